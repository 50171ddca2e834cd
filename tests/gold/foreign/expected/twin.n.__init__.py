# Written by projector's twin stage from gold/n.yaml.
''

from sys import modules as __modules__

from gold_api import _twin as __twin__
from gold_api._native import _package as __native__

__all__ = ['Tree', 'node', 'node_make', 'nodes_make', 'tree', 'tree_free', 'tree_node', 'tree_nodes', ]
__later__ = {
    'raw': ('gold_api.n.raw', None),
}
__deprecated__ = {}
__renamed__ = {}
__native__.open(__modules__[__name__])



class node(
    __twin__.Record,
    size=24,
    fields=(
        __twin__.Field('value', 0, __twin__.Integer('<i'), None),
        __twin__.Lead('name', 8, __twin__.StringAt('<Q', 'text', False, None, False, False), None, None),
        __twin__.Lead('next', 16, __twin__.RecordAt('<Q', __twin__.named('gold_api.n', 'node'), True), None, None),
    ),
    size_field=None,
):
    'node'
    __slots__ = ()


class tree(__twin__.OpaquePointer):
    'tree'
    __slots__ = ()


class Tree(
    __twin__.Handle,
    values=__twin__.Values(__twin__.Integer('<Q'), invalid=(0, ), pseudo=(), owned=True, pointer=True),
    package=__native__,
):
    'Tree'
    __slots__ = ()


def tree_free(t):
    'tree_free().\n\nParameters:\n  t (tree)\n\nC:\n  void tree_free(tree *t)'
    raise __native__.absent('tree_free()')


def nodes_make():
    'nodes_make().\n\nReturns:\n  out (Iterator[node])\n\nRaises:\n  OSError: the call failed; errno says why.\n\nC:\n  int nodes_make(node **out)'
    raise __native__.absent('nodes_make()')


def node_make(count):
    'node_make().\n\nParameters:\n  count (int)\n\nReturns:\n  out (node | None)\n\nRaises:\n  OSError: the call failed; errno says why.\n\nC:\n  int node_make(int count, node **out)'
    raise __native__.absent('node_make()')


def tree_node(t):
    'tree_node().\n\nParameters:\n  t (Tree)\n\nReturns:\n  (node)\n\nRaises:\n  OSError: the call failed; errno says why.\n\nC:\n  const node *tree_node(tree *t)'
    raise __native__.absent('tree_node()')


def tree_nodes(t):
    'tree_nodes().\n\nParameters:\n  t (Tree)\n\nReturns:\n  (_Block[node] | None)\n\nC:\n  node *tree_nodes(tree *t, size_t *n)'
    raise __native__.absent('tree_nodes()')


