"""What is told of a function, and its docstring: laid out like a manual page."""

from __future__ import annotations

from collections.abc import Iterator

from projector.ir import api
from projector.ir.recipe import Build, Docs, Parameter, Recipe
from projector.marshalling import Frame

RAW = "Raw: nothing here keeps a wrong address from crashing the process"
_ERRORS = {
    "errno": "OSError: the call failed; errno says why.",
    "errno_null": "OSError: the call failed; errno says why.",
    "last_error": "OSError: the call failed; winerror is Windows' last error.",
    "hresult": "OSError: the call failed; winerror is the HRESULT that it returned.",
    "ntstatus": "OSError: the call failed; ntstatus is the code that it returned, winerror Windows' word for it.",
    "lstatus": "OSError: the call failed; winerror is the code that it returned.",
    "errno_return": "OSError: the call failed; errno is the code that it returned.",
}


def docs(function: api.Function, frame: Frame, why_raw: tuple[str, ...]) -> Docs:
    """What metadata tells of a function."""
    raises = tuple(_raises(function, frame))
    return Docs(function.doc or f"{function.name}().", prototype(function), raises, function.url, why_raw)


def _raises(function: api.Function, frame: Frame) -> Iterator[str]:
    rule = frame.items.get(function.errors or "")
    if not isinstance(rule, api.ErrorRule):
        yield from [_ERRORS[function.errors]] if function.errors in _ERRORS else []
        return
    for name in dict.fromkeys((*(name for _, name in rule.cases), rule.exception)):
        exception = frame.items.get(name)
        yield _row(frame.names[name], exception.doc) if isinstance(exception, api.ExceptionType) else name


def docstring(recipe: Recipe, *, annotated: bool = False) -> str:
    """Summary, parameters, returns, errors, the C prototype, availability, address.

    Where the signature beside it is `annotated`, only what has words is told of parameters and results.
    """
    told = recipe.docs
    parts = [told.summary]
    if told.why_raw:
        parts.append(_section(RAW, told.why_raw))
    parts += _values("Parameters", recipe.parameters, annotated)
    parts += _values("Returns", recipe.builds, annotated)
    if told.raises:
        parts.append(_section("Raises", told.raises))
    if recipe.deprecated:
        parts.append(_section("Deprecated", [recipe.deprecated]))
    parts.append(_section("C", [told.prototype]))
    if recipe.since:
        parts.append(_section("Since", [recipe.since]))
    if told.url:
        parts.append(_section("See", [told.url]))
    return "\n\n".join(parts)


def _values(title: str, values: tuple[Parameter, ...] | tuple[Build, ...], annotated: bool) -> Iterator[str]:
    """The section of parameters or results, if there is one."""
    told = [one for one in values if one.doc] if annotated else values
    rows = [_row(one.name if annotated else f"{one.name} ({one.annotation})", one.doc) for one in told]
    if title == "Returns" and len(values) == 1:
        rows = [row.removeprefix("result: " if annotated else "result ") for row in rows]
    if rows:
        yield _section(title, rows)


def _section(title: str, rows: tuple[str, ...] | list[str]) -> str:
    return "\n".join([f"{title}:", *(f"  {row}" for row in rows)])


def _row(what: str, doc: str) -> str:
    return f"{what}: {doc}" if doc else what


def prototype(function: api.Function) -> str:
    """The declaration as C spells it."""
    params = [_declared(slot) for slot in function.params]
    if function.is_variadic:
        params.append("..." if params else "")
    if function.is_request:
        fd, _ = function.params
        params = [_declared(fd), function.name, *map(_declared, function.variadic)]
        return f"int {function.symbol}({', '.join(params)})"
    returns = function.returns.spelled if function.returns else "void"
    space = "" if returns.endswith("*") else " "
    return f"{returns}{space}{function.name}({', '.join(params or ['void'])})"


def _declared(slot: api.Slot) -> str:
    base, bracket, length = slot.spelled.partition("[")
    space = "" if base.endswith("*") else " "
    return f"{base}{space}{slot.name}{bracket}{length}"
