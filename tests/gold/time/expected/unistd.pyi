# Written by projector's render stage from linux/unistd.yaml.
'gold_api.unistd'

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import IntEnum, IntFlag
from typing import Any, ClassVar, Final, Literal, SupportsIndex, final, overload

from _typeshed import HasFileno, StrOrBytesPath
from typing_extensions import Buffer, Never, Self, deprecated

from gold_api._native import array as _Array, block as _Block, pointer as _Pointer, variable as _Variable

__all__ = ['close', ]


def close(fd: int) -> int:
    'close().\n\nParameters:\n  fd (int)\n\nReturns:\n  (int)\n\nC:\n  int close(int fd)'

