"""From stated callbacks to those of the Api."""

from __future__ import annotations

from typing import Any

from projector.ir import api
from projector.items.binding import params
from projector.items.callback.model import Callback
from projector.items.function.convention import convention
from projector.items.function.resolve import returned
from projector.items.kind import Declared
from projector.items.ranges import fits
from projector.items.scope import Scope
from projector.items.validation import place_of
from projector.items.words import words
from projector.names import did_you_mean


def resolve(one: Declared[Callback], scope: Scope) -> api.Callback | None:
    """The callback; None if it has errors."""
    model, siblings = one.model, tuple(one.model.params)
    bound = params(model.params, "params", one, scope, siblings)
    good, returns = returned(one, scope)
    stated = model.user_data
    if stated is not None and stated.param is not None and stated.param not in siblings:
        place = place_of(one.node, "user_data")
        hint = did_you_mean(stated.param, siblings)
        scope.found.error("PJ344", place, f"there is no parameter {stated.param!r}", hint)
    asked = None
    if stated is not None and stated.call is not None:
        asked = scope.find(stated.call, ("functions",), one, place_of(one.node, "user_data", "call"), "function")
    told = _told(one, scope)
    if bound is None or not good:
        return None
    return api.Callback(
        **words(one, scope),
        params=bound,
        returns=returns,
        abi=convention(model.abi, scope.target, model.variadic and bool(model.params)),
        user_data=stated.param if stated is not None else None,
        user_data_call=asked.key if asked is not None else None,
        on_error=_on_error(one, returns, scope),
        on_error_call=told.key if told is not None else None,
        on_error_with=_with(one, scope),
        is_variadic=one.model.variadic,
    )


def _on_error(one: Declared[Callback], returns: api.Slot | None, scope: Scope) -> int | float | None:
    """A literal of the return type, or a constant."""
    place = place_of(one.node, "on_error", default=one.place)
    stated = one.model.on_error.value if one.model.on_error is not None else None
    if stated is None:
        return None
    if returns is None:
        scope.found.error("PJ348", place, "a callback without a result tells nothing", "remove `on_error:`")
    elif isinstance(stated, str):
        return scope.number(stated, one, place)
    elif isinstance(stated, int) and isinstance(returns.type, api.Integer) and not fits(stated, returns.type):
        scope.found.error("PJ347", place, f"{stated} doesn't fit into {returns.spelled}", "correct `on_error:`")
    return None if isinstance(stated, str) else stated


def _told(one: Declared[Callback], scope: Scope) -> Declared[Any] | None:
    """The function that tells an error."""
    stated = one.model.on_error
    if stated is None or stated.call is None:
        return None
    return scope.find(stated.call, ("functions",), one, place_of(one.node, "on_error", "call"), "function")


def _with(one: Declared[Callback], scope: Scope) -> tuple[tuple[str, int], ...]:
    """What that function is told besides the callback's own arguments."""
    stated = one.model.on_error.with_ if one.model.on_error is not None else {}
    places = {name: place_of(one.node, "on_error", "with", name) for name in stated}
    numbers = {
        name: value if isinstance(value, int) else scope.number(value, one, places[name])
        for name, value in stated.items()
    }
    return tuple((name, value) for name, value in numbers.items() if value is not None)


def as_type(one: Declared[Callback], scope: Scope, shallow: bool) -> api.CallbackType:
    """The callback as the type of a slot or field."""
    return api.CallbackType(one.key, scope.target.pointer, scope.target.pointer)
