# Written by projector's render stage from gold/n.yaml.
'Constants of every type.'

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import IntEnum, IntFlag
from typing import Any, ClassVar, Final, Literal, SupportsIndex, final, overload

from _typeshed import HasFileno, StrOrBytesPath
from typing_extensions import Buffer, Never, Self, deprecated

from gold_api._native import array as _Array, block as _Block, pointer as _Pointer, variable as _Variable

__all__ = ['ENDLESS', 'LEAST', 'MOST', 'NOTHING', 'PI', 'RAW', 'TEXT', 'ZERO', ]

ZERO: Final[int] = 0
MOST: Final[int] = 18446744073709551615
'All bits.'
LEAST: Final[int] = -9223372036854775808
PI: Final[float] = 3.14159
ENDLESS: Final[float]
NOTHING: Final[float]
TEXT: Final[str] = 'caf\xe9'
RAW: Final[bytes] = b'bytes'

