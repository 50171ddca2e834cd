# Written by projector's render stage from gold/n.yaml.
'Functions of gold_api.n that metadata describes incompletely: a wrong argument can crash the process. Besides, new(), pointers(), from_address(), address_of(), field() and callback() make what they take.'

from typing_extensions import Buffer

from gold_api._native import new as new
from gold_api._native import pointers as pointers
from gold_api._native import from_address as from_address
from gold_api._native import address_of as address_of
from gold_api._native import field as field
from gold_api._native import callback as callback

__all__ = ['free_text']

def free_text(text: int | Buffer | None) -> None:
    'free_text().\n\nRaw: nothing here keeps a wrong address from crashing the process:\n  text: a pointer (void *) without direction and length\n\nC:\n  void *free_text(void *text)'
