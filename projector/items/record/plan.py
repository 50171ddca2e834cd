"""From a record of the Api to its class: one plan a field that Python sees."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import cast

from projector.diagnostics import Diagnostics
from projector.ir import api
from projector.ir.fingerprint import of_record
from projector.ir.plan import FieldKind, FieldPlan, RecordPlan
from projector.items.record.declare import declared
from projector.items.record.format import buffer_format, following
from projector.items.record.pointer import counted, plan_pointer
from projector.marshalling.kinds import kind_of, pointed, python_type, value_kind
from projector.marshalling.pointers import keeps, lends
from projector.targets import Target

_TEXT: Mapping[str, FieldKind] = {"utf8": "text", "filename": "path", "bytes": "bytes"}


def plan(
    record: api.Record,
    items: Mapping[api.Key, api.Item],
    names: Mapping[api.Key, str],
    target: Target,
    found: Diagnostics,
) -> RecordPlan:
    """The record's class; a field that can't be projected is left out with a note."""
    fields = []
    for field in record.fields:
        planned = None if field.padding else _field(field, record, items, names, target)
        if planned is not None:
            fields.append(planned)
        elif not field.padding:
            found.note("PJ410", field.place, f"{record.name}.{field.name}: {field.spelled} can't be a field yet")
    format = buffer_format(record, items, target.big_endian)
    follows = not record.union and following(record.size, fields, items, target.big_endian) == format
    flexible = any(field.kind in ("tail", "tail_text", "tail_items") for field in fields)
    return RecordPlan(
        record.python_name,
        record.key,
        record.size,
        record.align,
        record.pack,
        record.stated_align,
        record.union,
        counted(fields),
        tuple(declared(field) for field in record.fields if not field.path),
        flexible,
        record.doc,
        of_record(record, items),
        base=record.base,
        size_field=next((one.python_name for one in record.fields if one.name == record.size_field), None),
        format="" if follows else format,
    )


def lone(field: api.Field, items: Mapping[api.Key, api.Item], names: Mapping[api.Key, str]) -> FieldPlan | None:
    """The plan of memory that isn't in a record: text is read, as nothing would keep one; None if there is no plan."""
    common = {"name": field.python_name, "offset": 0, "doc": field.doc}
    lent = plan_pointer(field.type, replace(field, own="none"), common, items, names, {}) if field.string else None
    if lent is not None:
        return replace(lent, takes=None)
    return _typed(field.type, field, common, _Known(items, names, None))


def _field(
    field: api.Field,
    record: api.Record,
    items: Mapping[api.Key, api.Item],
    names: Mapping[api.Key, str],
    target: Target,
) -> FieldPlan | None:
    common = {"name": field.python_name, "offset": field.offset, "doc": field.doc}
    if field.bits and isinstance(field.type, api.Integer | api.Boolean | api.EnumType):
        return _bits(field, field.bits, common, target)
    counters = {one.name: one.python_name for one in record.fields}
    known = _Known(items, names, counters)
    if field.flexible and isinstance(field.type, api.Array):
        return _tail(field, record, common, known)
    if field.choose is not None:
        return _choice(field, field.choose, record, common, known)
    return _typed(field.type, field, common, known)


def _choice(
    field: api.Field,
    choose: api.Choice,
    record: api.Record,
    common: Mapping[str, object],
    known: _Known,
) -> FieldPlan | None:
    """A field of several types; None if one of them can't be a field."""
    parts = [_typed(case.type, replace(field, enum=None, spelled=case.spelled), common, known) for case in choose.cases]
    rest = _typed(field.type, field, common, known)
    good = [part for part in parts if part is not None]
    if rest is None or len(good) < len(parts):
        return None
    takes = dict.fromkeys(part.takes for part in (*good, rest) if part.takes is not None)
    return FieldPlan(
        **common,  # type: ignore[arg-type]
        kind="choice",
        size=rest.size,
        annotation=" | ".join(dict.fromkeys(part.annotation for part in (*good, rest))),
        takes=" | ".join(takes) or None,
        part=rest,
        decided_by=next(one.python_name for one in record.fields if one.name == choose.by[0]),
        cases=tuple((case.values, part) for case, part in zip(choose.cases, good, strict=True)),
        keeps=any(part.keeps for part in (*good, rest)),
        lent=any(part.lent for part in (*good, rest)),
    )


def _bits(field: api.Field, bits: int, common: Mapping[str, object], target: Target) -> FieldPlan:
    """A bit-field, with the bytes that it lies in, and where it starts in the number that they are."""
    first, before = divmod(field.bit_offset, 8)
    size = (before + bits + 7) // 8
    signed = isinstance(field.type, api.Integer) and field.type.signed
    return FieldPlan(
        **{**common, "offset": field.offset + first},  # type: ignore[arg-type]
        kind="bits",
        size=size,
        annotation="int",
        takes="int",
        bits=bits,
        bit_offset=8 * size - before - bits if target.big_endian else before,
        signed=signed,
    )


def _tail(field: api.Field, record: api.Record, common: Mapping[str, object], known: _Known) -> FieldPlan | None:
    assert isinstance(field.type, api.Array)
    counter = next(f for f in record.fields if f.name == field.flexible)
    if kind_of(field.type.element) not in ("char", "u8", "i8"):
        return _tail_items(field.type.element, field, counter, common, known)
    text = field.string is not None and field.string.encoding in ("filename", "utf8")
    return FieldPlan(
        **common,  # type: ignore[arg-type]
        kind="tail_text" if text else "tail",
        size=0,
        annotation="str" if text else "bytes",
        takes=None,
        counted_by=counter.python_name,
    )


def _tail_items(
    of: api.Type, field: api.Field, counter: api.Field, common: Mapping[str, object], known: _Known
) -> FieldPlan | None:
    """Numbers or records, seen where they lie; none that would have to keep something."""
    part = _typed(of, field, {**common, "offset": 0, "doc": ""}, replace(known, counters=None))
    if part is None or part.takes is None or part.keeps:
        return None
    return FieldPlan(
        **common,  # type: ignore[arg-type]
        kind="tail_items",
        size=0,
        annotation=f"_Array[{part.annotation}, {part.takes}]",
        takes=None,
        counted_by=counter.python_name,
        part=part,
    )


@dataclass(frozen=True, slots=True)
class _Known:
    """All items, the names of types, and those of a record's fields by their names in C; None: it's no record."""

    items: Mapping[api.Key, api.Item]
    names: Mapping[api.Key, str]
    counters: Mapping[str, str] | None


def _nested(of: api.RecordType, common: Mapping[str, object], known: _Known) -> FieldPlan:
    record, name = known.items[of.key], known.names[of.key]
    assert isinstance(record, api.Record)
    return FieldPlan(
        **common,  # type: ignore[arg-type]
        kind="record",
        size=of.size,
        annotation=name,
        takes=name,
        type=of.key,
        keeps=keeps(record, known.items),
        lent=lends(record, known.items),
    )


def _typed(of: api.Type, field: api.Field, common: Mapping[str, object], known: _Known) -> FieldPlan | None:
    if isinstance(of, api.RecordType):
        return _nested(of, common, known)
    if isinstance(of, api.Array):
        return _array(of, field, common, known)
    if known.counters is not None:
        pointer = plan_pointer(of, field, common, known.items, known.names, known.counters)
        if pointer is not None:
            return pointer
    names = known.names
    kind = value_kind(of)
    if kind in (None, "long_double"):
        return None
    assert kind is not None
    enum = field.enum or (of.key if isinstance(of, api.EnumType) else None)
    plain = python_type(kind)
    return FieldPlan(
        **common,  # type: ignore[arg-type]
        kind=cast(FieldKind, kind),
        size=getattr(of, "size", 0),
        annotation=names[enum] if enum else plain,
        takes=None if kind == "pointer" else f"{names[enum]} | int" if enum else plain,
        type=enum,
        atomic=field.atomic,
        leads=pointed(of) if isinstance(of, api.Pointer) else None,
    )


def _array(of: api.Array, field: api.Field, common: Mapping[str, object], known: _Known) -> FieldPlan | None:
    if isinstance(of.element, api.Character) and of.element.size > 1 and field.string and of.length > 0:
        wide: FieldKind = "wide16" if of.element.size == 2 else "wide32"
        return FieldPlan(**common, kind=wide, size=of.size, annotation="str", takes="str")  # type: ignore[arg-type]
    if isinstance(of.element, api.Character) and of.element.size == 1:
        text = _TEXT.get(field.string.encoding, "bytes") if field.string else "bytes"
        annotation = "bytes" if text == "bytes" else "str"
        takes = "bytes" if text == "bytes" else "str | bytes"
        return FieldPlan(**common, kind=text, size=of.size, annotation=annotation, takes=takes)  # type: ignore[arg-type]
    part = _typed(of.element, field, {**common, "offset": 0, "doc": ""}, known)
    if part is None or part.takes is None or of.length == 0:
        return None
    return FieldPlan(
        **common,  # type: ignore[arg-type]
        kind="array",
        size=of.size,
        annotation=f"_Array[{part.annotation}, {part.takes}]",
        takes=f"Sequence[{part.takes}]",
        length=of.length,
        part=part,
        keeps=part.keeps,
        lent=part.lent,
    )
