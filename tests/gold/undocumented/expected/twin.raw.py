# Written by projector's twin stage from gold/gold.yaml.
"Functions of gold_api that metadata describes incompletely: a wrong argument can crash the process. And what it doesn't document. Besides, new(), pointers(), from_address(), address_of(), field() and callback() make what they take."

from sys import modules as __modules__

from gold_api import _twin as __twin__
from gold_api._native import _package as __native__

__all__ = ['GOLD_SLOW', 'GOLD_SLOWEST', 'GOLD_UNTOLD', 'gold_count', 'gold_hook', 'gold_hooked', 'gold_kept', 'gold_later', 'gold_resize', 'gold_shade', 'gold_size', ]
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

GOLD_UNTOLD = 2
GOLD_SLOW = 1
GOLD_SLOWEST = 2147483648
gold_count = __native__.variable('gold_count')



class gold_hook(__twin__.OpaquePointer):
    'A function pointer of the type gold_hook.'
    __slots__ = ()

gold_shade = __twin__.int_enum(
    'gold_shade',
    __name__,
    'gold_shade',
    (
        ('GOLD_DARK', 0),
        ('GOLD_LIGHT', 1),
    ),
    size=4,
    unsigned=True,
)


class gold_size(
    __twin__.Record,
    size=8,
    fields=(
        __twin__.Field('width', 0, __twin__.Integer('<i'), None),
        __twin__.Field('shade', 4, __twin__.Member('<I', __twin__.named('gold_api.raw', 'gold_shade')), None),
    ),
    size_field=None,
):
    'gold_size'
    __slots__ = ()


class gold_kept(__twin__.OpaquePointer):
    'gold_kept'
    __slots__ = ()


def gold_later(p1):
    'gold_later().\n\nParameters:\n  p1 (int)\n\nReturns:\n  (int)\n\nC:\n  int gold_later(int p1)'
    raise __native__.absent('gold_later()')


def gold_resize(p1, p2):
    'gold_resize().\n\nRaw: nothing here keeps a wrong address from crashing the process:\n  p1: a pointer to a record without a direction or a length (dir: in, out or inout)\n\nParameters:\n  p1 (gold_size | _Block[gold_size] | Buffer | int | None)\n  p2 (gold_kept | int | None)\n\nC:\n  void gold_resize(gold_size *p1, gold_kept *p2)'
    raise __native__.absent('gold_resize()')


@__twin__.deprecated('Nobody calls it.')
def gold_hooked(p1):
    'gold_hooked().\n\nRaw: nothing here keeps a wrong address from crashing the process:\n  p1: a callback without `scope:`, or `retained:` by a handle\n\nParameters:\n  p1 (gold_hook | int | None)\n\nDeprecated:\n  Nobody calls it.\n\nC:\n  void gold_hooked(gold_hook p1)'
    raise __native__.absent('gold_hooked()')


