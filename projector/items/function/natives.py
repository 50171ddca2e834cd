"""The other native functions of a call as the templates print them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from projector.ir.recipe import Native
from projector.ir.symbols import Symbols
from projector.items.function.expression import C_TYPES, pointer
from projector.text import Code, c_string, code


def natives(listed: Sequence[Native], name: Code, symbols: Symbols) -> Mapping[str, Any]:
    """What the template prints: their table, and how those that free are called."""
    rows = [
        {
            "symbol": c_string(one.symbol),
            "library": symbols.library(one.library),
            "frees": code("") if one.frees is None else _call(one),
            "freer": code("NULL") if one.frees is None else code("pj_free{}_{}", name, i),
        }
        for i, one in enumerate(listed)
    ]
    return {"rows": rows, "count": len(rows), "table": code("pj_natives{}", name)}


def _call(one: Native) -> Code:
    """The call of a function that frees, as its own type has it."""
    assert one.frees is not None
    kind, returns = one.frees, code("void") if one.returns is None else C_TYPES[one.returns]
    given = code("memory") if kind == "pointer" else code("({})(intptr_t)memory", C_TYPES[kind])
    return code("(({})function)({});", pointer(returns, C_TYPES[kind], one.stdcall), given)
