# Written by projector's render stage from gold/n.yaml.
'gold_api.n'

from collections.abc import Callable
from enum import IntEnum
from typing import Final, final

from _typeshed import HasFileno, StrOrBytesPath
from typing_extensions import Buffer, Self

from gold_api._native import function_pointer as _FunctionPointer, handle as _Handle, record as _Record, results as _Results

__all__ = ['NUMBER', 'SPOT', 'What', 'Wrong', 'between', 'close', 'compare', 'each', 'file', 'nearest', 'nearest_result', 'open', 'point', 'printed', 'read', 'read_result', 'set', 'sort', 'visit', 'words']

@final
class point(_Record):
    __match_args__: Final = ('x', 'y')
    x: int
    y: int
    def __new__(cls, x: int = ..., y: int = ...) -> Self: ...

@final
class file(_Handle):
    def fileno(self) -> int: ...

class Wrong(Exception):
    function: str
    code: int

class What(IntEnum):
    NUMBER = 1
    SPOT = 2

NUMBER: Final = What.NUMBER
SPOT: Final = What.SPOT

@final
class visit(_FunctionPointer): ...

@final
class compare(_FunctionPointer): ...

@final
class read_result(_Results, tuple[int, bytes | int]):
    __match_args__: Final = ('result', 'data')
    @property
    def result(self) -> int: ...
    @property
    def data(self) -> bytes | int: ...

@final
class nearest_result(_Results, tuple[int, point]):
    __match_args__: Final = ('result', 'found')
    @property
    def result(self) -> int: ...
    @property
    def found(self) -> point: ...

def each(f: Callable[[point, float], int] | visit) -> None:
    'each().\n\nC:\n  void each(visit f, void *data)'

def sort(by: Callable[[int, int], int] | compare) -> None:
    'sort().\n\nC:\n  void sort(compare by)'

def words(code: int) -> str | None:
    'words().\n\nC:\n  const char *words(int code)'

def between(a: point, b: point) -> point:
    'between().\n\nC:\n  point between(point a, point b)'

def set(what: What | int, value: int | point) -> int:
    'set().\n\nParameters:\n  value: int with NUMBER; point with SPOT\n\nRaises:\n  Wrong\n\nC:\n  int set(int what, const void *value)'

def close(fd: file | int | HasFileno) -> int:
    'close().\n\nRaises:\n  OSError: the call failed; errno says why.\n\nC:\n  int close(int fd)'

def open(path: StrOrBytesPath, flags: int = 0) -> file:
    'open().\n\nRaises:\n  OSError: the call failed; errno says why.\n\nC:\n  int open(const char *path, int flags)'

def read(fd: file | int | HasFileno, data: int | Buffer) -> read_result:
    'read().\n\nRaises:\n  OSError: the call failed; errno says why.\n\nC:\n  ssize_t read(int fd, void *data, size_t size)'

def nearest(to: point, weight: float) -> nearest_result:
    'nearest().\n\nC:\n  int nearest(const point *to, point *found, float weight)'

def printed(value: int) -> int:
    'printed().\n\nC:\n  int printed(long value)'
