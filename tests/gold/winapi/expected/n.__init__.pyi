# Written by projector's render stage from gold/n.yaml.
'Functions of 32-bit Windows.'

from collections.abc import Callable
from typing import Final, final

from typing_extensions import Self

from gold_api._native import function_pointer as _FunctionPointer, handle as _Handle, record as _Record

from . import raw as raw

__all__ = ['Key', 'close_key', 'describe', 'each_key', 'handler', 'keep', 'print', 'process', 'set_handler', 'start', 'visit']

@final
class Key(_Handle): ...

@final
class process(_Record):
    __match_args__: Final = ('key', 'id')
    key: Key | None
    id: int
    def __new__(cls, key: Key | None = ..., id: int = ...) -> Self: ...

@final
class visit(_FunctionPointer): ...

@final
class handler(_FunctionPointer): ...

def close_key(key: Key) -> int:
    "close_key().\n\nRaises:\n  OSError: the call failed; winerror is Windows' last error.\n\nC:\n  int close_key(void *key)"

def each_key(visit: Callable[[Key], int] | visit) -> int:
    'each_key().\n\nC:\n  int each_key(visit visit, intptr_t data)'

def set_handler(handler: Callable[[int], int] | handler) -> int:
    "set_handler().\n\nRaises:\n  OSError: the call failed; winerror is Windows' last error.\n\nC:\n  int set_handler(handler handler)"

def describe(key: Key) -> str | None:
    'describe().\n\nC:\n  wchar_t *describe(void *key)'

def start() -> process:
    "start().\n\nRaises:\n  OSError: the call failed; winerror is Windows' last error.\n\nC:\n  int start(process *made)"

def keep(key: Key) -> None:
    "keep().\n\nRaises:\n  OSError: the call failed; winerror is Windows' last error.\n\nC:\n  int keep(void *key)"

def print(format: str | bytes, number: int = 0) -> int:
    'print().\n\nC:\n  int print(const char *format, ...)'
