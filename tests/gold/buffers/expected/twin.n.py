# Written by projector's twin stage from gold/n.yaml.
''

from sys import modules as __modules__

from gold_api import _twin as __twin__
from gold_api._native import _package as __native__

__all__ = ['give', 'sum', 'take', 'triple', ]
__later__ = {
}
__deprecated__ = {}
__renamed__ = {}
__native__.open(__modules__[__name__])



def take(data):
    'take().\n\nParameters:\n  data (Buffer)\n\nReturns:\n  (int)\n\nRaises:\n  OSError: the call failed; errno says why.\n\nC:\n  ssize_t take(const void *data, size_t n)'
    raise __native__.absent('take()')


def give(data):
    'give().\n\nParameters:\n  data (int | Buffer)\n\nReturns:\n  data (bytes | int)\n\nRaises:\n  OSError: the call failed; errno says why.\n\nC:\n  ssize_t give(void *data, size_t n)'
    raise __native__.absent('give()')


def sum(a, b):
    'sum().\n\nParameters:\n  a (Sequence[int] | Buffer)\n  b (Sequence[int] | Buffer)\n\nReturns:\n  (int)\n\nC:\n  int sum(const int32_t *a, const int32_t *b, uint32_t n)'
    raise __native__.absent('sum()')


def triple():
    'triple().\n\nReturns:\n  out (tuple[int, int, int])\n\nC:\n  void triple(int out[3])'
    raise __native__.absent('triple()')


