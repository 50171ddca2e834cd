"""Handles: given back once, whatever happens."""

import copy
import errno
import gc
import os
import pickle
import threading
import time as python_time
import warnings

from linux_api import eventfd, fcntl, inotify, mman, time, unistd
from linux_api.eventfd import EventFd
from linux_api.unistd import Fd
from refusal import refused


def is_open(fd: int) -> bool:
    try:
        os.fstat(fd)
    except OSError as error:
        assert error.errno == errno.EBADF
        return False
    return True


def check_with_closes() -> None:
    with eventfd.eventfd(0) as counter:
        number = counter.fileno()
        assert counter and not counter.closed and is_open(number)
        assert repr(counter) == f"<linux_api.eventfd.EventFd {number}>"
    assert not counter and counter.closed and not is_open(number)
    assert repr(counter) == "<linux_api.eventfd.EventFd closed>"


def check_with_closes_after_an_exception() -> None:
    try:
        with eventfd.eventfd(0) as counter:
            raise KeyError
    except KeyError:
        assert counter.closed


def check_closing_twice_does_nothing() -> None:
    counter = eventfd.eventfd(0)
    number = counter.fileno()
    counter.close()
    reused = os.open("/dev/null", os.O_RDONLY)
    assert reused == number
    counter.close()
    counter.__exit__(None, None, None)
    assert is_open(reused)


def check_a_closed_handle_is_refused() -> None:
    counter = eventfd.eventfd(0)
    counter.close()
    assert refused(ValueError, eventfd.eventfd_read, counter) == "eventfd_read(): fd is closed"
    for method in (counter.fileno, counter.detach, counter.__enter__):
        assert refused(ValueError, method) == "operation on a closed EventFd"
    assert "fd is closed" in refused(ValueError, unistd.read, counter, 8)
    assert "fd is closed" in refused(ValueError, unistd.close, counter)


def check_detach_gives_the_descriptor_away() -> None:
    counter = eventfd.eventfd(3)
    number = counter.detach()
    assert counter.closed and is_open(number)
    with EventFd.from_raw(number) as again:
        assert eventfd.eventfd_read(again) == 3
    assert not is_open(number)


def check_from_raw_refuses_what_is_no_descriptor() -> None:
    refused(ValueError, EventFd.from_raw, -1)
    refused(ValueError, EventFd.from_raw, 2**31)
    refused(OverflowError, EventFd.from_raw, 2**64)
    for value in ("1", 1.0, None):
        refused(TypeError, EventFd.from_raw, value)


def check_handles_are_made_by_calls_only() -> None:
    refused(TypeError, EventFd)
    refused(TypeError, EventFd, 3)
    refused(TypeError, object.__new__, EventFd)
    refused(TypeError, type, "Mine", (EventFd,), {})


def check_handles_are_not_copied() -> None:
    with eventfd.eventfd(0) as counter:
        for duplicate in (copy.copy, copy.deepcopy, pickle.dumps):
            refused(TypeError, duplicate, counter)
        assert counter == counter and hash(counter) == hash(counter)


def check_a_slot_takes_its_handle_an_int_or_anything_with_a_fileno() -> None:
    read_end, write_end = os.pipe()
    with open(write_end, "wb", buffering=0) as file, Fd.from_raw(read_end) as handle:
        assert unistd.write(file, b"ab") == 2
        assert unistd.write(write_end, b"cd") == 2
        assert unistd.read(handle, 10) == b"abcd"
    for value in (None, "1", 1.5, object()):
        assert "fd must be Fd, an int or what has a fileno(), not" in refused(TypeError, unistd.read, value, 1)
    refused(OverflowError, unistd.read, 2**31, 1)


def check_handles_of_another_kind_are_pinned_like_the_right_one() -> None:
    counter = eventfd.eventfd(0)

    class Closes:
        def __index__(self) -> int:
            counter.close()
            return 0

    try:
        time.timerfd_settime(counter, Closes(), time.itimerspec())
    except OSError as error:
        assert error.errno == errno.EINVAL, "it was closed before the call"
    else:
        raise AssertionError("an event counter is no timer")
    assert "fd is closed" in refused(ValueError, time.timerfd_gettime, counter)


def check_failed_calls_make_no_handle() -> None:
    before = len(os.listdir("/proc/self/fd"))
    try:
        inotify.inotify_init1(0x12345)
    except OSError as error:
        assert error.errno == errno.EINVAL
    refused(FileNotFoundError, fcntl.open, "no such file", fcntl.O_RDONLY)
    assert len(os.listdir("/proc/self/fd")) == before


def check_unclosed_handles_warn_and_are_closed() -> None:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        counter = eventfd.eventfd(0)
        number = counter.fileno()
        del counter
        gc.collect()
    assert [str(one.message) for one in caught] == [f"unclosed <linux_api.eventfd.EventFd {number}>"]
    assert caught[0].category is ResourceWarning and not is_open(number)


def check_an_error_of_closing_is_raised() -> None:
    counter = eventfd.eventfd(0)
    os.close(counter.fileno())
    try:
        counter.close()
    except OSError as error:
        assert (error.errno, error.function) == (errno.EBADF, "close")
    else:
        raise AssertionError("closing a closed descriptor raised nothing")
    assert counter.closed


def check_close_takes_a_handle_over() -> None:
    for counter in (eventfd.eventfd(0), mman.memfd_create("memory"), fcntl.open(".", fcntl.O_RDONLY)):
        number = counter.fileno()
        unistd.close(counter)
        assert counter.closed and not is_open(number)


def check_close_in_another_thread_waits_for_the_call() -> None:
    read_end, write_end = unistd.pipe2()
    number = read_end.fileno()
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(unistd.read(read_end, 5)))
    reader.start()
    while "pipe_read" not in wchan(reader) and "anon_pipe_read" not in wchan(reader):
        python_time.sleep(0.005)
    read_end.close()
    assert read_end.closed and is_open(number)
    assert "fd is closed" in refused(ValueError, unistd.read, read_end, 1)
    unistd.write(write_end, b"later")
    reader.join()
    assert got == [b"later"] and not is_open(number)
    write_end.close()


def wchan(thread: threading.Thread) -> str:
    with open(f"/proc/self/task/{thread.native_id}/wchan") as file:
        return file.read()


def check_a_handle_that_is_being_used_is_not_taken_over() -> None:
    read_end, write_end = unistd.pipe2()
    reader = threading.Thread(target=unistd.read, args=(read_end, 1))
    reader.start()
    while "pipe_read" not in wchan(reader):
        python_time.sleep(0.005)
    assert "in use by another call" in refused(ValueError, unistd.close, read_end)
    unistd.write(write_end, b"x")
    reader.join()
    read_end.close()
    write_end.close()


def check_closing_while_an_argument_is_converted() -> None:
    counter = eventfd.eventfd(0)
    number = counter.fileno()

    class Closes:
        def __index__(self) -> int:
            counter.close()
            assert is_open(number)
            return 1

    eventfd.eventfd_write(counter, Closes())
    assert counter.closed and not is_open(number)


def check_many_handles_come_and_go() -> None:
    before = sorted(os.listdir("/proc/self/fd"))
    for _ in range(50):
        handles = [eventfd.eventfd(i) for i in range(20)]
        for handle in handles[::2] + handles[1::2]:
            handle.close()
    assert sorted(os.listdir("/proc/self/fd")) == before
