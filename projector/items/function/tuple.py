"""A function's named tuple of results as the templates print it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from projector.ir.plan import NamespacePlan, TuplePlan
from projector.ir.symbols import Symbols, mangled
from projector.items.annotation import annotation
from projector.text import c_string, code, join, literal, python_name


def c(named: TuplePlan, space: NamespacePlan, symbols: Symbols, slot: int) -> Mapping[str, Any]:
    """What the C template prints."""
    return {
        "table": code("pj_names{}", mangled(space.path, named.name)),
        "fields": [c_string(name) for name, _ in named.fields],
        "symbol": symbols.type(named.key),
        "name": c_string(named.name),
        "full_name": c_string(f"{space.name}.{named.name}"),
        "doc": c_string(named.doc),
        "home": symbols.namespace(space),
        "slot": slot,
        "count": len(named.fields),
    }


def stub(named: TuplePlan) -> Mapping[str, Any]:
    """What the stub template prints."""
    return {
        "name": python_name(named.name),
        "doc": literal(named.doc),
        "contents": join(", ", (annotation(gives) for _, gives in named.fields)),
        "match": join(", ", (literal(name) for name, _ in named.fields)),
        "fields": [{"name": python_name(name), "gives": annotation(gives)} for name, gives in named.fields],
    }
