# Written by projector's render stage from gold/n.yaml.
'gold_api.n'

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import IntEnum, IntFlag
from typing import Any, ClassVar, Final, Literal, SupportsIndex, final, overload

from _typeshed import HasFileno, StrOrBytesPath
from typing_extensions import Buffer, Never, Self, deprecated

from gold_api._native import array as _Array, block as _Block, pointer as _Pointer, variable as _Variable

__all__ = ['Flag', 'Kind', 'READ', 'WRITE', 'kind_of', ]


class Kind(IntEnum):
    'A C enum.'
    NONE = 0
    ONE = 1
    'The first.'

class Flag(IntFlag):
    'Flag'
    READ = 1
    WRITE = 2

READ: Final = Flag.READ
WRITE: Final = Flag.WRITE

def kind_of(flag: Flag | int = 1) -> Kind:
    'kind_of().\n\nParameters:\n  flag (Flag | int)\n\nReturns:\n  (Kind): A C enum.\n\nC:\n  Kind kind_of(unsigned flag)'

