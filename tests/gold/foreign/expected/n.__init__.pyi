# Written by projector's render stage from gold/n.yaml.
'gold_api.n'

from collections.abc import Iterator
from typing import Final, final

from typing_extensions import Never, Self

from gold_api._native import block as _Block, handle as _Handle, opaque as _Opaque, record as _Record

from . import raw as raw

__all__ = ['Tree', 'node', 'node_make', 'nodes_make', 'tree', 'tree_free', 'tree_node', 'tree_nodes']

@final
class node(_Record):
    __match_args__: Final = ('value', 'name', 'next')
    value: int
    @property
    def name(self) -> str | None: ...
    next: node | None
    def __new__(cls, value: int = ..., *_: Never, next: node | None = ...) -> Self: ...

@final
class tree(_Opaque): ...

@final
class Tree(_Handle): ...

def tree_free(t: tree) -> None:
    'tree_free().\n\nC:\n  void tree_free(tree *t)'

def nodes_make() -> Iterator[node]:
    'nodes_make().\n\nRaises:\n  OSError: the call failed; errno says why.\n\nC:\n  int nodes_make(node **out)'

def node_make(count: int) -> node | None:
    'node_make().\n\nRaises:\n  OSError: the call failed; errno says why.\n\nC:\n  int node_make(int count, node **out)'

def tree_node(t: Tree) -> node:
    'tree_node().\n\nRaises:\n  OSError: the call failed; errno says why.\n\nC:\n  const node *tree_node(tree *t)'

def tree_nodes(t: Tree) -> _Block[node] | None:
    'tree_nodes().\n\nC:\n  node *tree_nodes(tree *t, size_t *n)'
