"""Sixteen threads at once over the same functions, records, handles, types and names."""

import contextlib
import gc
import importlib
import os
import sys
import threading
from collections.abc import Callable

import linux_api
from linux_api import epoll, eventfd, math, string, time, unistd
from linux_api.inotify import inotify_event
from linux_api.time import itimerspec, timespec

THREADS = 16


def hammer(work: Callable[[int], None]) -> None:
    """Runs the work in all threads, which begin together and are switched as often as can be."""
    failed: list[BaseException] = []
    together = threading.Barrier(THREADS)

    def run(number: int) -> None:
        try:
            together.wait()
            work(number)
        except BaseException as error:
            failed.append(error)

    sys.setswitchinterval(1e-6)
    threads = [threading.Thread(target=run, args=(number,)) for number in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        raise failed[0]


def check_functions() -> None:
    def work(number: int) -> None:
        for i in range(1000):
            assert math.fma(float(number), 2.0, float(i)) == number * 2.0 + i
            assert math.fma(z=float(i), x=float(number), y=2.0) == number * 2.0 + i
            assert math.fma(float(number), z=float(i), y=2.0) == number * 2.0 + i
            assert string.strlen("x" * number) == number
            time.clock_gettime(clockid=1)

    hammer(work)


def check_records() -> None:
    shared = itimerspec()

    def work(number: int) -> None:
        for i in range(500):
            one = timespec(number, i)
            shared.it_value = one
            shared.it_interval.tv_sec = number
            assert shared.it_value.tv_sec in range(THREADS) and one == timespec(number, i)
            assert repr(shared) and shared.copy().it_interval.tv_sec in range(THREADS)
            inotify_event.from_buffer(bytes(32)).copy()

    hammer(work)


def check_one_handle_that_all_close() -> None:
    for _ in range(30):
        counter = eventfd.eventfd(0, eventfd.EFD_NONBLOCK)

        def work(number: int, counter: eventfd.EventFd = counter) -> None:
            for _ in range(5):
                try:
                    eventfd.eventfd_write(counter, 1)
                    if number % 4 == 0:
                        counter.close()
                except ValueError as error:
                    assert "is closed" in str(error)

        hammer(work)
        assert counter.closed


def check_handles_of_many_threads_are_closed_once_each() -> None:
    before = len(os.listdir("/proc/self/fd"))

    def work(number: int) -> None:
        for i in range(100):
            read_end, write_end = unistd.pipe2()
            with read_end, write_end:
                unistd.write(write_end, bytes([number, i]))
                assert unistd.read(read_end, 2) == bytes([number, i])

    hammer(work)
    assert len(os.listdir("/proc/self/fd")) == before


def check_types_and_names_made_by_all_at_once() -> None:
    for namespace in ("stat", "fcntl", "sched", "timex", "landlock", "prctl", "signal"):
        module = importlib.import_module(f"linux_api.{namespace}")
        seen: list[dict[str, object]] = []

        def work(number: int, module: object = module, seen: list[dict[str, object]] = seen) -> None:
            seen.append(
                {name: getattr(module, name) for name in module.__all__ if isinstance(getattr(module, name), type)}
            )

        hammer(work)
        assert len(seen) == THREADS and all(types == seen[0] for types in seen), namespace


def check_waiting_in_all_threads() -> None:
    with epoll.epoll_create1() as waiting, eventfd.eventfd(1) as counter:
        event = epoll.epoll_event(epoll.EPOLLIN, epoll.epoll_data(u32=5))
        epoll.epoll_ctl(waiting, epoll.EPOLL_CTL_ADD, counter, event)

        def work(number: int) -> None:
            for _ in range(200):
                assert [one.data.u32 for one in epoll.epoll_wait(waiting, 3)] == [5]

        hammer(work)


def check_one_buffer_that_all_fill() -> None:
    target = bytearray(4096)

    def work(number: int) -> None:
        for _ in range(100):
            assert linux_api.random.getrandom(target) == 4096

    hammer(work)
    target.clear()


def check_nothing_is_left_behind() -> None:
    def calls() -> None:
        for i in range(200):
            timer = itimerspec(it_value=timespec(i, i))
            assert timer.it_value.copy() == timespec(i, i)
            memoryview(timespec.from_buffer(bytearray(16)))
            math.frexp(1.5)
            time.clock_gettime(clockid=1)
            epoll.epoll_create1().close()
            string.strlen("größer" + str(i))
            for function in (time.clock_gettime, string.strlen):
                with contextlib.suppress(TypeError):
                    function(None)
            with contextlib.suppress(OSError):
                time.clock_gettime(99)

    calls()
    gc.collect()
    before = sys.getallocatedblocks()
    for _ in range(10):
        calls()
    gc.collect()
    grown = sys.getallocatedblocks() - before
    assert grown < 1000, grown  # one block left behind by one of the calls would make it 2,000
