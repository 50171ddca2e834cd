# Written by projector's render stage from gold/n.yaml.
'Macros and inline functions.'

from collections.abc import Iterable
from typing import ClassVar, Final, Literal, SupportsIndex, final

from typing_extensions import Buffer, Self

from gold_api._native import block as _Block

__all__ = ['LOW', 'SHIFT', 'half', 'is_odd', 'least', 'pair', 'room', 'shifted', ]

SHIFT: Final[int] = 3
LOW: Final[int] = -9

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

def shifted(value: int) -> int:
    'Moved to the left.\n\nC:\n  unsigned shifted(unsigned value)'

def half(value: float) -> float:
    'half().\n\nC:\n  double half(double value)'

def least(a: int, b: int) -> int:
    'least().\n\nC:\n  long least(long a, long b)'

def room(count: int) -> int:
    'room().\n\nC:\n  size_t room(size_t count)'

def is_odd(value: int) -> bool:
    'is_odd().\n\nC:\n  bool is_odd(int value)'

