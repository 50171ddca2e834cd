"""withhold: what metadata doesn't document stays out of public namespaces and enums that say `undocumented: raw`."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from projector.ir.api import (
    Callback,
    Constant,
    Enum,
    ErrorRule,
    ExceptionType,
    Handle,
    Item,
    Key,
    Member,
    Namespace,
    Record,
)
from projector.ir.references import references

_TYPES = (Callback, Enum, ExceptionType, Handle, Record)


def withheld(namespaces: Iterable[Namespace], careful: Collection[str]) -> list[Namespace]:
    """The namespaces, in which the items of the `careful` ones are marked that only raw namespaces have.

    Types that public items need are public, too.
    """
    known = list(namespaces)
    items = {item.key: item for namespace in known for item in namespace.items}
    public = _public(
        [one for namespace in known for one in namespace.items if namespace.name not in careful or _is_told(one)], items
    )
    return [
        replace(one, items=tuple(replace(item, withheld=item.key not in public) for item in one.items))
        if one.name in careful
        else one
        for one in known
    ]


def without_undocumented_members(namespace: Namespace) -> Namespace:
    """The namespace, in which the undocumented members of `careful` enums are constants that only the raw one has."""
    enums = [one for one in namespace.items if isinstance(one, Enum) and one.careful]
    stated = {item.key for item in namespace.items}
    constants = (_constant(member, enum, namespace) for enum in enums for member in enum.members if not member.doc)
    items = (
        replace(item, members=tuple(member for member in item.members if member.doc))
        if isinstance(item, Enum) and item.careful
        else item
        for item in namespace.items
    )
    return replace(namespace, items=(*items, *(one for one in constants if one.key not in stated)))


def _constant(member: Member, enum: Enum, namespace: Namespace) -> Constant:
    return Constant(
        key=f"{namespace.name}.constants.{member.name}",
        name=member.name,
        python_name=member.python_name,
        place=member.place,
        deprecated=member.deprecated or enum.deprecated,
        value=member.value,
        type=enum.base,
        formula=member.formula,
        withheld=True,
    )


def _is_told(item: Item) -> bool:
    return bool(item.doc) or isinstance(item, ErrorRule)


def _public(told: list[Item], items: dict[Key, Item]) -> set[Key]:
    """The keys of these items, and of the types that they can't do without."""
    found = set[Key]()
    while told:
        item = told.pop()
        if item.key not in found:
            found.add(item.key)
            needed = (items[key] for key in references(item) if key in items)
            told += [one for one in needed if isinstance(one, _TYPES)]
    # A constant with the name of a public enumerator stays beside it: if their values differ, somebody must be told.
    enums = [one for key in found if isinstance(one := items[key], Enum) and one.export]
    names = {member.python_name for one in enums for member in one.members}
    return found | {key for key, one in items.items() if isinstance(one, Constant) and one.python_name in names}
