"""Clocks and timers give what Python's own time module gives."""

import os
import struct
import time

from linux_api import time as linux
from linux_api.unistd import read

CLOCKS = ("CLOCK_REALTIME", "CLOCK_MONOTONIC", "CLOCK_MONOTONIC_RAW", "CLOCK_BOOTTIME", "CLOCK_TAI",
          "CLOCK_PROCESS_CPUTIME_ID", "CLOCK_THREAD_CPUTIME_ID")  # fmt: skip


def nanoseconds(moment: linux.timespec) -> int:
    return moment.tv_sec * 1_000_000_000 + moment.tv_nsec


def check_clocks_lie_between_two_looks_of_python() -> None:
    for name in CLOCKS:
        before = time.clock_gettime_ns(getattr(time, name))
        ours = nanoseconds(linux.clock_gettime(linux.Clock[name]))
        assert before <= ours <= time.clock_gettime_ns(getattr(time, name)), name


def check_resolutions_are_equal() -> None:
    for name in CLOCKS:
        assert nanoseconds(linux.clock_getres(getattr(linux, name))) == round(
            time.clock_getres(getattr(time, name)) * 1e9
        )


def check_clock_numbers_are_pythons() -> None:
    for name in CLOCKS:
        assert linux.Clock[name] == getattr(time, name) == getattr(linux, name)


def check_cpu_clock_of_this_process_is_the_process_clock() -> None:
    clock = linux.clock_getcpuclockid(os.getpid())
    before = time.process_time_ns()
    assert before <= nanoseconds(linux.clock_gettime(clock)) <= time.process_time_ns()


def check_sleeping_takes_the_time_asked_for() -> None:
    for sleep in (
        lambda: linux.nanosleep(linux.timespec(tv_nsec=20_000_000)),
        lambda: linux.clock_nanosleep(linux.CLOCK_MONOTONIC, 0, linux.timespec(0, 20_000_000)),
    ):
        before = time.monotonic_ns()
        sleep()
        assert time.monotonic_ns() - before >= 20_000_000


def check_sleeping_until_a_moment() -> None:
    until = time.monotonic_ns() + 20_000_000
    moment = linux.timespec(tv_sec=until // 1_000_000_000, tv_nsec=until % 1_000_000_000)
    linux.clock_nanosleep(linux.CLOCK_MONOTONIC, linux.TIMER_ABSTIME, moment)
    assert time.monotonic_ns() >= until


def check_timer_counts_expiries() -> None:
    with linux.timerfd_create(linux.Clock.CLOCK_MONOTONIC, linux.TFD_CLOEXEC) as timer:
        setting = linux.itimerspec(it_interval=linux.timespec(0, 10_000_000), it_value=linux.timespec(0, 1))
        former = linux.timerfd_settime(timer, 0, setting)
        assert former == linux.itimerspec()
        time.sleep(0.05)
        (expiries,) = struct.unpack("Q", read(timer, 8))
        assert expiries >= 5
        assert linux.timerfd_gettime(timer).it_interval == setting.it_interval
