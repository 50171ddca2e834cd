# Written by projector's render stage from gold/n.yaml.
'Macros and inline functions.'

from typing import Final, final

from typing_extensions import Self

from gold_api._native import record as _Record

__all__ = ['LOW', 'SHIFT', 'half', 'is_odd', 'least', 'pair', 'room', 'shifted']

SHIFT: Final[int] = 3
LOW: Final[int] = -9

@final
class pair(_Record):
    __match_args__: Final = ('a', 'b')
    a: int
    b: int
    def __new__(cls, a: int = ..., b: int = ...) -> Self: ...

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
