"""layout: sizes, alignments, offsets, field types and bit-field widths of records and unions."""

from __future__ import annotations

from collections.abc import Iterator

from projector import text
from projector.checks.fact import Fact, compatible, equal, shown, type_of
from projector.checks.spelling import Spelling
from projector.ir.api import Boolean, EnumType, Field, Integer, Namespace, Record
from projector.text import Code, c_number, code, join


def facts(namespace: Namespace, spelling: Spelling) -> Iterator[Fact]:
    """What the namespace states of its records; for one that no header declares, its size alone."""
    for item in namespace.items:
        if isinstance(item, Record) and not (item.opaque or item.curated) and item.key not in spelling.lifted:
            spelled = spelling.record(item.key)
            yield equal("PJ710", item.place, f"the size of {item.name}", code("sizeof({})", spelled), item.size)
            if item.key in spelling.names:
                yield from _inside(item, spelled, spelling)


def _inside(record: Record, spelled: Code, spelling: Spelling) -> Iterator[Fact]:
    about = f"the alignment of {record.name}"
    yield equal("PJ710", record.place, about, code("_Alignof({})", spelled), record.align)
    for field in record.fields:
        if field.padding:
            continue
        if field.bits:
            yield _width(record, field, field.bits, spelled, spelling)
        else:
            yield _offset(record, field, spelled)
            yield _type(record, field, spelled, spelling)


def _offset(record: Record, field: Field, spelled: Code) -> Fact:
    offset = code("__builtin_offsetof({}, {})", spelled, text.identifier(field.name))
    return equal("PJ711", field.place, f"the offset of {record.name}.{field.name}", offset, field.offset)


def _type(record: Record, field: Field, spelled: Code, spelling: Spelling) -> Fact:
    """Equally wide integers are alike: headers write `__u64` where metadata writes `uint64_t`."""
    real = type_of(code("(({} *)0)->{}", spelled, text.identifier(field.name)))
    alike = join(" || ", [compatible(real, one) for one in spelling.alike(field.type)])
    about = f"the type of {record.name}.{field.name}"
    return Fact("PJ712", field.place, about, field.spelled, alike, (spelling.declare(field.type), real))


def _width(record: Record, field: Field, bits: int, spelled: Code, spelling: Spelling) -> Fact:
    """What a bit-field makes of a value that only its own width keeps."""
    name = text.identifier(field.name)
    kind = field.type.base if isinstance(field.type, EnumType | Boolean) and field.type.base else field.type
    signed = isinstance(kind, Integer) and kind.signed
    stored, read = (1 << bits - 1, -(1 << bits - 1)) if signed else ((1 << 64) - 1, (1 << bits) - 1)
    if isinstance(kind, Boolean):
        stored = read = 1
    value = code("({})(({}){{.{} = {}}}).{}", spelling.wide, spelled, name, c_number(stored), name)
    proof = code("{} == {}", value, c_number(read))
    stated = f"{shown(bits)} {'signed' if signed else 'unsigned'} bits, which make {read} of {stored:#x}"
    return Fact("PJ713", field.place, f"the bit-field {record.name}.{field.name}", stated, proof)
