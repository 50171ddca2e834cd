"""A handle as the Markdown template prints it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from projector.ir.plan import HandlePlan
from projector.items.annotation import annotation
from projector.text import code_span, markdown, python_name


def page(handle: HandlePlan) -> Mapping[str, Any]:
    """What `handle.md.jinja` prints."""
    step = handle.step
    return {
        "title": python_name(handle.name),
        "doc": markdown(handle.doc),
        "close": code_span(handle.close_name),
        "is_closed": not handle.unowned,
        "is_descriptor": handle.descriptor,
        "is_iterator": step is not None,
        "item": code_span(annotation(step.item if step else "None")),
    }
