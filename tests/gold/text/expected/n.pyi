# Written by projector's render stage from gold/n.yaml.
'gold_api.n'

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import IntEnum, IntFlag
from typing import Any, ClassVar, Final, Literal, SupportsIndex, final, overload

from _typeshed import HasFileno, StrOrBytesPath
from typing_extensions import Buffer, Never, Self, deprecated

from gold_api._native import array as _Array, block as _Block, variable as _Variable

__all__ = ['narrow', 'path', 'wide', ]


def narrow(s: str | bytes | None) -> str | None:
    'narrow().\n\nParameters:\n  s (str | bytes | None)\n\nReturns:\n  (str | None)\n\nC:\n  const char *narrow(const char *s)'

def wide(s: str) -> str | None:
    'wide().\n\nParameters:\n  s (str)\n\nReturns:\n  (str | None)\n\nC:\n  const wchar_t *wide(const wchar_t *s)'

def path(name: StrOrBytesPath, mode: int) -> None:
    'path().\n\nParameters:\n  name (StrOrBytesPath)\n  mode (int)\n\nRaises:\n  OSError: the call failed; errno says why.\n\nC:\n  int path(const char *name, int mode)'

