# Written by projector's twin stage from gold/n.yaml.
'Functions of 32-bit Windows.'

from sys import modules as __modules__

from gold_api import _twin as __twin__
from gold_api._native import _package as __native__

__all__ = ['Key', 'close_key', 'describe', 'each_key', 'handler', 'keep', 'print', 'process', 'set_handler', 'start', 'visit', ]
__later__ = {
    'raw': ('gold_api.n.raw', None),
}
__deprecated__ = {}
__renamed__ = {}
__native__.open(__modules__[__name__])



class Key(
    __twin__.Handle,
    values=__twin__.Values(__twin__.Integer('<I'), invalid=(0, ), pseudo=(), owned=True, pointer=True),
    package=__native__,
):
    'Key'
    __slots__ = ()


class process(
    __twin__.Record,
    size=8,
    fields=(
        __twin__.Lead('key', 0, __twin__.HandleAt('<I', 'owned', __twin__.named('gold_api.n', 'Key')), None, None),
        __twin__.Field('id', 4, __twin__.Integer('<I'), None),
    ),
    size_field=None,
):
    'process'
    __slots__ = ()



class visit(__twin__.OpaquePointer):
    'A function pointer of the type visit.'
    __slots__ = ()


class handler(__twin__.OpaquePointer):
    'A function pointer of the type handler.'
    __slots__ = ()

def close_key(key):
    "close_key().\n\nParameters:\n  key (Key)\n\nReturns:\n  (int)\n\nRaises:\n  OSError: the call failed; winerror is Windows' last error.\n\nC:\n  int close_key(void *key)"
    raise __native__.absent('close_key()')


def each_key(visit):
    'each_key().\n\nParameters:\n  visit (Callable[[Key], int] | visit)\n\nReturns:\n  (int)\n\nC:\n  int each_key(visit visit, intptr_t data)'
    raise __native__.absent('each_key()')


def set_handler(handler):
    "set_handler().\n\nParameters:\n  handler (Callable[[int], int] | handler)\n\nReturns:\n  (int)\n\nRaises:\n  OSError: the call failed; winerror is Windows' last error.\n\nC:\n  int set_handler(handler handler)"
    raise __native__.absent('set_handler()')


def describe(key):
    'describe().\n\nParameters:\n  key (Key)\n\nReturns:\n  (str | None)\n\nC:\n  wchar_t *describe(void *key)'
    raise __native__.absent('describe()')


def start():
    "start().\n\nReturns:\n  made (process)\n\nRaises:\n  OSError: the call failed; winerror is Windows' last error.\n\nC:\n  int start(process *made)"
    raise __native__.absent('start()')


def keep(key):
    "keep().\n\nParameters:\n  key (Key)\n\nRaises:\n  OSError: the call failed; winerror is Windows' last error.\n\nC:\n  int keep(void *key)"
    raise __native__.absent('keep()')


def print(format, number=0):
    'print().\n\nParameters:\n  format (str | bytes)\n  number (int)\n\nReturns:\n  (int)\n\nC:\n  int print(const char *format, ...)'
    raise __native__.absent('print()')


