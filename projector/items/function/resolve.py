"""From stated functions to those of the Api."""

from __future__ import annotations

import keyword
import re
from dataclasses import replace
from typing import Any, Literal

from projector.ir import api
from projector.items.binding import At, params, result
from projector.items.choice import check_deciders
from projector.items.function.convention import convention
from projector.items.function.formula import bound as bound_formula
from projector.items.function.iterate import chain, stream
from projector.items.function.model import Callable_, Function
from projector.items.function.sizing import sizing
from projector.items.function.unprojected import unprojected
from projector.items.kind import Declared
from projector.items.rules import check_rule, rule, system_of
from projector.items.scope import Scope
from projector.items.validation import place_of
from projector.items.words import page_of, words
from projector.names import did_you_mean

_STATUS_RULES = ("errno_return", "hresult", "ntstatus", "lstatus")


def resolve(one: Declared[Function], scope: Scope) -> api.Function | None:
    """The function; None if it has errors, or isn't on this target."""
    model, siblings = one.model, (*one.model.params, *(one.model.variadic or {}))
    if not _called_here(one, scope):
        return None
    library = scope.library(model.library, one, place_of(one.node, "library", default=one.place))
    bound = params(model.params, "params", one, scope, siblings)
    forms = params(model.variadic or {}, "variadic", one, scope, siblings)
    good, returns = returned(one, scope)
    if bound is None or forms is None or library is None or not good:
        return None
    symbol = exported(one, library, scope)
    _check_held(one, bound, scope)
    check_deciders((*bound, *forms), returns, scope)
    at, stated = At(one, ("returns",), scope, siblings), model.returns
    errors = rule(stated.errors.rule, at, "errors") if stated and stated.errors else None
    if errors:
        check_rule(errors, returns, at, "errors")
    if model.interrupt == "retry":
        _check_interrupt(errors, At(one, (), scope, siblings))
    told = words(one, scope)
    if model.url is None and model.expression is None:
        told["url"] = page_of(symbol, one, scope)
    return api.Function(
        **told,
        library=library.key,
        symbol=symbol,
        linked=library.static,
        formula=bound_formula(one, bound, returns, scope),
        syscall=model.syscall[scope.target.arch] if model.syscall else None,
        params=bound,
        variadic=tuple(map(_omissible, forms)),
        is_variadic=model.variadic is not None,
        returns=returns,
        errors=errors,
        clears_error=bool(stated and stated.errors and stated.errors.clear),
        value=(stated.value if stated else None) or _value(errors, returns),
        interrupt=model.interrupt,
        gil=_gil(one, siblings, scope) if model.expression is None else api.Gil("hold"),
        blocking=model.blocking,
        hot=model.hot,
        cancel=_cancel(one, scope),
        abi=convention(model.abi, scope.target, model.variadic is not None and bool(model.params)),
        wrap=_wrap(one, scope),
        stream=stream(one, bound, scope),
        chain=chain(one, bound, returns, scope),
        sizing=sizing(one, bound, returns, scope),
        unprojected=unprojected(one, (*bound, *forms), scope),
    )


def _value(errors: str | None, returns: api.Slot | None) -> Literal["result", "status"]:
    """Whether a result says nothing more once its error check passed."""
    if returns is None or errors in _STATUS_RULES:
        return "status"
    return "status" if errors == "last_error" and isinstance(returns.type, api.Boolean) else "result"


def _check_interrupt(errors: str | None, at: At) -> None:
    system = system_of(errors, at.scope) if errors else "errno"
    if system != "errno":
        message = f"`interrupt: retry` looks at errno, of which {system} tells nothing"
        at.scope.found.error("PJ352", at.place("interrupt"), message, "remove it: no signal ends a call on Windows")


def exported(one: Declared[Any], library: api.Library, scope: Scope) -> str:
    """The symbol of what a library has; of linked C it is a C name."""
    symbol = scope.symbol(one.model.symbol, one)
    if library.static and not (symbol.isascii() and symbol.isidentifier()):
        place = place_of(one.node, "symbol", default=one.place)
        scope.found.error("PJ207", place, f"{symbol!r} is no name in C", "state the name that the C file defines")
    return symbol


def returned(one: Declared[Callable_], scope: Scope) -> tuple[bool, api.Slot | None]:
    """Whether the result could be bound, and the result; None is void."""
    stated = one.model.returns
    if stated is None or stated.type == "void":
        return True, None
    bound = result(stated, At(one, ("returns",), scope, tuple(one.model.params)))
    return bound is not None, bound


def _omissible(slot: api.Slot) -> api.Slot:
    """A parameter that stands for C's `...` can always be left out, if nothing else decides that."""
    return replace(slot, optional=slot.default is None and slot.reserved is None and slot.choose is None)


def _called_here(one: Declared[Function], scope: Scope) -> bool:
    """Whether this processor has the system call; a note otherwise."""
    numbers = one.model.syscall
    if not numbers or scope.target.arch in numbers:
        return True
    message = f"{one.name} is left out: the system call has no number for {scope.target.arch}"
    scope.found.note("PJ391", place_of(one.node, "syscall"), message)
    return False


def _wrap(one: Declared[Function], scope: Scope) -> str | None:
    stated = one.model.wrap
    if stated and not all(map(_is_python, re.split("[.:]", stated))):
        place = place_of(one.node, "wrap")
        hint = "write its module and its name: conveniences:open"
        scope.found.error("PJ213", place, f"{stated!r} is no Python function", hint)
    return stated


def _is_python(name: str) -> bool:
    return name.isascii() and name.isidentifier() and not keyword.iskeyword(name)


def _check_held(one: Declared[Function], params: tuple[api.Slot, ...], scope: Scope) -> None:
    """While the GIL is held, only this thread can get into Python, and only during the call."""
    if one.model.gil.mode != "hold":
        return
    for slot in params:
        stated, is_called = (
            one.model.params[slot.name],
            isinstance(slot.type, api.CallbackType) and slot.reserved is None,
        )
        if is_called and not (stated.scope == "call" and stated.thread == "caller"):
            message = f"{slot.name} may be called by another thread, which would wait for the GIL for ever"
            hint = "remove `gil: hold`, or state `scope: call, thread: caller` of the callback"
            scope.found.error("PJ357", place_of(one.node, "gil"), message, hint)


def _cancel(one: Declared[Function], scope: Scope) -> api.Key | None:
    if one.model.cancel is None:
        return None
    other = scope.find(one.model.cancel, ("functions",), one, place_of(one.node, "cancel"), "function")
    return other.key if other else None


def _gil(one: Declared[Function], siblings: tuple[str, ...], scope: Scope) -> api.Gil:
    stated = one.model.gil
    if stated.by is not None and stated.by not in siblings:
        place = place_of(one.node, "gil", "by")
        scope.found.error("PJ344", place, f"there is no parameter {stated.by!r}", did_you_mean(stated.by, siblings))
    return api.Gil(stated.mode, stated.release_above, stated.by)
