"""A class for opaque pointers as the templates print it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from projector.ir.plan import OpaquePlan
from projector.text import code, literal, python_name


def stub(opaque: OpaquePlan) -> Mapping[str, Any]:
    """What the stub template prints."""
    return {
        "name": python_name(opaque.name),
        "doc": literal(opaque.doc or opaque.name),
        "documented": bool(opaque.doc),
        "rest": code("" if opaque.doc else " ..."),
    }
