# Written by projector's twin stage from gold/n.yaml.
'Functions of gold_api.n that metadata describes incompletely: a wrong argument can crash the process. Besides, new(), pointers(), from_address(), address_of(), field() and callback() make what they take.'

from sys import modules as __modules__

from gold_api import _twin as __twin__
from gold_api._native import _package as __native__

__all__ = ['unknown', ]
__later__ = {
    'new': ('gold_api._native', 'new'),
    'pointers': ('gold_api._native', 'pointers'),
    'from_address': ('gold_api._native', 'from_address'),
    'address_of': ('gold_api._native', 'address_of'),
    'field': ('gold_api._native', 'field'),
    'callback': ('gold_api._native', 'callback'),
}
__deprecated__ = {}
__renamed__ = {}
__native__.open(__modules__[__name__])



def unknown(p, n):
    'unknown().\n\nRaw: nothing here keeps a wrong address from crashing the process:\n  p: a pointer (void *) without direction and length\n  result: a pointer (void *) that nothing is said of\n\nParameters:\n  p (int | Buffer | None)\n  n (int)\n\nReturns:\n  (int)\n\nC:\n  void *unknown(void *p, int n)'
    raise __native__.absent('unknown()')


