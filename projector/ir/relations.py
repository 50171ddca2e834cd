"""Relations: what the items of an Api are to each other, gathered once for all functions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from projector.ir.api import CallbackType, Function, Handle, Item, Key, Pointer, Record, RecordType, Type


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
    """Libraries whose handles keep callbacks, and those that are given records with callbacks in them."""
    tables = {key for key, item in items.items() if isinstance(item, Record) and _is_table(item)}
    for item in items.values():
        if not isinstance(item, Function):
            continue
        slots = (*item.params, *item.variadic)
        if any(_leads_to(slot.type) in tables for slot in slots):
            yield item.library
        if any(slot.handle for slot in item.params):
            kept = (slot.scope != "call" for slot in slots if isinstance(slot.type, CallbackType))
            if any(kept):
                yield item.library


def _is_table(record: Record) -> bool:
    return any(isinstance(field.type, CallbackType) for field in record.fields)


def _leads_to(of: Type) -> Key | None:
    """The record that a type is or points to."""
    while isinstance(of, Pointer):
        of = of.target
    return of.key if isinstance(of, RecordType) else None
