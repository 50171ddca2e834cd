# Written by projector's render stage from gold/n.yaml.
'gold_api.n'

from collections.abc import Sequence
from typing import Final, final

from _typeshed import StrOrBytesPath
from typing_extensions import Never, Self

from gold_api._native import record as _Record, results as _Results, variable as _Variable

__all__ = ['counted', 'environ', 'moved', 'moved_result', 'narrow', 'path', 'several', 'texts', 'wide']

environ: Final[_Variable[list[str] | None, Never]]

@final
class moved_result(_Results, tuple[str | None, str | None]):
    __match_args__: Final = ('result', 'rest')
    @property
    def result(self) -> str | None: ...
    @property
    def rest(self) -> str | None: ...

@final
class texts(_Record):
    __match_args__: Final = ('names', 'wide', 'part', 'size', 'lent')
    @property
    def names(self) -> list[str] | None: ...
    @names.setter
    def names(self, value: Sequence[str | bytes] | None) -> None: ...
    wide: str | None
    @property
    def part(self) -> str | None: ...
    @part.setter
    def part(self, value: str | bytes | None) -> None: ...
    @property
    def size(self) -> int: ...
    @property
    def lent(self) -> list[bytes] | None: ...
    def __new__(cls, names: Sequence[str | bytes] | None = ..., wide: str | None = ..., part: str | bytes | None = ...) -> Self: ...

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
