# Written by projector's render stage from gold/n.yaml.
'Functions that nobody has described.'

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import IntEnum, IntFlag
from typing import Any, ClassVar, Final, Literal, SupportsIndex, final, overload

from _typeshed import HasFileno, StrOrBytesPath
from typing_extensions import Buffer, Never, Self, deprecated

from gold_api._native import array as _Array, block as _Block, pointer as _Pointer, variable as _Variable

from . import raw as raw
__all__ = ['known', ]


def known(n: int) -> int:
    'known().\n\nParameters:\n  n (int)\n\nReturns:\n  (int)\n\nC:\n  int known(int n)'

