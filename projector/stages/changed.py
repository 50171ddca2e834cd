"""changed: how facts differ from those that were there before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from projector.importers.c.sections import SECTIONS
from projector.ir.imported import Changes
from projector.yaml import Mapping as Tree, Node


def changed(spaces: Sequence[str], before: Iterable[Tree | None], after: Iterable[Tree | None]) -> Changes:
    """What appeared, vanished and changed in the files of these namespaces; None is a file that isn't there."""
    old, new = _items(spaces, before), _items(spaces, after)
    return Changes(
        tuple(name for name in new if name not in old),
        tuple(name for name in old if name not in new),
        tuple(name for name in new if name in old and new[name] != old[name]),
    )


def _items(spaces: Iterable[str], trees: Iterable[Tree | None]) -> dict[str, Node]:
    """Every item as `section.item`, with the namespace before it where there are several."""
    prefixes = [f"{space}." for space in spaces]
    return {
        f"{prefix if len(prefixes) > 1 else ''}{section}.{key.value}": item
        for prefix, tree in zip(prefixes, trees, strict=True)
        if tree is not None
        for section in SECTIONS
        if isinstance(items := tree.get(section), Tree)
        for key, item in items.entries
    }
