# Written by projector's render stage from linux/timerfd.yaml.
'gold_api.timerfd'

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import IntEnum, IntFlag
from typing import Any, ClassVar, Final, Literal, SupportsIndex, final, overload

from _typeshed import HasFileno, StrOrBytesPath
from typing_extensions import Buffer, Never, Self, deprecated

from gold_api._native import array as _Array, block as _Block, pointer as _Pointer, variable as _Variable

__all__ = ['TFD_CLOEXEC', 'TFD_NONBLOCK', 'TimerFdFlags', ]


class TimerFdFlags(IntFlag):
    'TimerFdFlags'
    TFD_CLOEXEC = 524288
    TFD_NONBLOCK = 2048

TFD_CLOEXEC: Final = TimerFdFlags.TFD_CLOEXEC
TFD_NONBLOCK: Final = TimerFdFlags.TFD_NONBLOCK

