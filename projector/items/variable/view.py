"""A variable as the templates print it: its memory's field, its descriptor, its stub."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from projector.ir.plan import NamespacePlan, VariablePlan
from projector.ir.symbols import Symbols, mangled
from projector.items.annotation import annotation
from projector.items.record.view import Rows
from projector.items.tables import Tables
from projector.text import Code, c_string, code, literal, python_name


def symbol(variable: VariablePlan, space: NamespacePlan) -> Code:
    """The variable's descriptor."""
    return code("pj_variable{}", mangled(space.path, variable.name))


def c(variable: VariablePlan, space: NamespacePlan, symbols: Symbols, tables: Tables) -> Mapping[str, Any]:
    """What the C template prints."""
    name = symbol(variable, space)
    here = code("pj_here_{}", name)
    own = variable.linked and variable.thread_local
    return {
        **_rows(variable, tables),
        "name": tables.text(variable.name),
        "word": python_name(variable.name),
        "symbol": tables.text(variable.symbol),
        "spelled": c_string(variable.symbol),
        "library": symbols.place(variable.library),
        "since": tables.text(variable.since),
        "plain": int(variable.plain),
        "const": int(variable.const),
        "thread_local": int(variable.thread_local),
        "is_asked": own,
        "here": here if own else code("NULL"),
        "own": code("pj_own_{}", name),
    }


def _rows(variable: VariablePlan, tables: Tables) -> Mapping[str, int]:
    """Where the rows of its value start, how many there are, and how many cases all choices have."""
    rows = Rows(variable)
    return {
        "fields": tables.fields(rows.numbered(tables), python_name(variable.name)),
        "rows": len(rows.rows),
        "cases": rows.cases,
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
