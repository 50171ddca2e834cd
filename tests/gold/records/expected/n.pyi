# Written by projector's render stage from gold/n.yaml.
'gold_api.n'

from collections.abc import Sequence
from typing import Final, final

from typing_extensions import Buffer, Self

from gold_api._native import array as _Array, block as _Block, record as _Record, results as _Results

__all__ = ['REAL', 'WHOLE', 'bits', 'ends', 'ends_result', 'event', 'held', 'line', 'move', 'number', 'person', 'point']

WHOLE: Final[int] = -1
REAL: Final[int] = 2

@final
class point(_Record):
    'A place.'
    __match_args__: Final = ('x', 'y')
    x: int
    'To the right.'
    y: int
    def __new__(cls, x: int = ..., y: int = ...) -> Self: ...

@final
class line(_Record):
    __match_args__: Final = ('ends', 'name', 'weight', 'thin')
    @property
    def ends(self) -> _Array[point, point]: ...
    @ends.setter
    def ends(self, value: Sequence[point]) -> None: ...
    @property
    def name(self) -> str: ...
    @name.setter
    def name(self, value: str | bytes) -> None: ...
    weight: float
    thin: bool
    def __new__(cls, ends: Sequence[point] = ..., name: str | bytes = ..., weight: float = ..., thin: bool = ...) -> Self: ...

@final
class bits(_Record):
    __match_args__: Final = ('low', 'high')
    low: int
    high: int
    def __new__(cls, low: int = ..., high: int = ...) -> Self: ...

@final
class person(_Record):
    __match_args__: Final = ('name', 'next', 'places', 'weights', 'n')
    @property
    def name(self) -> str | None:
        'What they are called.'
    @name.setter
    def name(self, value: str | bytes | None) -> None: ...
    next: person | None
    @property
    def places(self) -> _Block[point] | None: ...
    @places.setter
    def places(self, value: Sequence[point] | Buffer | None) -> None: ...
    @property
    def weights(self) -> memoryview | None: ...
    @weights.setter
    def weights(self, value: Buffer | None) -> None: ...
    @property
    def n(self) -> int: ...
    def __new__(cls, name: str | bytes | None = ..., next: person | None = ..., places: Sequence[point] | Buffer | None = ..., weights: Buffer | None = ...) -> Self: ...

@final
class event(_Record):
    __match_args__: Final = ('len', 'name')
    len: int
    @property
    def name(self) -> bytes: ...
    def __new__(cls, len: int = ...) -> Self: ...

@final
class held(_Record):
    __match_args__: Final = ('tag', 'value')
    tag: int
    value: int | float | number
    def __new__(cls, tag: int = ..., value: int | float | number = ...) -> Self: ...

@final
class number(_Record):
    __match_args__: Final = ('i', 'f')
    i: int
    f: float
    def __new__(cls, i: int = ..., f: float = ...) -> Self: ...

@final
class ends_result(_Results, tuple[int, point, point]):
    __match_args__: Final = ('result', 'a', 'b')
    @property
    def result(self) -> int: ...
    @property
    def a(self) -> point: ...
    @property
    def b(self) -> point: ...

def move(p: point, by: point | None) -> None:
    'move().\n\nParameters:\n  p: A place.\n  by: A place.\n\nC:\n  void move(point *p, const point *by)'

def ends(l: line) -> ends_result:
    'ends().\n\nReturns:\n  a: A place.\n  b: A place.\n\nC:\n  int ends(const line *l, point *a, point *b)'
