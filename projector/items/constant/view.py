"""A constant as an entry of its namespace's table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from projector.ir.formula import Formula
from projector.ir.plan import ConstantPlan, MemberPlan
from projector.items.formula import spelled
from projector.items.tables import Tables
from projector.text import Code, c_number, c_string, code, identifier, python_name


def entry_kind(kind: str) -> Code:
    """The runtime's name for a kind of entry."""
    return identifier(f"PJ_ENTRY_{kind}")


def entry(constant: ConstantPlan, tables: Tables) -> Mapping[str, Any]:
    """The table's row: name, kind and value."""
    kind, value = _value(constant.value, tables)
    return {
        "name": tables.text(constant.name),
        "word": python_name(constant.name),
        "kind": entry_kind(kind),
        "value": value,
    }


def proof(one: ConstantPlan | MemberPlan, formula: Formula) -> Code:
    """What the compiler must find, too, if a constant or an enumerator was computed rightly."""
    assert isinstance(one.value, int)
    parts = spelled(formula), c_number(one.value), c_string(one.name)
    return code("PJ_QUIET _Static_assert({} == {}, {}); PJ_LOUD", *parts)


def _value(value: int | float | str | bytes, tables: Tables) -> tuple[str, Code]:
    match value:
        case int() if value >= 2**63:
            return "UINT", code(".natural = {}", c_number(value))
        case int():
            return "INT", code(".integer = {}", c_number(value))
        case float():
            return "FLOAT", code(".number = {}", c_number(value))
        case str():
            data = value.encode("utf-8", "surrogatepass")
            return "TEXT", code(".of = {{ {}, {} }}", tables.data(data), len(data))
        case bytes():
            return "BYTES", code(".of = {{ {}, {} }}", tables.data(value), len(value))
