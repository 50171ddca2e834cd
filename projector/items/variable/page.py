"""A variable as the Markdown template prints it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from projector.ir.plan import VariablePlan
from projector.text import code, code_span, dotted, markdown


def page(variable: VariablePlan) -> Mapping[str, Any]:
    """What `variable.md.jinja` prints."""
    return {
        "name": dotted(variable.name if variable.plain else f"{variable.name}.value"),
        "type": code_span(variable.field.annotation),
        "doc": code(": {}", markdown(variable.doc)) if variable.doc else code(""),
    }
