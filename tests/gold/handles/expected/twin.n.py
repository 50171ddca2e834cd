# Written by projector's twin stage from gold/n.yaml.
''

from sys import modules as __modules__

from gold_api import _twin as __twin__
from gold_api._native import _package as __native__

__all__ = ['Fd', 'close', 'make', 'use', ]
__later__ = {
}
__deprecated__ = {}
__renamed__ = {}
__native__.open(__modules__[__name__])



class Fd(
    __twin__.Descriptor,
    values=__twin__.Values(__twin__.Integer('<i'), invalid=(-1, ), pseudo=(), owned=True, pointer=False),
    package=__native__,
):
    'An open file.'
    __slots__ = ()


def make(size):
    'make().\n\nParameters:\n  size (int)\n\nReturns:\n  (Fd): An open file.\n\nRaises:\n  OSError: the call failed; errno says why.\n\nC:\n  int make(size_t size)'
    raise __native__.absent('make()')


def close(fd):
    'close().\n\nParameters:\n  fd (Fd | int | HasFileno): An open file.\n\nRaises:\n  OSError: the call failed; errno says why.\n\nC:\n  int close(int fd)'
    raise __native__.absent('close()')


def use(fd):
    'use().\n\nParameters:\n  fd (Fd | int | HasFileno): An open file.\n\nReturns:\n  (int)\n\nC:\n  int use(int fd)'
    raise __native__.absent('use()')


