# Written by projector's twin stage from gold/n.yaml.
'Functions of gold_api.n that metadata describes incompletely: a wrong argument can crash the process. Besides, new(), pointers(), from_address(), address_of(), field() and callback() make what they take.'

from sys import modules as __modules__

from gold_api import _twin as __twin__
from gold_api._native import _package as __native__

__all__ = ['untold', ]
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



def untold():
    "untold().\n\nRaw: nothing here keeps a wrong address from crashing the process:\n  its header doesn't say what it takes\n\nReturns:\n  (int)\n\nC:\n  int untold()"
    raise __native__.absent('untold()')


