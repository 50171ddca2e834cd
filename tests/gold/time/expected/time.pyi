# Written by projector's render stage from linux/time.yaml.
'gold_api.time'

import gold_api.timerfd
from enum import IntEnum
from typing import Final, final

from typing_extensions import Self

from gold_api._native import handle as _Handle, record as _Record

__all__ = ['CLOCK_MONOTONIC', 'CLOCK_REALTIME', 'Clock', 'TimerFd', 'clock_gettime', 'strlen', 'timerfd_create', 'timespec']

@final
class timespec(_Record):
    __match_args__: Final = ('tv_sec', 'tv_nsec')
    tv_sec: int
    tv_nsec: int
    def __new__(cls, tv_sec: int = ..., tv_nsec: int = ...) -> Self: ...

class Clock(IntEnum):
    CLOCK_REALTIME = 0
    CLOCK_MONOTONIC = 1

CLOCK_REALTIME: Final = Clock.CLOCK_REALTIME
CLOCK_MONOTONIC: Final = Clock.CLOCK_MONOTONIC

@final
class TimerFd(_Handle):
    def fileno(self) -> int: ...

def clock_gettime(clockid: Clock | int) -> timespec:
    'The time of a clock.\n\nRaises:\n  OSError: the call failed; errno says why.\n\nC:\n  int clock_gettime(clockid_t clockid, timespec *tp)'

def timerfd_create(clockid: Clock | int, flags: gold_api.timerfd.TimerFdFlags | int = 0) -> TimerFd:
    'timerfd_create().\n\nRaises:\n  OSError: the call failed; errno says why.\n\nC:\n  int timerfd_create(int clockid, int flags)\n\nSince:\n  glibc 2.8\n\nSee:\n  https://man7.org/linux/man-pages/man2/timerfd_create.html'

def strlen(s: str | bytes) -> int:
    'strlen().\n\nC:\n  size_t strlen(const char *s)'
