# Written by projector's render stage from gold/n.yaml.
'Variables of every kind.'

from enum import IntEnum
from typing import Final, final

from typing_extensions import Self

from gold_api._native import array as _Array, record as _Record, variable as _Variable

__all__ = ['Mode', 'both', 'level', 'limit', 'mine', 'mode', 'newest', 'pair', 'table']

level: Final[_Variable[int, int]]
'How much is told.'
limit: Final[int]
mode: Final[_Variable[Mode, Mode | int]]
both: Final[pair]
table: Final[_Array[int, int]]
mine: Final[_Variable[int, int]]
newest: Final[_Variable[int, int]]
'Since glibc 2.40.'

@final
class pair(_Record):
    __match_args__: Final = ('a', 'b')
    a: int
    b: int
    def __new__(cls, a: int = ..., b: int = ...) -> Self: ...

class Mode(IntEnum):
    SLOW = 1
    FAST = 2
