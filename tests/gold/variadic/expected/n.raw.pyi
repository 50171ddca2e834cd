# Written by projector's render stage from gold/n.yaml.
'Functions of gold_api.n that metadata describes incompletely: a wrong argument can crash the process. Besides, new(), pointers(), from_address(), address_of(), field() and callback() make what they take.'

from gold_api._native import new as new
from gold_api._native import pointers as pointers
from gold_api._native import from_address as from_address
from gold_api._native import address_of as address_of
from gold_api._native import field as field
from gold_api._native import callback as callback

__all__ = ['untold']

def untold() -> int:
    "untold().\n\nRaw: nothing here keeps a wrong address from crashing the process:\n  its header doesn't say what it takes\n\nC:\n  int untold()"
