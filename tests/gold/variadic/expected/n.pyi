# Written by projector's render stage from gold/n.yaml.
'gold_api.n'

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import IntEnum, IntFlag
from typing import Any, ClassVar, Final, Literal, SupportsIndex, final, overload

from _typeshed import HasFileno, StrOrBytesPath
from typing_extensions import Buffer, Never, Self, deprecated

from gold_api._native import array as _Array, block as _Block, pointer as _Pointer, variable as _Variable

__all__ = ['number', 'old', 'open', ]


def open(name: str | bytes, flags: int, mode: int = 0) -> int:
    'open().\n\nParameters:\n  name (str | bytes)\n  flags (int)\n  mode (int)\n\nReturns:\n  (int)\n\nC:\n  int open(const char *name, int flags, ...)'

def number() -> int:
    'number().\n\nReturns:\n  (int)\n\nC:\n  int number(void)'

@deprecated('It is slow.')
def old() -> int:
    'old().\n\nReturns:\n  (int)\n\nDeprecated:\n  It is slow.\n\nC:\n  int old(void)\n\nSince:\n  glibc 2.8\n\nSee:\n  https://example.org/old'

