"""A handle as the twin's templates print it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from projector.ir.plan import HandlePlan
from projector.items.handle.view import stub
from projector.marshalling.kinds import struct_form
from projector.targets import Target
from projector.text import code, join, literal, number


def twin(handle: HandlePlan, target: Target) -> Mapping[str, Any]:
    """What the twin's template prints."""
    return {
        **stub(handle),
        "base": code("Descriptor") if handle.descriptor else code("Handle"),
        "form": literal(struct_form(handle.kind, target)),
        "invalid": join("", (code("{}, ", number(value)) for value in handle.invalid)),
        "pseudo": join("", (code("{}, ", number(value)) for value in handle.pseudo)),
        "pointer": literal(handle.kind == "pointer"),
        "owned": literal(not handle.unowned),
        "step": literal(handle.step.name) if handle.step else code("None"),
    }
