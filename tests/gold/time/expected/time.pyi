# Written by projector's render stage from linux/time.yaml.
'gold_api.time'

import gold_api.timerfd
from collections.abc import Iterator, Sequence
from enum import IntEnum, IntFlag
from typing import Any, ClassVar, Final, Literal, final, overload

from _typeshed import HasFileno, StrOrBytesPath, structseq
from typing_extensions import Buffer, Never, Self, deprecated

from gold_api._native import array as _Array

__all__ = ['CLOCK_MONOTONIC', 'CLOCK_REALTIME', 'Clock', 'TimerFd', 'clock_gettime', 'strlen', 'timerfd_create', 'timespec', ]


@final
class timespec:
    'timespec'
    __match_args__: ClassVar[tuple[Literal['tv_sec'], Literal['tv_nsec']]]
    sizeof: ClassVar[int]
    tv_sec: int
    tv_nsec: int
    def __new__(cls, tv_sec: int = ..., tv_nsec: int = ...) -> Self: ...
    @classmethod
    def from_buffer(cls, buffer: Buffer, /, offset: int = 0) -> Self: ...
    def copy(self) -> Self: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: object, /) -> Self: ...
    def __setstate__(self, state: bytes, /) -> None: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]
    def __buffer__(self, flags: int, /) -> memoryview: ...
    def __projector__(self) -> object: ...

class Clock(IntEnum):
    'Clock'
    CLOCK_REALTIME = 0
    CLOCK_MONOTONIC = 1

CLOCK_REALTIME: Final = Clock.CLOCK_REALTIME
CLOCK_MONOTONIC: Final = Clock.CLOCK_MONOTONIC

@final
class TimerFd:
    'TimerFd'
    def __new__(cls, _: Never, /) -> Self: ...
    @property
    def closed(self) -> bool: ...
    @classmethod
    def from_raw(cls, value: int, /) -> Self: ...
    def close(self) -> None: ...
    def detach(self) -> int: ...
    def fileno(self) -> int: ...
    def __bool__(self) -> bool: ...
    def __enter__(self) -> Self: ...
    def __exit__(self, *args: object) -> None: ...
    def __projector__(self) -> object: ...

def clock_gettime(clockid: Clock | int) -> timespec:
    'The time of a clock.\n\nParameters:\n  clockid (Clock | int)\n\nReturns:\n  tp (timespec)\n\nRaises:\n  OSError: the call failed; errno says why.\n\nC:\n  int clock_gettime(clockid_t clockid, timespec *tp)'

def timerfd_create(clockid: Clock | int, flags: gold_api.timerfd.TimerFdFlags | int = 0) -> TimerFd:
    'timerfd_create().\n\nParameters:\n  clockid (Clock | int)\n  flags (gold_api.timerfd.TimerFdFlags | int)\n\nReturns:\n  (TimerFd)\n\nRaises:\n  OSError: the call failed; errno says why.\n\nC:\n  int timerfd_create(int clockid, int flags)\n\nSince:\n  glibc 2.8\n\nSee:\n  https://man7.org/linux/man-pages/man2/timerfd_create.html'

def strlen(s: str | bytes) -> int:
    'strlen().\n\nParameters:\n  s (str | bytes)\n\nReturns:\n  (int)\n\nC:\n  size_t strlen(const char *s)'

