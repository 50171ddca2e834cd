"""A variable as its twin has it: a name that says what it needs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from projector.ir.plan import VariablePlan
from projector.text import literal, python_name


def twin(variable: VariablePlan) -> Mapping[str, Any]:
    """What the twin's template prints."""
    return {"name": python_name(variable.name), "text": literal(variable.native)}
