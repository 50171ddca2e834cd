"""Run in a child: what one projection makes, used by another, of every kind. Arguments: two projections, an odd one."""

from __future__ import annotations

import gc
import importlib
import os
import sys
import tempfile
import threading
from typing import Any


def refused(call: Any, *words: str) -> None:
    """The call raises TypeError with all of these words."""
    try:
        call()
    except TypeError as error:
        assert all(word in str(error) for word in words), str(error)
    else:
        raise AssertionError(f"accepted, though {words}")


def records(maker: Any, user: Any) -> None:
    """By pointer, changed in place, nested as view, by assignment, read-only."""
    at = maker.clock_gettime(maker.Clock.CLOCK_REALTIME)
    assert user.timespec_get(at, 1) == 1
    assert at.tv_sec > 1_600_000_000
    spec = maker.itimerspec()
    user.timespec_get(spec.it_value, 1)
    assert spec.it_value.tv_sec > 1_600_000_000
    assert spec.it_interval == maker.timespec()
    mine = user.itimerspec(it_value=at)
    mine.it_interval = spec.it_value
    assert (mine.it_value.tv_sec, mine.it_interval.tv_nsec) == (at.tv_sec, spec.it_value.tv_nsec)
    fixed = maker.timespec.from_buffer(bytes(16))
    try:
        user.timespec_get(fixed, 1)
    except BufferError as error:
        assert str(error) == "timespec_get(): ts is a view of read-only memory"
    else:
        raise AssertionError("wrote to bytes")


def arrays(maker: Any, user: Any) -> None:
    """An array field as a whole, lists of records, one of them as a buffer; items of an array."""
    stamps = maker.stamps(both=[maker.timespec(1, 2), user.timespec(3, 4)])
    with tempfile.TemporaryFile() as file:
        for times in (stamps.both, list(stamps.both), tuple(stamps.both), [user.timespec(1, 2), stamps.both[1]]):
            user.futimens(file.fileno(), [user.timespec(), user.timespec()])
            user.futimens(file.fileno(), times)
            assert os.fstat(file.fileno()).st_mtime_ns == 3_000_000_004
    copied = user.stamps(both=stamps.both)
    assert [one.tv_nsec for one in copied.both] == [2, 4]
    ends = [os.pipe(), os.pipe()]
    os.write(ends[1][1], b"x")
    fds = [maker.pollfd(fd=end[0], events=1) for end in ends]
    assert user.poll(fds, 0) == 1
    assert [one.revents for one in fds] == [0, 1]
    assert user.poll(fds[1], 0) == 1
    for end in ends:
        os.close(end[0])
        os.close(end[1])


def handles(maker: Any, user: Any) -> None:
    """Used, given away, closed once, closed while it is in use."""
    timer = maker.timerfd_create(maker.Clock.CLOCK_MONOTONIC)
    user.timerfd_settime(timer, 0, maker.itimerspec(it_value=user.timespec(1000)))
    assert user.timerfd_gettime(fd=timer).it_value.tv_sec in (999, 1000)
    number = timer.fileno()
    user.close(timer)
    assert timer.closed and not os.path.exists(f"/proc/self/fd/{number}")
    for use in (lambda: user.timerfd_gettime(timer), lambda: user.close(timer)):
        try:
            use()
        except ValueError as error:
            assert str(error).endswith("(): fd is closed")
        else:
            raise AssertionError("used after it was closed")
    pinned(maker, user)


def sleeps(thread: threading.Thread) -> bool:
    """Whether a thread waits in the kernel for a timer."""
    with open(f"/proc/self/task/{thread.native_id}/syscall") as file:
        return file.read().startswith("0 ")  # read()


def pinned(maker: Any, user: Any) -> None:
    """A close in another thread waits for the end of the call."""
    timer = maker.timerfd_create(maker.Clock.CLOCK_MONOTONIC)
    number, got = timer.fileno(), []
    thread = threading.Thread(target=lambda: got.append(user.read(timer, 8)))
    thread.start()
    while not sleeps(thread):
        pass
    timer.close()
    assert timer.closed
    assert os.path.exists(f"/proc/self/fd/{number}"), "closed under a call that uses it"
    maker.timerfd_settime(number, 0, maker.itimerspec(it_value=maker.timespec(0, 1)))
    thread.join()
    assert got == [b"\1\0\0\0\0\0\0\0"]
    assert not os.path.exists(f"/proc/self/fd/{number}")


def pointers(maker: Any, user: Any) -> None:
    """Handles that are pointers, and opaque pointers that keep what they were borrowed from open."""
    with maker.opendir("/") as folder:
        assert os.readlink(f"/proc/self/fd/{user.dirfd(folder)}") == "/"
    timer = maker.timerfd_create(0)
    number = timer.fileno()
    file = user.fdopen(timer, "r")  # made by `user` of a handle of `maker`
    assert maker.fileno(file) == user.fileno(file) == number
    timer.close()
    assert os.path.exists(f"/proc/self/fd/{number}"), "closed under what was made of it"
    with maker.timerfd_create(0) as other:
        assert user.fileno(maker.fdopen(other, "r")) == other.fileno()
    del file
    gc.collect()
    assert not os.path.exists(f"/proc/self/fd/{number}"), "left open"


def others(maker: Any, user: Any) -> None:
    """Enums are numbers; each projection raises its own exceptions."""
    assert user.clock_gettime(maker.Clock.CLOCK_REALTIME).tv_sec > 1_600_000_000
    with maker.timerfd_create(user.Clock.CLOCK_MONOTONIC) as timer:
        for module, other in ((maker, user), (user, maker)):
            try:
                module.tcgetpgrp(timer)
            except module.TerminalError as error:
                assert error.function == "tcgetpgrp"
                assert not isinstance(error, other.TerminalError)
            else:
                raise AssertionError("a timer is no terminal")


def wrong(odd: Any, user: Any) -> None:
    """The same names for other things: refused, with what disagrees."""
    first, there = "int64 of 8 bytes at 0", f"must be {user.__name__}.timespec, not odd_api.timespec: it has "
    there += f"'tv_nsec: {first}' where 'tv_sec: {first}' is needed"
    refused(lambda: user.timespec_get(odd.timespec(), 1), f"timespec_get(): ts {there}")
    refused(lambda: user.timespec_get(odd.pollfd(), 1), "timespec_get(): ts must be timespec, not pollfd")
    refused(lambda: user.timespec_get(odd.itimerspec().it_interval, 1), there)
    refused(lambda: user.itimerspec(it_value=odd.timespec()), f"itimerspec.it_value {there}")
    refused(lambda: user.futimens(0, [user.timespec(), odd.timespec()]), f"futimens(): times {there}")
    refused(lambda: user.futimens(0, odd.stamps().both), "futimens(): times must be timespec, not pollfd")
    refused(lambda: user.poll([odd.pollfd()], 0), "it has 'events: int32 of 4 bytes at 4' where 'events: int16")
    refused(lambda: user.poll(odd.pollfd(), 0), "poll(): fds must be ", "not odd_api.pollfd: ")
    with tempfile.TemporaryFile() as file, odd.dup(file.fileno()) as stamp:
        refused(lambda: user.dirfd(stamp), "dirfd(): dir must be Dir, not TimerFd")
        refused(lambda: user.timerfd_gettime(stamp), "it has 'closed by fsync of tiny.libc' where 'closed by close of ")
    refused(lambda: user.dirfd(odd.tmpfile()), "dirfd(): dir must be Dir, not FILE")
    refused(lambda: user.fileno(user.timespec()), "fileno(): file must be FILE, not timespec")
    pretending(user)


def pretending(user: Any) -> None:
    """What another object shows, or nothing of ours, in the place of its own."""

    class Pretender:
        def __projector__(self) -> object:
            return user.timespec().__projector__()

    class Nonsense:
        def __projector__(self) -> object:
            return 1

    class Failing:
        def __projector__(self) -> object:
            raise LookupError("no")

    refused(lambda: user.timespec_get(Pretender(), 1), "timespec_get(): ts must be timespec, not Pretender")
    refused(lambda: user.timespec_get(Nonsense(), 1), "timespec_get(): ts must be timespec, not Nonsense")
    try:
        user.timespec_get(Failing(), 1)
    except LookupError as error:
        assert str(error) == "no"
    else:
        raise AssertionError("the error was swallowed")


def everything(one: Any, other: Any) -> None:
    """Both directions, but for threads and classes: those are CPython's blocks."""
    for maker, user in ((one, other), (other, one)):
        for check in (records, arrays, pointers, others):
            check(maker, user)


def main() -> None:
    """Imports in the order of the arguments; crosses; does it again, and nothing stays behind."""
    one, other, odd = (importlib.import_module(name) for name in sys.argv[1:])
    blocks = []
    for _ in range(8):
        everything(one, other)
        gc.collect()
        blocks.append(sys.getallocatedblocks())
    assert blocks[-1] - blocks[2] < 10, blocks
    for maker, user in ((one, other), (other, one)):
        handles(maker, user)
        wrong(odd, user)
    print("crossed")


if __name__ == "__main__":
    main()
