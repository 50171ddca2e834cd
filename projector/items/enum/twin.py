"""An enum as the twin's templates print it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from projector.ir.plan import EnumPlan
from projector.items.enum.view import stub
from projector.text import code, literal, number


def twin(enum: EnumPlan) -> Mapping[str, Any]:
    """What the twin's template prints."""
    return {
        **stub(enum),
        "make": code("int_flag") if enum.flags else code("int_enum"),
        "text": literal(enum.name),
        "pairs": [{"name": literal(m.name), "value": number(m.value)} for m in enum.members],
        "size": enum.size,
        "unsigned": literal(not enum.signed),
    }
