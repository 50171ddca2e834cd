# Written by projector's render stage from gold/n.yaml.
'gold_api.n'

from typing import Final, final

from gold_api._native import results as _Results

__all__ = ['add', 'all_of_it', 'divide', 'divide_result', 'real', 'twice']

@final
class divide_result(_Results, tuple[int, int]):
    __match_args__: Final = ('quotient', 'rest')
    @property
    def quotient(self) -> int: ...
    @property
    def rest(self) -> int: ...

def add(a: int, b: int) -> int:
    'Adds.\n\nParameters:\n  a: One.\n\nReturns:\n  The sum.\n\nC:\n  long add(int a, unsigned long b)'

def real(f: float, d: float, yes: bool, c: bytes) -> float:
    'real().\n\nC:\n  double real(float f, double d, bool yes, char c)'

def divide(n: int, d: int) -> divide_result:
    'divide().\n\nRaises:\n  OSError: the call failed; errno is the code that it returned.\n\nC:\n  int divide(int n, int d, int *quotient, int *rest)'

def twice(v: int) -> int:
    'twice().\n\nC:\n  void twice(int64_t *v)'

def all_of_it(a: int = -1, *, b: int, c: int = 0) -> None:
    'all_of_it().\n\nC:\n  void all_of_it(int a, int b, int zero, int c)'
