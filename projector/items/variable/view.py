"""A variable as the templates print it: its memory's field, its descriptor, its stub."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from projector.ir.plan import NamespacePlan, VariablePlan
from projector.ir.symbols import Symbols, mangled
from projector.items.annotation import annotation
from projector.items.record.view import Rows, static
from projector.text import Code, c_string, code, literal, python_name


def symbol(variable: VariablePlan, space: NamespacePlan) -> Code:
    """The variable's descriptor."""
    return code("pj_variable{}", mangled(space.path, variable.name))


def c(variable: VariablePlan, space: NamespacePlan, symbols: Symbols) -> Mapping[str, Any]:
    """What the C template prints."""
    name = symbol(variable, space)
    table = code("pj_field_{}", name)
    fields = static(Rows(variable), variable, table, symbols)
    here = code("pj_here_{}", name)
    own = variable.linked and variable.thread_local
    return {
        "table": table,
        "fields": fields,
        "count": len(fields),
        "name": c_string(variable.name),
        "symbol": c_string(variable.symbol),
        "library": symbols.library(variable.library),
        "since": c_string(variable.since),
        "plain": int(variable.plain),
        "const": int(variable.const),
        "thread_local": int(variable.thread_local),
        "is_asked": own,
        "here": here if own else code("NULL"),
        "own": code("pj_own_{}", name),
    }


def stub(variable: VariablePlan) -> Mapping[str, Any]:
    """What the stub template prints."""
    gives = annotation(variable.field.annotation)
    takes = code("Never") if variable.const else annotation(variable.field.takes or variable.field.annotation)
    return {
        "name": python_name(variable.name),
        "annotation": gives if variable.plain else code("_Variable[{}, {}]", gives, takes),
        "documented": bool(variable.doc),
        "doc": literal(variable.doc),
    }
