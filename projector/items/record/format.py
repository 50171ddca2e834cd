"""How PEP 3118 spells a record, so that numpy takes an array of them for a structured one.

What has no spelling there (bit-fields, what a union holds) is padding; of a union as a whole its bytes are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from projector.ir import api
from projector.ir.plan import FieldPlan
from projector.ir.types import size_of
from projector.marshalling.kinds import LETTERS, value_kind

_SPELLED = frozenset({"i8", "u8", "i16", "u16", "i32", "u32", "i64", "u64", "f32", "f64", "bool", "bool8", "bool32"})
_ADDRESSES = frozenset(
    {"pointer", "string_at", "strings_at", "memory_at", "record_at", "records_at", "opaque_at", "callback_at"}
)
_BYTES = frozenset({"bytes", "text", "path"})
_LETTERS = LETTERS | {"c64": "Zf", "c128": "Zd", "char": "s"}


def buffer_format(record: api.Record, items: Mapping[api.Key, api.Item], big_endian: bool) -> str:
    """The format of one record."""
    if record.union or record.size == 0:
        return f"{record.size}s"
    order = ">" if big_endian else "<"
    return f"T{{{''.join(_members(record, items, order, big_endian))}}}"


def _members(record: api.Record, items: Mapping[api.Key, api.Item], order: str, big_endian: bool) -> Iterator[str]:
    end = 0
    for field in _apart(record):
        if field.offset > end:
            yield f"{field.offset - end}x"
        yield f"{_spelled(field.type, items, order, big_endian)}:{field.python_name}:"
        end = field.offset + size_of(field.type)
    if record.size > end:
        yield f"{record.size - end}x"


def _apart(record: api.Record) -> Iterator[api.Field]:
    """The named fields that overlap with no other, in the order of their places."""
    seen = [one for one in record.fields if not one.padding and one.bits is None and size_of(one.type)]
    seen.sort(key=lambda one: one.offset)
    bits = [(one.offset + one.bit_offset // 8) for one in record.fields if one.bits]
    before = 0  # where all fields before it have ended
    for one, after in pairwise((*seen, None)):
        assert one is not None
        end = one.offset + size_of(one.type)
        alone = before <= one.offset and (after is None or after.offset >= end)
        if alone and not any(one.offset <= bit < end for bit in bits):
            yield one
        before = max(before, end)


def _spelled(of: api.Type, items: Mapping[api.Key, api.Item], order: str, big_endian: bool) -> str:
    match of:
        case api.Array(element=api.Character(size=1)):
            return f"{of.length}s"
        case api.Array():
            lengths = list[int]()
            found: api.Type = of
            while isinstance(found, api.Array):
                lengths.append(found.length)
                found = found.element
            shape = ",".join(map(str, lengths))
            return f"({shape}){_spelled(found, items, order, big_endian)}"
        case api.RecordType():
            record = items[of.key]
            assert isinstance(record, api.Record)
            return buffer_format(record, items, big_endian)
        case _:
            kind = value_kind(of)
            if kind == "pointer":
                return f"{order}{'Q' if size_of(of) == 8 else 'I'}"
            return f"{order}{_LETTERS[kind]}" if kind in _LETTERS else f"{size_of(of)}s"


def following(
    size: int, fields: Iterable[FieldPlan], items: Mapping[api.Key, api.Item], big_endian: bool
) -> str | None:
    """What the runtime makes of a record's fields (`format.c`); None if there are some that it doesn't spell."""
    order, text, end = ">" if big_endian else "<", "", 0
    for field in fields:
        spelled = _follows(field, items, order, big_endian)
        if spelled is None or field.offset < end:
            return None
        text += f"{field.offset - end}x" * (field.offset > end) + f"{spelled}:{field.name}:"
        end = field.offset + field.size
    return f"T{{{text}{f'{size - end}x' * (size > end)}}}"


def _follows(field: FieldPlan, items: Mapping[api.Key, api.Item], order: str, big_endian: bool) -> str | None:
    if field.kind in _SPELLED:
        return f"{order}{LETTERS[field.kind]}"
    if field.kind in _ADDRESSES:
        return f"{order}{'Q' if field.size == 8 else 'I'}"
    if field.kind in _BYTES:
        return f"{field.size}s"
    if field.kind == "record" and field.type is not None:
        record = items[field.type]
        assert isinstance(record, api.Record)
        return buffer_format(record, items, big_endian)
    if field.kind != "array":
        return None
    lengths, part = [field.length], field.part
    while part is not None and part.kind == "array":
        lengths.append(part.length)
        part = part.part
    item = None if part is None else _follows(part, items, order, big_endian)
    return None if item is None else f"({','.join(map(str, lengths))}){item}"
