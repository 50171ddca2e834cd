# Written by projector's render stage from gold/n.yaml.
'Functions of gold_api.n that metadata describes incompletely: a wrong argument can crash the process. Besides, new(), pointers(), from_address(), address_of(), field() and callback() make what they take.'

from typing_extensions import Buffer

from gold_api._native import new as new
from gold_api._native import pointers as pointers
from gold_api._native import from_address as from_address
from gold_api._native import address_of as address_of
from gold_api._native import field as field
from gold_api._native import callback as callback

__all__ = ['unknown']

def unknown(p: int | Buffer | None, n: int) -> int:
    'unknown().\n\nRaw: nothing here keeps a wrong address from crashing the process:\n  p: a pointer (void *) without direction and length\n  result: a pointer (void *) that nothing is said of\n\nC:\n  void *unknown(void *p, int n)'
