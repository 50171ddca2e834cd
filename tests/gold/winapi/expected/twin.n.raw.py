# Written by projector's twin stage from gold/n.yaml.
'Functions of gold_api.n that metadata describes incompletely: a wrong argument can crash the process. Besides, new(), pointers(), from_address(), address_of(), field() and callback() make what they take.'

from sys import modules as __modules__

from gold_api import _twin as __twin__
from gold_api._native import _package as __native__

__all__ = ['free_text', ]
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



def free_text(text):
    'free_text().\n\nRaw: nothing here keeps a wrong address from crashing the process:\n  text: a pointer (void *) without direction and length\n\nParameters:\n  text (int | Buffer | None)\n\nC:\n  void *free_text(void *text)'
    raise __native__.absent('free_text()')


