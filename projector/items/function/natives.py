"""The other native functions of a call as the templates print them: how those are called that free."""

from __future__ import annotations

from projector.ir.recipe import Native
from projector.items.function.expression import C_TYPES, pointer
from projector.text import Code, code


def freeing(one: Native) -> Code | None:
    """The call of a function that frees, as its own type has it; None for one that does something else."""
    if one.frees is None:
        return None
    kind, returns = one.frees, code("void") if one.returns is None else C_TYPES[one.returns]
    given = code("memory") if kind == "pointer" else code("({})(intptr_t)memory", C_TYPES[kind])
    return code("(({})function)({});", pointer(returns, C_TYPES[kind], one.stdcall), given)
