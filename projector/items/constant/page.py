"""A constant as the Markdown template prints it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from projector.ir.plan import ConstantPlan
from projector.text import code, code_span, markdown, python_name


def page(constant: ConstantPlan) -> Mapping[str, Any]:
    """What `constant.md.jinja` prints."""
    return {
        "name": python_name(constant.name),
        "value": code_span(repr(constant.value)),
        "doc": code(": {}", markdown(constant.doc)) if constant.doc else code(""),
    }
