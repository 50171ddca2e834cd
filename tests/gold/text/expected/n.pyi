# Written by projector's render stage from gold/n.yaml.
'gold_api.n'

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar, Final, Literal, SupportsIndex, final

from _typeshed import StrOrBytesPath
from typing_extensions import Buffer, Never, Self

from gold_api._native import block as _Block, variable as _Variable

__all__ = ['counted', 'environ', 'moved', 'moved_result', 'narrow', 'path', 'several', 'texts', 'wide', ]


environ: Final[_Variable[list[str] | None, Never]]

@final
class moved_result(tuple[str | None, str | None]):
    'What moved() gives.'
    __match_args__: Final = ('result', 'rest',)
    def __new__(cls, values: Iterable[Any], /) -> Self: ...
    def __replace__(self, /, **changes: Any) -> Self: ...
    @property
    def result(self) -> str | None: ...
    @property
    def rest(self) -> str | None: ...
@final
class texts:
    'texts'
    __match_args__: ClassVar[tuple[Literal['names'], Literal['wide'], Literal['part'], Literal['size'], Literal['lent']]]
    sizeof: ClassVar[int]
    @property
    def names(self) -> list[str] | None:
        'names'
    @names.setter
    def names(self, value: Sequence[str | bytes] | None) -> None: ...
    wide: str | None
    @property
    def part(self) -> str | None:
        'part'
    @part.setter
    def part(self, value: str | bytes | None) -> None: ...
    @property
    def size(self) -> int:
        'size'
    @property
    def lent(self) -> list[bytes] | None:
        'lent'
    def __new__(cls, names: Sequence[str | bytes] | None = ..., wide: str | None = ..., part: str | bytes | None = ...) -> Self: ...
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

def narrow(s: str | bytes | None) -> str | None:
    'narrow().\n\nC:\n  const char *narrow(const char *s)'

def wide(s: str) -> str | None:
    'wide().\n\nC:\n  const wchar_t *wide(const wchar_t *s)'

def path(name: StrOrBytesPath, mode: int) -> None:
    'path().\n\nRaises:\n  OSError: the call failed; errno says why.\n\nC:\n  int path(const char *name, int mode)'

def several(argv: Sequence[str | bytes]) -> list[str] | None:
    'several().\n\nC:\n  char **several(char *const *argv)'

def counted() -> list[bytes | None] | None:
    'counted().\n\nRaises:\n  OSError: the call failed; errno says why.\n\nC:\n  int counted(char ***names, size_t *n)'

def moved(rest: StrOrBytesPath, mark: bytes) -> moved_result:
    'moved().\n\nC:\n  char *moved(char **rest, char mark)'

