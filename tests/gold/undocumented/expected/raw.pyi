# Written by projector's render stage from gold/gold.yaml.
"Functions of gold_api that metadata describes incompletely: a wrong argument can crash the process. And what it doesn't document. Besides, new(), pointers(), from_address(), address_of(), field() and callback() make what they take."

from enum import IntEnum
from typing import Final, final

from typing_extensions import Buffer, Self, deprecated

from gold_api._native import block as _Block, function_pointer as _FunctionPointer, opaque as _Opaque, record as _Record, variable as _Variable

from gold_api._native import new as new
from gold_api._native import pointers as pointers
from gold_api._native import from_address as from_address
from gold_api._native import address_of as address_of
from gold_api._native import field as field
from gold_api._native import callback as callback

__all__ = ['GOLD_SLOW', 'GOLD_SLOWEST', 'GOLD_UNTOLD', 'gold_count', 'gold_hook', 'gold_hooked', 'gold_kept', 'gold_later', 'gold_resize', 'gold_shade', 'gold_size']

GOLD_UNTOLD: Final[int] = 2
GOLD_SLOW: Final[int] = 1
GOLD_SLOWEST: Final[int] = 2147483648

gold_count: Final[_Variable[int, int]]

@final
class gold_hook(_FunctionPointer): ...

class gold_shade(IntEnum):
    GOLD_DARK = 0
    GOLD_LIGHT = 1

@final
class gold_size(_Record):
    __match_args__: Final = ('width', 'shade')
    width: int
    @property
    def shade(self) -> gold_shade: ...
    @shade.setter
    def shade(self, value: gold_shade | int) -> None: ...
    def __new__(cls, width: int = ..., shade: gold_shade | int = ...) -> Self: ...

@final
class gold_kept(_Opaque): ...

def gold_later(p1: int) -> int:
    'gold_later().\n\nC:\n  int gold_later(int p1)'

def gold_resize(p1: gold_size | _Block[gold_size] | Buffer | int | None, p2: gold_kept | int | None) -> None:
    'gold_resize().\n\nRaw: nothing here keeps a wrong address from crashing the process:\n  p1: a pointer to a record without a direction or a length (dir: in, out or inout)\n\nC:\n  void gold_resize(gold_size *p1, gold_kept *p2)'

@deprecated('Nobody calls it.')
def gold_hooked(p1: gold_hook | int | None) -> None:
    'gold_hooked().\n\nRaw: nothing here keeps a wrong address from crashing the process:\n  p1: a callback without `scope:`, or `retained:` by a handle\n\nDeprecated:\n  Nobody calls it.\n\nC:\n  void gold_hooked(gold_hook p1)'
