"""A function's named tuple of results as the templates print it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from projector.ir.plan import TuplePlan
from projector.items.annotation import Spelled, annotation
from projector.items.tables import Tables
from projector.text import join, python_name, strings


def c(named: TuplePlan, tables: Tables) -> Mapping[str, Any]:
    """What the C template prints."""
    return {
        "fields": tables.names(name for name, _ in named.fields),
        "count": len(named.fields),
    }


def stub(named: TuplePlan) -> Mapping[str, Any]:
    """What the stub template prints."""
    spelled = Spelled(name for name, _ in named.fields)
    return {
        "name": python_name(named.name),
        "contents": join(", ", (annotation(gives) for _, gives in named.fields)),
        "match": strings(name for name, _ in named.fields),
        "fields": [{"name": python_name(name), "gives": spelled(gives)} for name, gives in named.fields],
        "property": spelled("property"),
    }
