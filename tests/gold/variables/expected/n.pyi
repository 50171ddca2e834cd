# Written by projector's render stage from gold/n.yaml.
'Variables of every kind.'

from collections.abc import Iterable
from enum import IntEnum
from typing import ClassVar, Final, Literal, SupportsIndex, final

from typing_extensions import Buffer, Self

from gold_api._native import array as _Array, block as _Block, variable as _Variable

__all__ = ['Mode', 'both', 'level', 'limit', 'mine', 'mode', 'newest', 'pair', 'table', ]


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
class pair:
    'pair'
    __match_args__: ClassVar[tuple[Literal['a'], Literal['b']]]
    sizeof: ClassVar[int]
    a: int
    b: int
    def __new__(cls, a: int = ..., b: int = ...) -> Self: ...
    @classmethod
    def array_of(cls, records: SupportsIndex | Iterable[Self] | Buffer, /) -> _Block[Self]: ...
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
    @classmethod
    def __projector_type__(cls) -> object: ...

class Mode(IntEnum):
    'Mode'
    SLOW = 1
    FAST = 2

