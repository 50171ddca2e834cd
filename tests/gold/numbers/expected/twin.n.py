# Written by projector's twin stage from gold/n.yaml.
''

from sys import modules as __modules__

from gold_api import _twin as __twin__
from gold_api._native import _package as __native__

__all__ = ['add', 'all_of_it', 'divide', 'divide_result', 'real', 'twice', ]
__later__ = {
}
__deprecated__ = {}
__renamed__ = {}
__native__.open(__modules__[__name__])



class divide_result(__twin__.Result, fields=('quotient', 'rest', )):
    'What divide() gives.'
    __slots__ = ()


def add(a, b):
    'Adds.\n\nParameters:\n  a (int): One.\n  b (int)\n\nReturns:\n  (int): The sum.\n\nC:\n  long add(int a, unsigned long b)'
    raise __native__.absent('add()')


def real(f, d, yes, c):
    'real().\n\nParameters:\n  f (float)\n  d (float)\n  yes (bool)\n  c (bytes)\n\nReturns:\n  (float)\n\nC:\n  double real(float f, double d, bool yes, char c)'
    raise __native__.absent('real()')


def divide(n, d):
    'divide().\n\nParameters:\n  n (int)\n  d (int)\n\nReturns:\n  quotient (int)\n  rest (int)\n\nRaises:\n  OSError: the call failed; errno is the code that it returned.\n\nC:\n  int divide(int n, int d, int *quotient, int *rest)'
    raise __native__.absent('divide()')


def twice(v):
    'twice().\n\nParameters:\n  v (int)\n\nReturns:\n  v (int)\n\nC:\n  void twice(int64_t *v)'
    raise __native__.absent('twice()')


def all_of_it(a=-1, *, b, c=0):
    'all_of_it().\n\nParameters:\n  a (int)\n  b (int)\n  c (int)\n\nC:\n  void all_of_it(int a, int b, int zero, int c)'
    raise __native__.absent('all_of_it()')


