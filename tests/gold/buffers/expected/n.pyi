# Written by projector's render stage from gold/n.yaml.
'gold_api.n'

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import IntEnum, IntFlag
from typing import Any, ClassVar, Final, Literal, SupportsIndex, final, overload

from _typeshed import HasFileno, StrOrBytesPath
from typing_extensions import Buffer, Never, Self, deprecated

from gold_api._native import array as _Array, block as _Block, pointer as _Pointer, variable as _Variable

__all__ = ['give', 'sum', 'take', 'triple', ]


def take(data: Buffer) -> int:
    'take().\n\nParameters:\n  data (Buffer)\n\nReturns:\n  (int)\n\nRaises:\n  OSError: the call failed; errno says why.\n\nC:\n  ssize_t take(const void *data, size_t n)'

@overload
def give(data: int) -> bytes:
    'give().\n\nParameters:\n  data (int | Buffer)\n\nReturns:\n  data (bytes | int)\n\nRaises:\n  OSError: the call failed; errno says why.\n\nC:\n  ssize_t give(void *data, size_t n)'
@overload
def give(data: Buffer) -> int:
    'give().\n\nParameters:\n  data (int | Buffer)\n\nReturns:\n  data (bytes | int)\n\nRaises:\n  OSError: the call failed; errno says why.\n\nC:\n  ssize_t give(void *data, size_t n)'

def sum(a: Sequence[int] | Buffer, b: Sequence[int] | Buffer) -> int:
    'sum().\n\nParameters:\n  a (Sequence[int] | Buffer)\n  b (Sequence[int] | Buffer)\n\nReturns:\n  (int)\n\nC:\n  int sum(const int32_t *a, const int32_t *b, uint32_t n)'

def triple() -> tuple[int, int, int]:
    'triple().\n\nReturns:\n  out (tuple[int, int, int])\n\nC:\n  void triple(int out[3])'

