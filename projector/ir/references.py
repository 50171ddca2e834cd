"""References: the other items that an item can't do without."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from projector.ir.api import (
    Array,
    Asked,
    Callback,
    CallbackType,
    EnumType,
    ErrorRule,
    ExceptionType,
    Field,
    Function,
    Handle,
    Item,
    Key,
    Pointer,
    Record,
    RecordType,
    Slot,
    Type,
    Variable,
)


def references(item: Item) -> Iterator[Key]:
    """The keys of the items that `item` names: types, enums, handles, functions that close or free, error rules.

    Not those in a handle's `also`: a function that closes every kind of descriptor would bring them all.
    """
    for key in _named(item):
        if key and "." in key:
            yield key


def of_type(found: Type) -> Key | None:
    """The item that a type is, or points to, or holds many of."""
    while isinstance(found, Pointer | Array):
        found = found.target if isinstance(found, Pointer) else found.element
    return found.key if isinstance(found, RecordType | EnumType | CallbackType) else None


def _named(item: Item) -> Iterator[Key | None]:
    if isinstance(item, Function):
        yield from _slots((*item.params, *item.variadic, *((item.returns,) if item.returns else ())))
        yield item.errors
        yield item.cancel
    elif isinstance(item, Callback):
        yield item.user_data_call
        yield item.on_error_call
        yield from _slots((*item.params, *((item.returns,) if item.returns else ())))
    elif isinstance(item, Record):
        yield from _slots(item.fields)
    elif isinstance(item, Variable):
        yield from (of_type(item.type), item.enum, item.handle)
    elif isinstance(item, Handle):
        yield from (of_type(item.type), item.close, item.close_errors, item.next)
    elif isinstance(item, ErrorRule):
        yield from (item.exception, item.message_call, *(exception for _, exception in item.cases))
        asked = (*(given for _, given in item.message_with), item.code)
        yield from (given.call for given in asked if isinstance(given, Asked))
    elif isinstance(item, ExceptionType):
        yield item.base


def _slots(slots: Iterable[Slot | Field]) -> Iterator[Key | None]:
    for slot in slots:
        yield from (of_type(slot.type), slot.enum, slot.handle)
        for case in slot.choose.cases if slot.choose else ():
            yield from (of_type(case.type), case.handle)
        if isinstance(slot, Slot):
            yield slot.free
            yield slot.free_each
            yield slot.count.call if slot.count else None
