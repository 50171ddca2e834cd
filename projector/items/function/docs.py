"""A function's docstring: made from metadata, laid out like a manual page."""

from __future__ import annotations

from projector.ir import api
from projector.ir.recipe import Recipe

_ERRORS = {
    "errno": "OSError: the call failed; errno says why.",
    "errno_null": "OSError: the call failed; errno says why.",
    "errno_return": "OSError: the call failed; errno is the code that it returned.",
}


def docstring(function: api.Function, recipe: Recipe, why_raw: tuple[str, ...]) -> str:
    """Summary, parameters, returns, errors, the C prototype, availability, address."""
    parts = [function.doc or f"{function.name}()."]
    if why_raw:
        parts.append(_section("Raw: nothing here keeps a wrong address from crashing the process", why_raw))
    if recipe.parameters:
        rows = [_row(f"{p.name} ({p.annotation})", p.doc) for p in recipe.parameters]
        parts.append(_section("Parameters", rows))
    if recipe.builds:
        rows = [_row(f"{b.name} ({b.annotation})", b.doc) for b in recipe.builds]
        parts.append(_section("Returns", rows if len(rows) > 1 else [rows[0].removeprefix("result ")]))
    if recipe.check.rule in _ERRORS:
        parts.append(_section("Raises", [_ERRORS[recipe.check.rule]]))
    if function.deprecated:
        parts.append(_section("Deprecated", [function.deprecated]))
    parts.append(_section("C", [prototype(function)]))
    if recipe.since:
        parts.append(_section("Since", [recipe.since]))
    if function.url:
        parts.append(_section("See", [function.url]))
    return "\n\n".join(parts)


def _section(title: str, rows: tuple[str, ...] | list[str]) -> str:
    return "\n".join([f"{title}:", *(f"  {row}" for row in rows)])


def _row(what: str, doc: str) -> str:
    return f"{what}: {doc}" if doc else what


def prototype(function: api.Function) -> str:
    """The declaration as C spells it."""
    params = [_declared(slot) for slot in function.params]
    if function.is_variadic:
        params.append("...")
    if function.is_request:
        fd, _ = function.params
        params = [_declared(fd), function.name, *map(_declared, function.variadic)]
        return f"int {function.symbol}({', '.join(params)})"
    returns = function.returns.spelled if function.returns else "void"
    space = "" if returns.endswith("*") else " "
    return f"{returns}{space}{function.name}({', '.join(params) or 'void'})"


def _declared(slot: api.Slot) -> str:
    base, bracket, length = slot.spelled.partition("[")
    space = "" if base.endswith("*") else " "
    return f"{base}{space}{slot.name}{bracket}{length}"
