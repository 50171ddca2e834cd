"""An exception as the templates print it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from projector.ir.plan import ExceptionPlan
from projector.items.annotation import annotation
from projector.items.tables import Tables
from projector.text import literal, python_name


def c(exception: ExceptionPlan, tables: Tables) -> Mapping[str, Any]:
    """What the C template prints."""
    base = exception.base_key
    return {
        "builtin": 0 if base else tables.text(exception.base),
        "base": tables.reference(base),
        "fields": tables.names(field for field, _ in exception.fields),
        "field_count": len(exception.fields),
        "codes": tables.codes(exception.codes),
        "code_count": len(exception.codes),
    }


def stub(exception: ExceptionPlan) -> Mapping[str, Any]:
    """What the stub template prints."""
    return {
        "name": python_name(exception.name),
        "base": annotation(exception.base),
        "doc": literal(exception.doc or exception.name),
        "documented": bool(exception.doc),
        "fields": [{"name": python_name(name), "type": annotation(of)} for name, of in exception.fields],
    }
