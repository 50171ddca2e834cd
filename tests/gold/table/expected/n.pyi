# Written by projector's render stage from gold/n.yaml.
'gold_api.n'

from collections.abc import Iterable
from enum import IntEnum
from typing import Any, ClassVar, Final, Literal, SupportsIndex, final

from _typeshed import HasFileno, StrOrBytesPath
from typing_extensions import Buffer, Never, Self

from gold_api._native import block as _Block

__all__ = ['NUMBER', 'SPOT', 'What', 'Wrong', 'between', 'close', 'file', 'nearest', 'nearest_result', 'open', 'point', 'printed', 'read', 'read_result', 'set', 'words', ]


@final
class point:
    'point'
    __match_args__: ClassVar[tuple[Literal['x'], Literal['y']]]
    sizeof: ClassVar[int]
    x: int
    y: int
    def __new__(cls, x: int = ..., y: int = ...) -> Self: ...
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

@final
class file:
    'file'
    def __new__(cls, _: Never, /) -> Self: ...
    @property
    def closed(self) -> bool: ...
    @classmethod
    def from_raw(cls, value: int, /) -> Self: ...
    def close(self) -> None: ...
    def detach(self) -> int: ...
    def fileno(self) -> int: ...
    def __bool__(self) -> bool: ...
    def __enter__(self) -> Self: ...
    def __exit__(self, *args: object) -> None: ...
    def __projector__(self) -> object: ...
    @classmethod
    def __projector_type__(cls) -> object: ...

class Wrong(Exception):
    'Wrong'
    function: str
    code: int

class What(IntEnum):
    'What'
    NUMBER = 1
    SPOT = 2

NUMBER: Final = What.NUMBER
SPOT: Final = What.SPOT


@final
class read_result(tuple[int, bytes | int]):
    'What read() gives.'
    __match_args__: Final = ('result', 'data',)
    def __new__(cls, values: Iterable[Any], /) -> Self: ...
    def __replace__(self, /, **changes: Any) -> Self: ...
    @property
    def result(self) -> int: ...
    @property
    def data(self) -> bytes | int: ...

@final
class nearest_result(tuple[int, point]):
    'What nearest() gives.'
    __match_args__: Final = ('result', 'found',)
    def __new__(cls, values: Iterable[Any], /) -> Self: ...
    def __replace__(self, /, **changes: Any) -> Self: ...
    @property
    def result(self) -> int: ...
    @property
    def found(self) -> point: ...
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

