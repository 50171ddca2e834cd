# Written by projector's render stage from gold/n.yaml.
'Functions that call back.'

from collections.abc import Callable
from typing import Final, final

from typing_extensions import Buffer, Self

from gold_api._native import function_pointer as _FunctionPointer, record as _Record

__all__ = ['ask', 'ask_all', 'compare', 'each', 'element', 'elements', 'pair', 'read', 'read_all', 'sort', 'visit']

@final
class pair(_Record):
    __match_args__: Final = ('a', 'b')
    a: int
    b: int
    def __new__(cls, a: int = ..., b: int = ...) -> Self: ...

@final
class visit(_FunctionPointer): ...

@final
class compare(_FunctionPointer): ...

@final
class read(_FunctionPointer): ...

@final
class ask(_FunctionPointer): ...

@final
class element(_FunctionPointer): ...

def each(count: int, visit: Callable[[int], int] | visit) -> int:
    'each().\n\nC:\n  int each(int count, visit visit, void *data)'

def sort(base: Buffer, size: int, compare: Callable[[bytes, bytes], int] | compare) -> None:
    'sort().\n\nC:\n  void sort(void *base, size_t count, size_t size, compare compare)'

def read_all(read: Callable[[int], Buffer] | read) -> int:
    'read_all().\n\nC:\n  int read_all(read read, void *data)'

def ask_all(ask: Callable[[int], tuple[bool, int, pair]] | ask) -> bool:
    'ask_all().\n\nC:\n  bool ask_all(ask ask, void *data)'

def elements(each: Callable[[str, list[str] | None], object] | element) -> int:
    'elements().\n\nC:\n  int elements(element each, void *data)'
