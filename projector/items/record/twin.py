"""A record as the twin's templates print it: the same layout, for a runtime in Python."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from projector.ir.api import Key
from projector.ir.plan import FieldPlan, RecordPlan
from projector.marshalling.kinds import struct_form
from projector.targets import Target
from projector.text import Code, code, join, literal, python_name


def twin(record: RecordPlan, target: Target, find: Mapping[Key, Code]) -> Mapping[str, Any]:
    """What the twin's template prints; `find` says where each type is."""
    return {
        "name": python_name(record.name),
        "doc": literal(record.doc or record.name),
        "size": record.size,
        "size_field": literal(record.size_field),
        "fields": [_described(field, _mask(field, record), target, find) for field in record.fields],
    }


def _mask(field: FieldPlan, record: RecordPlan) -> int:
    """The bits of the field that decides what this one is."""
    return next(((1 << 8 * one.size) - 1 for one in record.fields if one.name == field.decided_by), 0)


def _described(field: FieldPlan, mask: int, target: Target, find: Mapping[Key, Code]) -> Code:
    """A field of the twin's runtime."""
    name, doc = literal(field.name), literal(field.doc or None)
    if field.pointer is not None:
        counter = literal(field.counted_by)
        return code("__twin__.Lead({}, {}, {}, {}, {})", name, field.offset, _lead(field, target, find), doc, counter)
    if field.counted_by is not None:
        text = literal(field.kind == "tail_text")
        place = code("{}, {}, {}, {}, {}", name, field.offset, literal(field.counted_by), text, doc)
        items = code(", {}", _kind(field.part, target, find)) if field.part is not None else code("")
        return code("__twin__.Tail({}{})", place, items)
    if field.decided_by is not None and field.part is not None:
        cases = join(
            ", ",
            (
                code("{}: {}", value & mask, _kind(case, target, find))
                for values, case in field.cases
                for value in values
            ),
        )
        rest = _kind(field.part, target, find)
        place = code("{}, {}, {}, {}", name, field.offset, rest, doc)
        return code("__twin__.Choice({}, {}, {{{}}})", place, literal(field.decided_by), cases)
    fixed = code(", settable=False") if field.takes is None else code("")
    return code("__twin__.Field({}, {}, {}, {}{})", name, field.offset, _kind(field, target, find), doc, fixed)


def _kind(field: FieldPlan, target: Target, find: Mapping[Key, Code]) -> Code:
    """How the twin's runtime reads and writes a value."""
    match field.kind:
        case "bits":
            order = literal("big" if target.big_endian else "little")
            place = code("{}, {}, {}", field.size, field.bit_offset, field.bits)
            return code("__twin__.Bits({}, {}, {})", place, literal(field.signed), order)
        case "bytes" | "text" | "path":
            return code("__twin__.Text({}, {})", field.size, literal(field.kind))
        case "wide16" | "wide32":
            encoding = f"utf-{field.kind[4:]}-{'be' if target.big_endian else 'le'}"
            return code("__twin__.WideText({}, {}, {})", field.size, int(field.kind[4:]) // 8, literal(encoding))
        case "record" if field.type is not None:
            return code("__twin__.Nested({}, {})", field.size, find[field.type])
        case "array" if field.part is not None:
            return code("__twin__.Items({}, {})", field.length, _kind(field.part, target, find))
        case (
            "string_at"
            | "strings_at"
            | "memory_at"
            | "record_at"
            | "records_at"
            | "opaque_at"
            | "callback_at"
            | "handle_at"
        ):
            return _lead(field, target, find)
        case "bool" | "bool8" | "bool32":
            return code("__twin__.Boolean({}, {})", field.size, literal("big" if target.big_endian else "little"))
        case "char":
            return code("__twin__.Character()")
        case kind:
            return _number(kind, target, find[field.type] if field.type else None)


def _lead(field: FieldPlan, target: Target, find: Mapping[Key, Code]) -> Code:
    """How the twin's runtime reads and sets a pointer."""
    form, plan = literal(struct_form("pointer", target)), field.pointer
    assert plan is not None
    if field.kind in ("string_at", "strings_at"):
        kind = code("StringAt" if field.kind == "string_at" else "StringsAt")
        counted = literal(field.counted_by is not None or field.length > 0)
        ends = code("{}, {}, {}", literal(field.length or None), counted, literal(plan.in_bytes))
        return code("__twin__.{}({}, {}, {}, {})", kind, form, literal(plan.of), literal(field.takes is not None), ends)
    length = literal(None if field.counted_by else field.length)
    ends = code("{}, {}, {}", literal(plan.written), length, literal(plan.in_bytes))
    if field.kind == "memory_at":
        letter = literal(struct_form(plan.of, target)[1:])
        return code("__twin__.MemoryAt({}, {}, {}, {})", form, letter, plan.item, ends)
    assert field.type is not None
    if field.kind == "records_at":
        return code("__twin__.RecordsAt({}, {}, {})", form, find[field.type], ends)
    if field.kind == "record_at":
        return code("__twin__.RecordAt({}, {}, {})", form, find[field.type], literal(plan.written))
    if field.kind == "handle_at":
        owner = literal("lent" if field.lent else "owned" if field.owned else None)
        others = join("", (code(", {}", find[one]) for one in plan.others if one in find))
        return code("__twin__.HandleAt({}, {}, {}{})", form, owner, find[field.type], others)
    if field.kind == "callback_at":
        return code("__twin__.CallbackAt({}, {})", form, find[field.type])
    return code("__twin__.OpaqueAt({}, {})", form, find[field.type])


def _number(kind: str, target: Target, member: Code | None) -> Code:
    if kind in ("i128", "u128"):
        return code("__twin__.Wide({}, {})", literal(kind == "i128"), literal("big" if target.big_endian else "little"))
    if kind in ("c64", "c128"):
        return code("__twin__.Complex({})", literal(struct_form("f32" if kind == "c64" else "f64", target)))
    form = literal(struct_form(kind, target))
    if member is not None:
        return code("__twin__.Member({}, {})", form, member)
    if kind == "pointer":
        return code("__twin__.Address({})", form)
    return code("__twin__.Float({})" if kind in ("f32", "f64") else "__twin__.Integer({})", form)
