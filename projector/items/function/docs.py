"""What is told of a function, and its docstring: laid out like a manual page."""

from __future__ import annotations

from projector.ir import api
from projector.ir.recipe import Docs, Recipe

RAW = "Raw: nothing here keeps a wrong address from crashing the process"
ERRORS = {
    "errno": "OSError: the call failed; errno says why.",
    "errno_null": "OSError: the call failed; errno says why.",
    "errno_return": "OSError: the call failed; errno is the code that it returned.",
}


def docs(function: api.Function, why_raw: tuple[str, ...]) -> Docs:
    """What metadata tells of a function."""
    return Docs(function.doc or f"{function.name}().", prototype(function), function.url, why_raw)


def docstring(recipe: Recipe) -> str:
    """Summary, parameters, returns, errors, the C prototype, availability, address."""
    told = recipe.docs
    parts = [told.summary]
    if told.why_raw:
        parts.append(_section(RAW, told.why_raw))
    if recipe.parameters:
        rows = [_row(f"{p.name} ({p.annotation})", p.doc) for p in recipe.parameters]
        parts.append(_section("Parameters", rows))
    if recipe.builds:
        rows = [_row(f"{b.name} ({b.annotation})", b.doc) for b in recipe.builds]
        parts.append(_section("Returns", rows if len(rows) > 1 else [rows[0].removeprefix("result ")]))
    if recipe.check.rule in ERRORS:
        parts.append(_section("Raises", [ERRORS[recipe.check.rule]]))
    if recipe.deprecated:
        parts.append(_section("Deprecated", [recipe.deprecated]))
    parts.append(_section("C", [told.prototype]))
    if recipe.since:
        parts.append(_section("Since", [recipe.since]))
    if told.url:
        parts.append(_section("See", [told.url]))
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
