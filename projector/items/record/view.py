"""A record as the templates print it: its proof, its field table, its descriptor, its stub."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from projector.ir.plan import Declared, FieldPlan, NamespacePlan, RecordPlan, ValuePlan, VariablePlan
from projector.ir.symbols import mangled, value_type
from projector.items.annotation import Spelled
from projector.items.packed import Row
from projector.items.tables import Tables
from projector.marshalling.kinds import ALIGNED
from projector.text import Code, c_type, code, identifier, join, literal, python_name, strings


def c(record: RecordPlan, space: NamespacePlan, tables: Tables) -> Mapping[str, Any]:
    """What the C template prints."""
    rows = Rows(record)
    sized = next((field for field in record.fields if field.name == record.size_field), None)
    row: Row = {
        "size": record.size,
        "count": len(record.fields),
        "rows": len(rows.rows),
        "format": tables.text(record.format),
        "size_at": sized.offset if sized else 0,
        "size_bytes": sized.size if sized else 0,
        "keeps": _flags(keeps=record.keeps, lent=record.lent),
        "cases": rows.cases,
        "base": tables.reference(record.base),
        "align": record.align if record.align > ALIGNED else 0,
        "flexible": int(record.flexible),
        "chooses": int(any(field.cases for field in record.fields)),
    }
    return {
        "place": tables.record(row, rows.numbered(tables), python_name(record.name)),
        "proof": _proof(record, mangled(space.path, record.name)),
    }


class Rows:
    """The fields of a record or a variable as the runtime's rows, and behind them what those refer to."""

    def __init__(self, of: RecordPlan | VariablePlan) -> None:
        self._names = [field.name for field in of.fields]
        self.rows = [dict[str, Any]() for _ in of.fields]
        for row, field in zip(tuple(self.rows), of.fields, strict=True):
            row.update(self._row(field))

    def numbered(self, tables: Tables) -> list[Row]:
        """The rows by numbers of the namespace's; names in a row, since each follows from the one before."""
        names = [tables.text(row["field"].name) for row in self.rows]
        return [_numbered(row, name, tables) for row, name in zip(self.rows, names, strict=True)]

    @property
    def cases(self) -> int:
        """How many cases all choices have."""
        return sum(len(row["cases"]) for row in self.rows)

    def _add(self, field: FieldPlan) -> int:
        """The number of a row of its own."""
        row = dict[str, Any]()
        self.rows.append(row)
        number = len(self.rows) - 1
        row.update(self._row(field))
        return number

    def _member(self, name: str) -> int:
        return self._names.index(name)

    def _row(self, field: FieldPlan) -> Mapping[str, Any]:
        part, cases, also = None, list[tuple[Code, int]](), None
        if field.kind == "tail_items" and field.counted_by is not None and field.part is not None:
            part = self._member(field.counted_by)
        elif field.decided_by is not None:
            part = self._member(field.decided_by)
            cases = self._cases(field)
        elif field.part is not None:
            part = self._add(field.part)
        elif field.counted_by is not None:
            part = self._member(field.counted_by)
        if field.kind == "tail_items" and field.part is not None:
            also = self._add(field.part)
        elif field.pointer and field.pointer.also:
            also = self._member(field.pointer.also)
        return {
            "field": field,
            "offset": field.offset,
            "size": field.size,
            "kind": identifier(f"PJ_{field.kind.upper()}"),
            "bits": field.bits,
            "bit_offset": field.bit_offset,
            "is_signed": int(field.signed),
            "atomic": int(field.atomic),
            "length": len(cases) - 1 if cases else field.length,
            "cases": cases,
            "part": part,
            "also": also,
            **_pointer(field),
        }

    def _cases(self, field: FieldPlan) -> list[tuple[Code, int]]:
        """What a choice may be by value, and behind that what it is else."""
        assert field.part is not None
        rows = list[tuple[Code, int]]()
        for values, case in field.cases:
            number = self._add(case)
            rows += [(code("{}u", value & 0xFFFFFFFFFFFFFFFF), number) for value in values]
        return [*rows, (code("0"), self._add(field.part))]


def _pointer(field: FieldPlan) -> Mapping[str, Any]:
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
    return {"flags": flags, "of": identifier(f"PJ_{of.upper()}") if of else code("0"), "item": item}


def _numbered(row: Mapping[str, Any], name: int, tables: Tables) -> Row:
    """A row as one of a namespace's, which refers by numbers: 0 is nothing."""
    field: FieldPlan = row["field"]
    return {
        **row,
        "name": name,
        "doc": tables.text(field.doc),
        "type": tables.reference(field.type),
        "cases": tables.choices(row["cases"]) + 1 if row["cases"] else 0,
        "part": 0 if row["part"] is None else row["part"] + 1,
        "also": 0 if row["also"] is None else row["also"] + 1,
    }


def _flags(**given: bool) -> Code:
    """The runtime's flags of a field, joined."""
    return join(" | ", [identifier(f"PJ_{name.upper()}") for name, is_set in given.items() if is_set]) or code("0")


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
    dimensions = join("", (code("[{}]", n) for n in one.dimensions))
    name = code("f_{}", identifier(one.name)) if one.name else code("")
    # `#pragma pack` lowers these alignments, too.
    align = code("__attribute__((aligned({}))) ", one.align) if one.align else code("")
    if one.blob is not None and whole:
        return code("{} {}{};", aggregate(one.members, one.union), name, dimensions)
    if one.blob is not None:
        return code("{}unsigned char {}{}[{}];", align, name, dimensions, one.blob)
    if one.bits is not None:
        return code("{} {}: {};", c_type(one.c), name, one.bits)
    return code("{}{} {}{};", align, c_type(one.c), name, dimensions)


def value(plan: ValuePlan) -> Code:
    """The declaration of a record for passing it by value."""
    return code("typedef {} {};", aggregate(plan.members, plan.union), value_type(plan.key))


def aggregate(members: Iterable[Declared], is_union: bool) -> Code:
    """A record by its members, nested ones spelled out."""
    kind = code("union") if is_union else code("struct")
    return code("{} {{ {} }}", kind, join(" ", (member(one, True) for one in members)))


def stub(record: RecordPlan) -> Mapping[str, Any]:
    """What the stub template prints."""
    spelled = Spelled(field.name for field in record.fields)
    return {
        "name": python_name(record.name),
        "doc": literal(record.doc or record.name),
        "documented": bool(record.doc),
        "parameters": join("", (code(", {}", part) for part in _parameters(record, spelled))),
        "match": strings(field.name for field in record.fields),
        "fields": [_attribute(field, spelled) for field in record.fields],
        "property": spelled("property"),
    }


def _parameters(record: RecordPlan, spelled: Spelled) -> Iterator[Code]:
    """What the constructor takes; behind a field that can't be set, by keyword only."""
    is_fixed = is_marked = False
    for field in record.fields:
        if field.takes is None:
            is_fixed = True
            continue
        if is_fixed and not is_marked:
            is_marked = True
            yield code("*_: Never")
        yield code("{}: {} = ...", python_name(field.name), spelled(field.takes))


def _attribute(field: FieldPlan, spelled: Spelled) -> Mapping[str, Any]:
    return {
        "name": python_name(field.name),
        "gives": spelled(field.annotation),
        "takes": spelled(field.takes) if field.takes else code("None"),
        "plain": field.annotation == field.takes,
        "settable": field.takes is not None,
        "doc": literal(field.doc or field.name),
        "documented": bool(field.doc),
        "rest": code("" if field.doc else " ..."),
    }
