"""A constant as its twin has it."""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite
from typing import Any

from projector.ir.plan import ConstantPlan
from projector.text import code, literal, python_name


def twin(constant: ConstantPlan) -> Mapping[str, Any]:
    """What the twin's template prints."""
    value = constant.value
    finite = not isinstance(value, float) or isfinite(value)
    written = literal(value) if finite else code("__twin__.builtins.float({})", literal(str(value)))
    return {"name": python_name(constant.name), "value": written}
