"""An enum as the templates print it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from projector.ir.plan import EnumPlan, NamespacePlan
from projector.ir.symbols import Symbols, mangled
from projector.items.tables import Tables
from projector.text import c_number, c_string, code, literal, number, python_name


def c(enum: EnumPlan, space: NamespacePlan, symbols: Symbols, tables: Tables, slot: int) -> Mapping[str, Any]:
    """What the C template prints."""
    return {
        "member_names": [tables.text(one.name) for one in enum.members],
        "member_values": [c_number(one.value) for one in enum.members],
        "name_table": code("pj_names{}", mangled(space.path, enum.name)),
        "value_table": code("pj_values{}", mangled(space.path, enum.name)),
        "symbol": symbols.type(enum.key),
        "name": c_string(enum.name),
        "full_name": c_string(f"{space.name}.{enum.name}"),
        "doc": c_string(enum.doc or enum.name),
        "home": symbols.namespace(space),
        "slot": slot,
        "count": len(enum.members),
        "flags": int(enum.flags),
        "unsigned": int(not enum.signed),
        "size": enum.size,
    }


def stub(enum: EnumPlan) -> Mapping[str, Any]:
    """What the stub template prints."""
    return {
        "name": python_name(enum.name),
        "base": code("IntFlag") if enum.flags else code("IntEnum"),
        "doc": literal(enum.doc or enum.name),
        "members": [
            {"name": python_name(m.name), "value": number(m.value), "doc": literal(m.doc), "documented": bool(m.doc)}
            for m in enum.members
        ],
        "exported": enum.exported,
    }
