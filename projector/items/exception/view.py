"""An exception as the templates print it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from projector.ir.plan import ExceptionPlan, NamespacePlan
from projector.ir.symbols import Symbols, mangled
from projector.items.annotation import annotation
from projector.text import c_number, c_string, code, literal, python_name


def c(exception: ExceptionPlan, space: NamespacePlan, symbols: Symbols, slot: int) -> Mapping[str, Any]:
    """What the C template prints."""
    name = mangled(space.path, exception.name)
    base = exception.base_key
    return {
        "symbol": symbols.type(exception.key),
        "name": c_string(exception.name),
        "full_name": c_string(f"{space.name}.{exception.name}"),
        "doc": c_string(exception.doc or exception.name),
        "home": symbols.namespace(space),
        "slot": slot,
        "builtin": code("NULL") if base else c_string(exception.base),
        "base": code("&{}.type", symbols.type(base)) if base else code("NULL"),
        "fields": [c_string(field) for field, _ in exception.fields],
        "field_count": len(exception.fields),
        "field_table": code("pj_carried{}", name),
        "codes": [{"code": c_number(n), "symbol": symbols.type(key)} for n, key in exception.codes],
        "code_count": len(exception.codes),
        "code_table": code("pj_codes{}", name),
    }


def stub(exception: ExceptionPlan) -> Mapping[str, Any]:
    """What the stub template prints."""
    return {
        "name": python_name(exception.name),
        "base": annotation(exception.base),
        "doc": literal(exception.doc or exception.name),
        "fields": [{"name": python_name(name), "type": annotation(of)} for name, of in exception.fields],
    }
