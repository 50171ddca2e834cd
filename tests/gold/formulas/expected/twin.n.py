# Written by projector's twin stage from gold/n.yaml.
'Macros and inline functions.'

from sys import modules as __modules__

from gold_api import _twin as __twin__
from gold_api._native import _package as __native__

__all__ = ['LOW', 'SHIFT', 'half', 'is_odd', 'least', 'pair', 'room', 'shifted', ]
__later__ = {
}
__deprecated__ = {}
__renamed__ = {}
__native__.open(__modules__[__name__])

SHIFT = 3
LOW = -9


class pair(
    __twin__.Record,
    size=16,
    fields=(
        __twin__.Field('a', 0, __twin__.Integer('<i'), None),
        __twin__.Field('b', 8, __twin__.Integer('<q'), None),
    ),
    size_field=None,
):
    'pair'
    __slots__ = ()


def shifted(value):
    'Moved to the left.\n\nParameters:\n  value (int)\n\nReturns:\n  (int)\n\nC:\n  unsigned shifted(unsigned value)'
    raise __native__.absent('shifted()')


def half(value):
    'half().\n\nParameters:\n  value (float)\n\nReturns:\n  (float)\n\nC:\n  double half(double value)'
    raise __native__.absent('half()')


def least(a, b):
    'least().\n\nParameters:\n  a (int)\n  b (int)\n\nReturns:\n  (int)\n\nC:\n  long least(long a, long b)'
    raise __native__.absent('least()')


def room(count):
    'room().\n\nParameters:\n  count (int)\n\nReturns:\n  (int)\n\nC:\n  size_t room(size_t count)'
    raise __native__.absent('room()')


def is_odd(value):
    'is_odd().\n\nParameters:\n  value (int)\n\nReturns:\n  (bool)\n\nC:\n  bool is_odd(int value)'
    raise __native__.absent('is_odd()')


