"""An enum as the Markdown template prints it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from projector.ir.plan import EnumPlan
from projector.text import code, markdown, number, python_name


def page(enum: EnumPlan) -> Mapping[str, Any]:
    """What `enum.md.jinja` prints."""
    return {
        "title": python_name(enum.name),
        "doc": markdown(enum.doc),
        "base": code("IntFlag") if enum.flags else code("IntEnum"),
        "members": [
            {
                "name": python_name(member.name),
                "value": number(member.value),
                "doc": code(": {}", markdown(member.doc)) if member.doc else code(""),
            }
            for member in enum.members
        ],
    }
