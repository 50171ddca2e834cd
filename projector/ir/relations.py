"""Relations: what the items of an Api are to each other, gathered once for all functions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from projector.ir.api import CallbackType, Function, Handle, Item, Key, Record


@dataclass(frozen=True, slots=True)
class Relations:
    """`closers` are the functions that close some handle; `derived` the records that extend a record, however far.

    `calling` are the libraries that any of their functions may call Python back from.
    """

    closers: frozenset[Key]
    derived: Mapping[Key, tuple[Key, ...]]
    calling: frozenset[Key] = frozenset()


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
    return Relations(closers, derived, frozenset(_calling(items)))


def _calling(items: Mapping[Key, Item]) -> Iterator[Key]:
    """Libraries whose handles keep callbacks."""
    for item in items.values():
        if isinstance(item, Function) and any(slot.handle for slot in item.params):
            slots = (*item.params, *item.variadic)
            kept = (slot.scope != "call" for slot in slots if isinstance(slot.type, CallbackType))
            if any(kept):
                yield item.library
