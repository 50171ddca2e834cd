"""members: where bit-fields lie, and which members of a record metadata lacks. No constant expression says either, so
the compiler's debug information is asked.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from projector.checks.spelling import Spelling
from projector.diagnostics import Place
from projector.ir.api import Field, Item, Key, Namespace, Record, RecordType
from projector.ir.types import size_of
from projector.text import Code, code

_NODE = re.compile(r"^!(?P<number>\d+) = (?:distinct )?!(?P<kind>\w+)?(?P<words>[({].*)$", re.MULTILINE)
_VARIABLE = re.compile(r'name: "pj_m_(?P<number>\d+)"')
_KEY = re.compile(r'\b(name|size|offset|baseType|elements|type|tag): (?:"([^"]*)"|!?(\w+))')
_LIST = re.compile(r"!(\d+)")
_RECORDS = ("DW_TAG_structure_type", "DW_TAG_union_type")


@dataclass(frozen=True, slots=True)
class Member:
    """A member that has a name, with those of anonymous ones: its first bit and how many it has, none for a tail."""

    name: str
    start: int
    bits: int


@dataclass(frozen=True, slots=True)
class Finding:
    """What the headers' members say of a fact; `actual` is "" where they agree."""

    code: str
    place: Place
    about: str
    stated: str
    actual: str = ""


def asked(namespace: Namespace, spelling: Spelling) -> tuple[Record, ...]:
    """The records of which the headers tell the members."""
    records = (item for item in namespace.items if isinstance(item, Record))
    return tuple(
        one
        for one in records
        if one.key in spelling.names and one.key not in spelling.lifted and not (one.opaque or one.curated)
    )


def variable(spelled: Code, number: int) -> Code:
    """A variable of the record, which brings it into the debug information."""
    return code("{} pj_m_{};", spelled, number)


def members(words: str) -> dict[int, tuple[Member, ...]]:
    """What LLVM's words tell of the records of these variables, by number."""
    nodes = {int(one["number"]): one["words"] for one in _NODE.finditer(words)}
    return {
        int(found["number"]): tuple(_members(nodes, _of_type(nodes, nodes[number]), 0))
        for number in nodes
        if (found := _VARIABLE.search(nodes[number])) is not None
    }


def findings(
    record: Record, items: Mapping[Key, Item], told: tuple[Member, ...], open_: Collection[Place]
) -> Iterator[Finding]:
    """What these members say of a record's bit-fields, and of its being whole. A tail has no bytes of the record.

    `open_` are the places of fields of which nothing is proven otherwise.
    """
    by_name = {one.name: one for one in told}
    for field in record.fields:
        there = by_name.get(field.name)
        if field.bits and not field.padding and there is not None:
            start, about = 8 * field.offset + field.bit_offset, f"the place of {record.name}.{field.name}"
            actual = "" if there.start == start else f"bit {there.start}"
            yield Finding("PJ713", field.place, about, f"bit {start}", actual)
    yield from _misnamed(record, told, open_)
    named, taken = {one.name for one in record.fields}, tuple(_taken(record, items, 0))
    lacking = [one.name for one in told if one.bits and one.name not in named and not _is_within(one, taken)]
    about, actual = f"the list of {record.name}'s fields", f"without {', '.join(lacking)}" if lacking else ""
    yield Finding("PJ710", record.place, about, "whole", actual)


def _misnamed(record: Record, told: tuple[Member, ...], open_: Collection[Place]) -> Iterator[Finding]:
    """Fields where the headers have members of other names. Room that is spare in older headers may have got one."""
    for field in record.fields:
        if field.place not in open_ or field.name.startswith("_"):
            continue
        start = 8 * field.offset + field.bit_offset
        there = [one.name for one in told if _is_within(one, [(start, start + _bits(field))])]
        if field.name in there:  # and can't be asked about: a macro has that name, too
            continue
        if any(not one.startswith("_") for one in there):
            about = f"what lies at byte {field.offset} of {record.name}"
            yield Finding("PJ711", field.place, about, field.name, ", ".join(there))


def _taken(record: Record, items: Mapping[Key, Item], start: int) -> Iterator[tuple[int, int]]:
    """From which bit to which one there are fields or padding; an anonymous record is what is in it."""
    anonymous = {one.path[0] for one in record.fields if one.path}
    for field in record.fields:
        begin = start + 8 * field.offset + field.bit_offset
        inner = items.get(field.type.key) if isinstance(field.type, RecordType) else None
        if field.name in anonymous and isinstance(inner, Record):
            yield from _taken(inner, items, begin)
        elif not field.path:
            yield begin, begin + _bits(field)


def _is_within(member: Member, taken: Iterable[tuple[int, int]]) -> bool:
    """Whether something else lies there: padding, or another member of a union."""
    return any(start < member.start + member.bits and member.start < end for start, end in taken)


def _bits(field: Field) -> int:
    return 8 * size_of(field.type) if field.bits is None else field.bits


def _members(nodes: Mapping[int, str], of: Mapping[str, str], start: int) -> Iterator[Member]:
    for number in _LIST.findall(nodes[int(of["elements"])]) if of.get("elements") else ():
        said = _keys(nodes[int(number)])
        at = start + int(said.get("offset", 0))
        inner = _of_type(nodes, nodes[int(number)])
        if "name" in said:
            yield Member(said["name"], at, int(said.get("size", 0)))
        elif inner.get("tag") in _RECORDS:
            yield from _members(nodes, inner, at)


def _of_type(nodes: Mapping[int, str], words: str) -> Mapping[str, str]:
    """What is said of the record that a variable or member is, behind its typedefs."""
    said = _keys(words)
    while (number := said.get("type") or said.get("baseType")) and number.isdigit():
        said = _keys(nodes[int(number)])
        if said.get("tag") in _RECORDS:
            return said
    return {}


def _keys(words: str) -> dict[str, str]:
    return {name: quoted or plain for name, quoted, plain in _KEY.findall(words)}
