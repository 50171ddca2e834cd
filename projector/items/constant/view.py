"""A constant as an entry of its namespace's table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from projector.ir.plan import ConstantPlan
from projector.items.enum.view import c_integer
from projector.text import Code, c_bytes, c_string, code, identifier, number


def entry_kind(kind: str) -> Code:
    """The runtime's name for a kind of entry."""
    return identifier(f"PJ_ENTRY_{kind}")


def entry(constant: ConstantPlan) -> Mapping[str, Any]:
    """The table's row: kind, value, and the length of text."""
    kind, value, length = _value(constant.value)
    return {"name": c_string(constant.name), "kind": entry_kind(kind), "length": length, "value": value}


def _value(value: int | float | str | bytes) -> tuple[str, Code, int]:
    match value:
        case int() if value >= 2**63:
            return "UINT", code(".natural = {}ull", number(value)), 0
        case int():
            return "INT", code(".integer = {}", c_integer(value)), 0
        case float():
            return "FLOAT", code(".number = {}", c_float(value)), 0
        case str():
            return "TEXT", code(".text = {}", c_string(value)), len(value.encode("utf-8", "surrogatepass"))
        case bytes():
            return "BYTES", code(".text = {}", c_bytes(value)), len(value)


def c_float(value: float) -> Code:
    """A double constant; C has no words for infinities and NaN but the builtins'."""
    if value != value:
        return code('__builtin_nan("")')
    if value in (float("inf"), float("-inf")):
        return code("__builtin_inf()") if value > 0 else code("-__builtin_inf()")
    return number(value)
