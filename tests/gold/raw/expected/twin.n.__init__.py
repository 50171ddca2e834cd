# Written by projector's twin stage from gold/n.yaml.
'Functions that nobody has described.'

from sys import modules as __modules__

from gold_api import _twin as __twin__
from gold_api._native import _package as __native__

__all__ = ['known', ]
__later__ = {
    'raw': ('gold_api.n.raw', None),
}
__deprecated__ = {}
__renamed__ = {}
__native__.open(__modules__[__name__])



def known(n):
    'known().\n\nParameters:\n  n (int)\n\nReturns:\n  (int)\n\nC:\n  int known(int n)'
    raise __native__.absent('known()')


