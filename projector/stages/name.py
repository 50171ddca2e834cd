"""name: parameters under the names that metadata gives them with `name:`, instead of those of the header."""

from __future__ import annotations

from collections.abc import Callable

from projector.diagnostics import Diagnostics
from projector.yaml import Mapping, Node, Scalar, Sequence

_CALLABLES = frozenset({"functions", "callbacks"})
_PARTS = frozenset({"params"})


def named(tree: Mapping, found: Diagnostics) -> Mapping:
    """A namespace's tree with all parameters under their names; the same object if none has another."""
    result = _below(tree, lambda key, node: _section(node, found) if key in _CALLABLES else node)
    assert isinstance(result, Mapping)
    return result


def _section(section: Node, found: Diagnostics) -> Node:
    return _below(section, lambda _, item: _item(item, found))


def _item(item: Node, found: Diagnostics) -> Node:
    """A function or callback, and what its variants state anew."""
    return _below(item, lambda key, node: _variants(node, found) if key == "variants" else _part(key, node, found))


def _variants(stated: Node, found: Diagnostics) -> Node:
    if not isinstance(stated, Sequence):
        return stated
    items = tuple(_below(one, lambda key, node: _part(key, node, found)) for one in stated.items)
    same = all(new is old for new, old in zip(items, stated.items, strict=True))
    return stated if same else Sequence(items, stated.place)


def _part(key: str, node: Node, found: Diagnostics) -> Node:
    return _params(node, found) if key in _PARTS and isinstance(node, Mapping) else node


def _params(params: Mapping, found: Diagnostics) -> Mapping:
    entries = tuple((_name(key, node), node) for key, node in params.entries)
    seen = dict[str, Scalar]()
    for (key, _), (old, _) in zip(entries, params.entries, strict=True):
        other = seen.setdefault(key.value, key)
        if other is not key:
            place = (other if key is old else key).place  # that of a `name:`, not of a fact
            found.error("PJ318", place, f"two parameters are called {key.value!r}", "give one of them another name")
            return params
    return params if params.keys() == tuple(seen) else Mapping(entries, params.place)


def _name(key: Scalar, node: Node) -> Scalar:
    stated = node.get("name") if isinstance(node, Mapping) else None
    return stated if isinstance(stated, Scalar) and not stated.is_null else key


def _below(tree: Node, of: Callable[[str, Node], Node]) -> Node:
    """The tree with what `of` makes of each key's value; the same object if it is all the same."""
    if not isinstance(tree, Mapping):
        return tree
    entries = tuple((key, of(key.value, node)) for key, node in tree.entries)
    same = all(new is old for (_, new), (_, old) in zip(entries, tree.entries, strict=True))
    return tree if same else Mapping(entries, tree.place)
