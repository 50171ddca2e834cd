# Written by projector's twin stage from gold/n.yaml.
'Functions that call back.'

from sys import modules as __modules__

from gold_api import _twin as __twin__
from gold_api._native import _package as __native__

__all__ = ['ask', 'ask_all', 'compare', 'each', 'element', 'elements', 'pair', 'read', 'read_all', 'sort', 'visit', ]
__later__ = {
}
__deprecated__ = {}
__renamed__ = {}
__native__.open(__modules__[__name__])



class pair(
    __twin__.Record,
    size=8,
    fields=(
        __twin__.Field('a', 0, __twin__.Integer('<i'), None),
        __twin__.Field('b', 4, __twin__.Integer('<i'), None),
    ),
    size_field=None,
):
    'pair'
    __slots__ = ()



class visit(__twin__.OpaquePointer):
    'A function pointer of the type visit.'
    __slots__ = ()


class compare(__twin__.OpaquePointer):
    'A function pointer of the type compare.'
    __slots__ = ()


class read(__twin__.OpaquePointer):
    'A function pointer of the type read.'
    __slots__ = ()


class ask(__twin__.OpaquePointer):
    'A function pointer of the type ask.'
    __slots__ = ()


class element(__twin__.OpaquePointer):
    'A function pointer of the type element.'
    __slots__ = ()

def each(count, visit):
    'each().\n\nParameters:\n  count (int)\n  visit (Callable[[int], int] | visit)\n\nReturns:\n  (int)\n\nC:\n  int each(int count, visit visit, void *data)'
    raise __native__.absent('each()')


def sort(base, size, compare):
    'sort().\n\nParameters:\n  base (Buffer)\n  size (int)\n  compare (Callable[[bytes, bytes], int] | compare)\n\nC:\n  void sort(void *base, size_t count, size_t size, compare compare)'
    raise __native__.absent('sort()')


def read_all(read):
    'read_all().\n\nParameters:\n  read (Callable[[int], Buffer] | read)\n\nReturns:\n  (int)\n\nC:\n  int read_all(read read, void *data)'
    raise __native__.absent('read_all()')


def ask_all(ask):
    'ask_all().\n\nParameters:\n  ask (Callable[[int], tuple[bool, int, pair]] | ask)\n\nReturns:\n  (bool)\n\nC:\n  bool ask_all(ask ask, void *data)'
    raise __native__.absent('ask_all()')


def elements(each):
    'elements().\n\nParameters:\n  each (Callable[[str, list[str] | None], object] | element)\n\nReturns:\n  (int)\n\nC:\n  int elements(element each, void *data)'
    raise __native__.absent('elements()')


