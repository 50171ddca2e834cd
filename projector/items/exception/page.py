"""An exception as the Markdown template prints it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from projector.ir.plan import ExceptionPlan
from projector.items.annotation import annotation
from projector.text import code_span, markdown, python_name


def page(exception: ExceptionPlan) -> Mapping[str, Any]:
    """What `exception.md.jinja` prints."""
    return {
        "title": python_name(exception.name),
        "doc": markdown(exception.doc),
        "base": annotation(exception.base),
        "fields": [{"name": python_name(name), "type": code_span(annotation(of))} for name, of in exception.fields],
    }
