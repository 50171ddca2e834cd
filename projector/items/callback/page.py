"""A callback as the Markdown template prints it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from projector.ir.plan import CallbackPlan
from projector.items.annotation import annotation
from projector.text import code, markdown, python_name


def page(callback: CallbackPlan) -> Mapping[str, Any]:
    """What `callback.md.jinja` prints."""
    return {
        "title": python_name(callback.name),
        "doc": markdown(callback.summary),
        "is_called": callback.recipe is not None,
        "callable": annotation(callback.recipe.annotation) if callback.recipe is not None else code(""),
    }
