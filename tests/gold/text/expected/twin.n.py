# Written by projector's twin stage from gold/n.yaml.
''

from sys import modules as __modules__

from gold_api import _twin as __twin__
from gold_api._native import _package as __native__

__all__ = ['narrow', 'path', 'wide', ]
__later__ = {
}
__deprecated__ = {}
__renamed__ = {}
__native__.open(__modules__[__name__])



def narrow(s):
    'narrow().\n\nParameters:\n  s (str | bytes | None)\n\nReturns:\n  (str | None)\n\nC:\n  const char *narrow(const char *s)'
    raise __native__.absent('narrow()')


def wide(s):
    'wide().\n\nParameters:\n  s (str)\n\nReturns:\n  (str | None)\n\nC:\n  const wchar_t *wide(const wchar_t *s)'
    raise __native__.absent('wide()')


def path(name, mode):
    'path().\n\nParameters:\n  name (StrOrBytesPath)\n  mode (int)\n\nRaises:\n  OSError: the call failed; errno says why.\n\nC:\n  int path(const char *name, int mode)'
    raise __native__.absent('path()')


