# Written by projector's render stage: what logs the native calls of the package.
from collections.abc import Callable
from os import PathLike
from types import TracebackType
from typing import Final, Literal, NamedTuple, Protocol

from typing_extensions import Self

class _Writes(Protocol):
    def write(self, text: str, /) -> object: ...

class Call(NamedTuple):
    """A call that has ended; its str is the line that is written of it."""

    thread: int
    depth: int
    kind: Literal["", "callback"]
    name: str
    arguments: str
    outcome: str
    seconds: float

class Trace:
    """While it is entered, the native calls whose names it matches are written, or given to `to`."""

    def __init__(self, patterns: tuple[str, ...], to: str | PathLike[str] | _Writes | Callable[[Call], object] | None) -> None: ...
    def __enter__(self) -> Self: ...
    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None: ...
    def wants(self, name: str) -> bool: ...
    def tell(self, call: Call, begun: bool) -> None: ...
    def begin(self, call: Call) -> None: ...
    def write(self, line: str) -> None: ...

LONG: Final[int]
MANY: Final[int]
WIDE: Final[int]

def trace(*patterns: str, to: str | PathLike[str] | _Writes | Callable[[Call], object] | None = None) -> Trace: ...
