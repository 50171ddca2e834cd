# Written by projector's twin stage from gold/n.yaml.
''

from sys import modules as __modules__

from gold_api import _twin as __twin__
from gold_api._native import _package as __native__

__all__ = ['NUMBER', 'SPOT', 'What', 'Wrong', 'between', 'close', 'compare', 'each', 'file', 'nearest', 'nearest_result', 'open', 'point', 'printed', 'read', 'read_result', 'set', 'sort', 'visit', 'words', ]
__later__ = {
}
__deprecated__ = {}
__renamed__ = {}
__native__.open(__modules__[__name__])



class point(
    __twin__.Record,
    size=8,
    fields=(
        __twin__.Field('x', 0, __twin__.Integer('<i'), None),
        __twin__.Field('y', 4, __twin__.Integer('<i'), None),
    ),
    size_field=None,
):
    'point'
    __slots__ = ()


class file(
    __twin__.Descriptor,
    values=__twin__.Values(__twin__.Integer('<i'), invalid=(-1, ), pseudo=(), owned=True, pointer=False),
    package=__native__,
):
    'file'
    __slots__ = ()


What = __twin__.int_enum(
    'What',
    __name__,
    'What',
    (
        ('NUMBER', 1),
        ('SPOT', 2),
    ),
    size=4,
    unsigned=False,
)
NUMBER = What.NUMBER
SPOT = What.SPOT



class visit(__twin__.OpaquePointer):
    'A function pointer of the type visit.'
    __slots__ = ()


class compare(__twin__.OpaquePointer):
    'A function pointer of the type compare.'
    __slots__ = ()

class read_result(__twin__.Result, fields=('result', 'data', )):
    'What read() gives.'
    __slots__ = ()


class nearest_result(__twin__.Result, fields=('result', 'found', )):
    'What nearest() gives.'
    __slots__ = ()


class Wrong(__twin__.builtins.Exception):
    'Wrong'
    code = 0


def each(f):
    'each().\n\nParameters:\n  f (Callable[[point, float], int] | visit)\n\nC:\n  void each(visit f, void *data)'
    raise __native__.absent('each()')


def sort(by):
    'sort().\n\nParameters:\n  by (Callable[[int, int], int] | compare)\n\nC:\n  void sort(compare by)'
    raise __native__.absent('sort()')


def words(code):
    'words().\n\nParameters:\n  code (int)\n\nReturns:\n  (str | None)\n\nC:\n  const char *words(int code)'
    raise __native__.absent('words()')


def between(a, b):
    'between().\n\nParameters:\n  a (point)\n  b (point)\n\nReturns:\n  (point)\n\nC:\n  point between(point a, point b)'
    raise __native__.absent('between()')


def set(what, value):
    'set().\n\nParameters:\n  what (What | int)\n  value (int | point): int with NUMBER; point with SPOT\n\nReturns:\n  (int)\n\nRaises:\n  Wrong\n\nC:\n  int set(int what, const void *value)'
    raise __native__.absent('set()')


def close(fd):
    'close().\n\nParameters:\n  fd (file | int | HasFileno)\n\nReturns:\n  (int)\n\nRaises:\n  OSError: the call failed; errno says why.\n\nC:\n  int close(int fd)'
    raise __native__.absent('close()')


def open(path, flags=0):
    'open().\n\nParameters:\n  path (StrOrBytesPath)\n  flags (int)\n\nReturns:\n  (file)\n\nRaises:\n  OSError: the call failed; errno says why.\n\nC:\n  int open(const char *path, int flags)'
    raise __native__.absent('open()')


def read(fd, data):
    'read().\n\nParameters:\n  fd (file | int | HasFileno)\n  data (int | Buffer)\n\nReturns:\n  result (int)\n  data (bytes | int)\n\nRaises:\n  OSError: the call failed; errno says why.\n\nC:\n  ssize_t read(int fd, void *data, size_t size)'
    raise __native__.absent('read()')


def nearest(to, weight):
    'nearest().\n\nParameters:\n  to (point)\n  weight (float)\n\nReturns:\n  result (int)\n  found (point)\n\nC:\n  int nearest(const point *to, point *found, float weight)'
    raise __native__.absent('nearest()')


def printed(value):
    'printed().\n\nParameters:\n  value (int)\n\nReturns:\n  (int)\n\nC:\n  int printed(long value)'
    raise __native__.absent('printed()')


