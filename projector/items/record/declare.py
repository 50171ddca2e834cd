"""A record as C declares it: what the compiler compares our layout with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from projector.ir import api
from projector.ir.plan import Declared, ValuePlan
from projector.ir.references import of_type


def declared(field: api.Field, items: Mapping[api.Key, api.Item] | None = None) -> Declared:
    """The field's declaration; nested records are blobs of their size and alignment, proven where they are declared.

    With `items`, a nested record also has its members: the calling convention of a record by value asks for them.
    """
    of, dimensions = field.type, list[int]()
    while isinstance(of, api.Array):
        dimensions.append(of.length)
        of = of.element
    name = "" if field.padding and field.bits is not None else field.name
    blob, align = (of.size, max(of.align, field.align)) if isinstance(of, api.RecordType) else (None, field.align)
    plain = Declared(name, _spelling(of), field.offset, align, field.bits, blob, tuple(dimensions))
    inner = items.get(of.key) if items is not None and isinstance(of, api.RecordType) else None
    if not isinstance(inner, api.Record):
        return plain
    return replace(plain, members=_members(inner, items), union=inner.union)


def _members(record: api.Record, items: Mapping[api.Key, api.Item] | None) -> tuple[Declared, ...]:
    return tuple(declared(one, items) for one in record.fields if not one.path)


def by_value(record: api.Record, items: Mapping[api.Key, api.Item]) -> ValuePlan | None:
    """The record's whole declaration; None where packing or a stated alignment changes how it is passed."""
    if not _is_plain(record, items):
        return None
    return ValuePlan(record.key, _members(record, items), record.union, record.size)


def _is_plain(record: api.Record, items: Mapping[api.Key, api.Item]) -> bool:
    natural = not (record.pack or record.stated_align or record.opaque or any(one.flexible for one in record.fields))
    keys = (of_type(one.type) for one in record.fields if not isinstance(one.type, api.Pointer))
    inner = (items.get(key) for key in keys if key)
    return natural and all(_is_plain(one, items) for one in inner if isinstance(one, api.Record))


def _spelling(of: api.Type) -> str:
    match of:
        case api.Integer() | api.Floating():
            return of.c
        case api.EnumType():
            return of.base.c
        case api.Boolean():
            return of.base.c if of.base else "bool"
        case api.Character(c="char"):
            return "char"
        case api.Character():
            return {2: "uint16_t", 4: "uint32_t"}[of.size]
        case _:
            return "void *"
