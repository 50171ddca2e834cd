# Written by projector's render stage from gold/gold.yaml.
'gold_api'

from collections.abc import Callable
from enum import IntEnum
from typing import Final, final

from typing_extensions import Self

from gold_api._native import function_pointer as _FunctionPointer, record as _Record, variable as _Variable

from gold_api._native import trace as trace
from . import raw as raw

__all__ = ['Colour', 'GOLD_BLUE', 'GOLD_QUICK', 'GOLD_RED', 'GOLD_TOLD', 'gold_mode', 'gold_move', 'gold_point', 'gold_told', 'gold_version', 'gold_watch']

GOLD_TOLD: Final[int] = 1
'Somebody knows what it is.'

gold_version: Final[_Variable[int, int]]
'Which version runs.'

@final
class gold_told(_FunctionPointer): ...

class gold_mode(IntEnum):
    GOLD_QUICK = 0
    'Sooner.'

GOLD_QUICK: Final = gold_mode.GOLD_QUICK

class Colour(IntEnum):
    'A colour.'
    GOLD_RED = 0
    GOLD_BLUE = 1

GOLD_RED: Final = Colour.GOLD_RED
GOLD_BLUE: Final = Colour.GOLD_BLUE

@final
class gold_point(_Record):
    __match_args__: Final = ('x', 'mode')
    x: int
    @property
    def mode(self) -> gold_mode: ...
    @mode.setter
    def mode(self, value: gold_mode | int) -> None: ...
    def __new__(cls, x: int = ..., mode: gold_mode | int = ...) -> Self: ...

def gold_move(point: gold_point, by: int) -> int:
    'Moves a point by name.\n\nParameters:\n  by: How far.\n\nC:\n  int gold_move(gold_point *point, distance by)'

def gold_watch(each: Callable[[gold_point], int] | gold_told) -> int:
    'Calls for each point.\n\nC:\n  int gold_watch(gold_told each, void *data)'
