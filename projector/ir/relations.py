"""Relations: what the items of an Api are to each other, gathered once for all functions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from projector.ir.api import Handle, Item, Key, Record


@dataclass(frozen=True, slots=True)
class Relations:
    """`closers` are the functions that close some handle; `derived` the records that extend a record, however far."""

    closers: frozenset[Key]
    derived: Mapping[Key, tuple[Key, ...]]


def relations(items: Mapping[Key, Item]) -> Relations:
    """The relations of all these items."""
    closers = frozenset(item.close for item in items.values() if isinstance(item, Handle) and item.close)
    derived = dict[Key, tuple[Key, ...]]()
    for item in items.values():
        base = item.base if isinstance(item, Record) else None
        while base is not None:
            derived[base] = (*derived.get(base, ()), item.key)
            above = items.get(base)
            base = above.base if isinstance(above, Record) else None
    return Relations(closers, derived)
