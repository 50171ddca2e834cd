"""Records and opaque types as the Markdown templates print them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from projector.ir.plan import OpaquePlan, RecordPlan
from projector.items.annotation import annotation
from projector.text import code, code_span, markdown, python_name


def page(record: RecordPlan) -> Mapping[str, Any]:
    """What `record.md.jinja` prints."""
    return {
        "title": python_name(record.name),
        "doc": markdown(record.doc),
        "kind": code("union") if record.union else code("record"),
        "size": record.size,
        "fields": [
            {
                "name": python_name(field.name),
                "type": code_span(annotation(field.annotation)),
                "doc": code(", {}", markdown(field.doc)) if field.doc else code(""),
            }
            for field in record.fields
        ],
    }


def opaque_page(opaque: OpaquePlan) -> Mapping[str, Any]:
    """What `opaque.md.jinja` prints."""
    return {"title": python_name(opaque.name), "doc": markdown(opaque.doc)}
