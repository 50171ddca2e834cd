"""A constant as an entry of its namespace's table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from projector.ir.formula import Formula
from projector.ir.plan import ConstantPlan, MemberPlan
from projector.items.formula import spelled
from projector.text import Code, c_bytes, c_number, c_string, code, identifier


def entry_kind(kind: str) -> Code:
    """The runtime's name for a kind of entry."""
    return identifier(f"PJ_ENTRY_{kind}")


def entry(constant: ConstantPlan) -> Mapping[str, Any]:
    """The table's row: kind, value, and the length of text."""
    kind, value, length = _value(constant.value)
    return {"name": c_string(constant.name), "kind": entry_kind(kind), "length": length, "value": value}


def proof(one: ConstantPlan | MemberPlan, formula: Formula) -> Code:
    """What the compiler must find, too, if a constant or an enumerator was computed rightly."""
    assert isinstance(one.value, int)
    parts = spelled(formula), c_number(one.value), c_string(one.name)
    return code("PJ_QUIET _Static_assert({} == {}, {}); PJ_LOUD", *parts)


def _value(value: int | float | str | bytes) -> tuple[str, Code, int]:
    match value:
        case int() if value >= 2**63:
            return "UINT", code(".natural = {}", c_number(value)), 0
        case int():
            return "INT", code(".integer = {}", c_number(value)), 0
        case float():
            return "FLOAT", code(".number = {}", c_number(value)), 0
        case str():
            return "TEXT", code(".text = {}", c_string(value)), len(value.encode("utf-8", "surrogatepass"))
        case bytes():
            return "BYTES", code(".text = {}", c_bytes(value)), len(value)
