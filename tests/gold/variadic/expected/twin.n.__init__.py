# Written by projector's twin stage from gold/n.yaml.
''

from sys import modules as __modules__

from gold_api import _twin as __twin__
from gold_api._native import _package as __native__

__all__ = ['nothing', 'number', 'old', 'open', 'taken', ]
__later__ = {
    'raw': ('gold_api.n.raw', None),
}
__deprecated__ = {}
__renamed__ = {}
__native__.open(__modules__[__name__])



def open(name, flags, mode=0):
    'open().\n\nParameters:\n  name (str | bytes)\n  flags (int)\n  mode (int)\n\nReturns:\n  (int)\n\nC:\n  int open(const char *name, int flags, ...)'
    raise __native__.absent('open()')


def number():
    'number().\n\nReturns:\n  (int)\n\nC:\n  int number(void)'
    raise __native__.absent('number()')


def nothing():
    'nothing().\n\nReturns:\n  (int)\n\nC:\n  int nothing(void)'
    raise __native__.absent('nothing()')


def taken(a=0, b=0):
    'taken().\n\nParameters:\n  a (int)\n  b (float)\n\nReturns:\n  (int)\n\nC:\n  int taken()'
    raise __native__.absent('taken()')


@__twin__.deprecated('It is slow.')
def old():
    'old().\n\nReturns:\n  (int)\n\nDeprecated:\n  It is slow.\n\nC:\n  int old(void)\n\nSince:\n  glibc 2.8\n\nSee:\n  https://example.org/old'
    raise __native__.absent('old()')


