"""A constant as an entry of its namespace's table."""

from __future__ import annotations

import struct

from projector.ir.formula import Formula
from projector.ir.plan import ConstantPlan, MemberPlan
from projector.items.formula import spelled
from projector.items.tables import Tables
from projector.text import Code, c_number, c_string, code


def proof(one: ConstantPlan | MemberPlan, formula: Formula) -> Code:
    """What the compiler must find, too, if a constant or an enumerator was computed rightly."""
    assert isinstance(one.value, int)
    parts = spelled(formula), c_number(one.value), c_string(one.name)
    return code("PJ_QUIET _Static_assert({} == {}, {}); PJ_LOUD", *parts)


def entry(value: int | float | str | bytes, tables: Tables) -> tuple[str, int]:
    """The kind of the entry, and its value: what is no number of 32 bits stands among those that are longer."""
    match value:
        case int() if -(2**31) <= value < 2**31:
            return "INT", value
        case int() if value < 2**63:
            return "INT64", tables.numbers([value])
        case int():
            return "UINT64", tables.numbers([value - 2**64])
        case float():
            return "FLOAT", tables.numbers(struct.unpack("q", struct.pack("d", value)))
        case str():
            data = value.encode("utf-8", "surrogatepass")
            return "STR", tables.numbers([tables.data(data), len(data)])
        case bytes():
            return "BYTES", tables.numbers([tables.data(value), len(value)])
