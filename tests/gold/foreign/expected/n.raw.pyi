# Written by projector's render stage from gold/n.yaml.
'Functions of gold_api.n that metadata describes incompletely: a wrong argument can crash the process. Besides, new(), pointers(), from_address(), address_of(), field() and callback() make what they take.'

import gold_api.n

from typing_extensions import Buffer

from gold_api._native import block as _Block

from gold_api._native import new as new
from gold_api._native import pointers as pointers
from gold_api._native import from_address as from_address
from gold_api._native import address_of as address_of
from gold_api._native import field as field
from gold_api._native import callback as callback

__all__ = ['nodes_free']

def nodes_free(n: gold_api.n.node | _Block[gold_api.n.node] | Buffer | int | None) -> None:
    'nodes_free().\n\nRaw: nothing here keeps a wrong address from crashing the process:\n  n: a pointer to a record without a direction or a length (dir: in, out or inout)\n\nC:\n  void nodes_free(node *n)'
