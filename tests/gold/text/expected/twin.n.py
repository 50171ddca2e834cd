# Written by projector's twin stage from gold/n.yaml.
''

from sys import modules as __modules__

from gold_api import _twin as __twin__
from gold_api._native import _package as __native__

__all__ = ['counted', 'environ', 'moved', 'moved_result', 'narrow', 'path', 'several', 'texts', 'wide', ]
__later__ = {
}
__deprecated__ = {}
__renamed__ = {}
__native__.open(__modules__[__name__])

environ = __native__.variable('environ')


class moved_result(__twin__.Result, fields=('result', 'rest', )):
    'What moved() gives.'
    __slots__ = ()


class texts(
    __twin__.Record,
    size=40,
    fields=(
        __twin__.Lead('names', 0, __twin__.StringsAt('<Q', 'text', True, None, False, False), None, None),
        __twin__.Lead('wide', 8, __twin__.StringAt('<Q', 'wide32', True, None, False, False), None, None),
        __twin__.Lead('part', 16, __twin__.StringAt('<Q', 'text', True, None, True, False), None, 'size'),
        __twin__.Field('size', 24, __twin__.Integer('<B'), None, settable=False),
        __twin__.Lead('lent', 32, __twin__.StringsAt('<Q', 'bytes', False, None, False, False), None, None),
    ),
    size_field=None,
):
    'texts'
    __slots__ = ()


def narrow(s):
    'narrow().\n\nParameters:\n  s (str | bytes | None)\n\nReturns:\n  (str | None)\n\nC:\n  const char *narrow(const char *s)'
    raise __native__.absent('narrow()')


def wide(s):
    'wide().\n\nParameters:\n  s (str)\n\nReturns:\n  (str | None)\n\nC:\n  const wchar_t *wide(const wchar_t *s)'
    raise __native__.absent('wide()')


def path(name, mode):
    'path().\n\nParameters:\n  name (StrOrBytesPath)\n  mode (int)\n\nRaises:\n  OSError: the call failed; errno says why.\n\nC:\n  int path(const char *name, int mode)'
    raise __native__.absent('path()')


def several(argv):
    'several().\n\nParameters:\n  argv (Sequence[str | bytes])\n\nReturns:\n  (list[str] | None)\n\nC:\n  char **several(char *const *argv)'
    raise __native__.absent('several()')


def counted():
    'counted().\n\nReturns:\n  names (list[bytes | None] | None)\n\nRaises:\n  OSError: the call failed; errno says why.\n\nC:\n  int counted(char ***names, size_t *n)'
    raise __native__.absent('counted()')


def moved(rest, mark):
    'moved().\n\nParameters:\n  rest (StrOrBytesPath)\n  mark (bytes)\n\nReturns:\n  result (str | None)\n  rest (str | None)\n\nC:\n  char *moved(char **rest, char mark)'
    raise __native__.absent('moved()')


