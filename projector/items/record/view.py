"""A record as the templates print it: its proof, its field table, its descriptor, its stub."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from projector.ir.plan import Declared, FieldPlan, NamespacePlan, RecordPlan, ValuePlan, VariablePlan
from projector.ir.symbols import Symbols, fingerprint, mangled, value_type
from projector.items.annotation import annotation
from projector.marshalling.kinds import ALIGNED
from projector.text import Code, c_string, c_type, code, identifier, join, literal, python_name


def c(record: RecordPlan, space: NamespacePlan, symbols: Symbols, slot: int) -> Mapping[str, Any]:
    """What the C template prints."""
    name = mangled(space.path, record.name)
    parts = list[Mapping[str, Any]]()
    table = code("pj_fields{}", name)
    fields = [row(field, record, table, parts, symbols) for field in record.fields]
    return {
        "fields": fields,
        "parts": parts,
        "table": table,
        "symbol": symbols.type(record.key),
        "name": c_string(record.name),
        "full_name": c_string(f"{space.name}.{record.name}"),
        "doc": c_string(record.doc or record.name),
        "home": symbols.namespace(space),
        "slot": slot,
        "fingerprint": fingerprint(record.fingerprint),
        "size": record.size,
        "count": len(fields),
        "flexible": int(record.flexible),
        "chooses": int(any(field.cases for field in record.fields)),
        "keeps": _flags(keeps=record.keeps, lent=record.lent),
        "over_align": record.align if record.align > ALIGNED else 0,
        "format": c_string(record.format),
        "size_field": _member(record, record.size_field, table) if record.size_field else code("NULL"),
        "base": code("&{}.type", symbols.type(record.base)) if record.base else code("NULL"),
        "proof": _proof(record, name),
    }


def row(
    field: FieldPlan, record: RecordPlan | VariablePlan, table: Code, parts: list[Mapping[str, Any]], symbols: Symbols
) -> Mapping[str, Any]:
    """A field of the runtime's table; what it refers to goes to `parts`."""
    part, cases = code("NULL"), code("NULL")
    if field.kind == "tail_items" and field.counted_by is not None and field.part is not None:
        part = _member(record, field.counted_by, table)
    elif field.decided_by is not None:
        part = _member(record, field.decided_by, table)
        cases = _cases(field, record, table, parts, symbols)
    elif field.part is not None:
        part = _part(field.part, record, table, parts, symbols)
    elif field.counted_by is not None:
        part = _member(record, field.counted_by, table)
    return {
        "name": c_string(field.name),
        "record": c_string(record.name),
        "doc": c_string(field.doc) if field.doc else code("NULL"),
        "offset": field.offset,
        "size": field.size,
        "kind": identifier(f"PJ_{field.kind.upper()}"),
        "bits": field.bits,
        "bit_offset": field.bit_offset,
        "signed": int(field.signed),
        "atomic": int(field.atomic),
        "length": sum(len(values) for values, _ in field.cases) if field.cases else field.length,
        "is_choice": bool(field.cases),
        "cases": cases,
        "part": part,
        **_pointer(field, record, table),
        **_element(field, record, table, parts, symbols),
        "type": code("&{}.type", symbols.type(field.type)) if field.type else code("NULL"),
    }


def _part(
    field: FieldPlan, record: RecordPlan | VariablePlan, table: Code, parts: list[Mapping[str, Any]], symbols: Symbols
) -> Code:
    """The address of a row of its own among `parts`."""
    made = row(field, record, table, parts, symbols)
    name = code("pj_part_{}{}", len(parts), code("_{}", table))
    parts.append({"name": name, "field": made})
    return code("&{}", name)


def _cases(
    field: FieldPlan, record: RecordPlan | VariablePlan, table: Code, parts: list[Mapping[str, Any]], symbols: Symbols
) -> Code:
    """What a choice may be by value, and behind that what it is else."""
    rows = list[Code]()
    for values, case in field.cases:
        at = _part(case, record, table, parts, symbols)
        rows += [code("{{ {}, {} }}, ", _value(value), at) for value in values]
    assert field.part is not None
    rows.append(code("{{ 0, {} }}", _part(field.part, record, table, parts, symbols)))
    return code("(const pj_case[]){{ {} }}", join("", rows))


def _value(value: int) -> Code:
    """The bits of a value."""
    return code("{}u", value & 0xFFFFFFFFFFFFFFFF)


def _pointer(field: FieldPlan, record: RecordPlan | VariablePlan, table: Code) -> Mapping[str, Any]:
    """What is said of pointers, and of what has some in it."""
    plan = field.pointer
    of, item = (plan.of, plan.item) if plan else (field.leads[0], field.leads[1] + 1) if field.leads else ("", 0)
    flags = _flags(
        fixed=field.takes is None,
        written=bool(plan and plan.written),
        in_bytes=bool(plan and plan.in_bytes),
        keeps=field.keeps,
        lent=field.lent,
        owned=field.owned,
    )
    return {
        "flags": flags,
        "leads": bool(of),
        "of": identifier(f"PJ_{of.upper()}") if of else code("0"),
        "item": item,
        "also": _member(record, plan.also, table) if plan and plan.also else code("NULL"),
    }


def _element(
    field: FieldPlan, record: RecordPlan | VariablePlan, table: Code, parts: list[Mapping[str, Any]], symbols: Symbols
) -> Mapping[str, Any]:
    """What a flexible tail consists of."""
    if field.kind != "tail_items" or field.part is None:
        return {}
    return {"leads": True, "also": _part(field.part, record, table, parts, symbols)}


def _flags(**given: bool) -> Code:
    """The runtime's flags of a field, joined."""
    return join(" | ", [identifier(f"PJ_{name.upper()}") for name, is_set in given.items() if is_set]) or code("0")


def _member(record: RecordPlan | VariablePlan, name: str, table: Code) -> Code:
    """The address of a field of the table."""
    return code("&{}[{}]", table, [one.name for one in record.fields].index(name))


def _proof(record: RecordPlan, name: Code) -> Mapping[str, Any]:
    return {
        "tag": code("pj_layout{}", name),
        "union": record.union,
        "pack": record.pack,
        "attribute": code("__attribute__((aligned({}))) ", record.stated_align) if record.stated_align else code(""),
        "size": record.size,
        "align": record.align,
        "members": [member(one) for one in record.declared],
        "offsets": [
            {"name": code("f_{}", identifier(d.name)), "offset": d.offset} for d in record.declared if d.bits is None
        ],
    }


def member(one: Declared, whole: bool = False) -> Code:
    """A member's declaration; `whole` spells nested records out."""
    dimensions = join("", (code("[{}]", n) if n else code("[]") for n in one.dimensions))
    name = code("f_{}", identifier(one.name)) if one.name else code("")
    # `#pragma pack` lowers these alignments, too.
    align = code("__attribute__((aligned({}))) ", one.align) if one.align else code("")
    if one.blob and whole:
        kind = code("union") if one.union else code("struct")
        return code(
            "{} {{ {} }} {}{};", kind, join(" ", (member(inner, True) for inner in one.members)), name, dimensions
        )
    if one.blob:
        return code("{}unsigned char {}{}[{}];", align, name, dimensions, one.blob)
    if one.bits is not None:
        return code("{} {}: {};", c_type(one.c), name, one.bits)
    return code("{}{} {}{};", align, c_type(one.c), name, dimensions)


def value(plan: ValuePlan) -> Code:
    """The declaration of a record for passing it by value."""
    members = join(" ", (member(one, True) for one in plan.members))
    kind = code("union") if plan.union else code("struct")
    return code("typedef {} {{ {} }} {};", kind, members, value_type(plan.key))


def stub(record: RecordPlan) -> Mapping[str, Any]:
    """What the stub template prints."""
    parts = list(_parameters(record))
    names = [literal(field.name) for field in record.fields]
    return {
        "name": python_name(record.name),
        "doc": literal(record.doc or record.name),
        "parameters": join("", (code(", {}", part) for part in parts)),
        "match": code("tuple[{}]", join(", ", (code("Literal[{}]", name) for name in names)) if names else code("()")),
        "fields": [_attribute(field) for field in record.fields],
    }


def _parameters(record: RecordPlan) -> Iterator[Code]:
    """What the constructor takes; behind a field that can't be set, by keyword only."""
    is_fixed = is_marked = False
    for field in record.fields:
        if field.takes is None:
            is_fixed = True
            continue
        if is_fixed and not is_marked:
            is_marked = True
            yield code("*_: Never")
        yield code("{}: {} = ...", python_name(field.name), annotation(field.takes))


def _attribute(field: FieldPlan) -> Mapping[str, Any]:
    return {
        "name": python_name(field.name),
        "gives": annotation(field.annotation),
        "takes": annotation(field.takes) if field.takes else code("None"),
        "plain": field.annotation == field.takes,
        "settable": field.takes is not None,
        "doc": literal(field.doc or field.name),
    }
