# Written by projector's render stage from gold/n.yaml.
'gold_api.n'

from collections.abc import Sequence
from typing import overload

from typing_extensions import Buffer

__all__ = ['give', 'sum', 'take', 'triple']

def take(data: Buffer) -> int:
    'take().\n\nRaises:\n  OSError: the call failed; errno says why.\n\nC:\n  ssize_t take(const void *data, size_t n)'

@overload
def give(data: int) -> bytes:
    'give().\n\nRaises:\n  OSError: the call failed; errno says why.\n\nC:\n  ssize_t give(void *data, size_t n)'
@overload
def give(data: Buffer) -> int:
    'give().\n\nRaises:\n  OSError: the call failed; errno says why.\n\nC:\n  ssize_t give(void *data, size_t n)'

def sum(a: Sequence[int] | Buffer, b: Sequence[int] | Buffer) -> int:
    'sum().\n\nC:\n  int sum(const int32_t *a, const int32_t *b, uint32_t n)'

def triple() -> tuple[int, int, int]:
    'triple().\n\nC:\n  void triple(int out[3])'
