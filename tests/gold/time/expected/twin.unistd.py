# Written by projector's twin stage from linux/unistd.yaml.
''

from sys import modules as __modules__

from gold_api import _twin as __twin__
from gold_api._native import _package as __native__

__all__ = ['close', ]
__later__ = {
}
__deprecated__ = {}
__renamed__ = {}
__native__.open(__modules__[__name__])



def close(fd):
    'close().\n\nParameters:\n  fd (int)\n\nReturns:\n  (int)\n\nC:\n  int close(int fd)'
    raise __native__.absent('close()')


