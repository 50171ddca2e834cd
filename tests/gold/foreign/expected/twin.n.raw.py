# Written by projector's twin stage from gold/n.yaml.
'Functions of gold_api.n that metadata describes incompletely: a wrong argument can crash the process. Besides, new(), pointers(), from_address(), address_of(), field() and callback() make what they take.'

from sys import modules as __modules__

from gold_api import _twin as __twin__
from gold_api._native import _package as __native__

__all__ = ['nodes_free', ]
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



def nodes_free(n):
    'nodes_free().\n\nRaw: nothing here keeps a wrong address from crashing the process:\n  n: a pointer to a record without a direction or a length (dir: in, out or inout)\n\nParameters:\n  n (gold_api.n.node | _Block[gold_api.n.node] | Buffer | int | None)\n\nC:\n  void nodes_free(node *n)'
    raise __native__.absent('nodes_free()')


