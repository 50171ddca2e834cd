"""An enum as the templates print it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from projector.ir.plan import EnumPlan
from projector.items.tables import Tables
from projector.text import code, literal, number, python_name


def c(enum: EnumPlan, tables: Tables) -> Mapping[str, Any]:
    """What the C template prints."""
    return {
        "members": tables.names(one.name for one in enum.members),
        "first": tables.numbers(one.value for one in enum.members),
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
        "documented": bool(enum.doc),
        "rest": code("" if enum.doc or enum.members else " ..."),
        "members": [
            {"name": python_name(m.name), "value": number(m.value), "doc": literal(m.doc), "documented": bool(m.doc)}
            for m in enum.members
        ],
        "exported": enum.exported,
    }
