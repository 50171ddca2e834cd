"""From stated handles to those of the Api."""

from __future__ import annotations

from projector.ir import api
from projector.items.binding import At, number, reference
from projector.items.handle.model import Handle
from projector.items.kind import Declared
from projector.items.rules import rule
from projector.items.scope import Scope
from projector.items.validation import place_of
from projector.items.words import words


def resolve(one: Declared[Handle], scope: Scope) -> api.Handle | None:
    """The handle, with the function that closes it."""
    model, at = one.model, At(one, (), scope)
    kind = as_type(one, scope, False)
    if not isinstance(kind, api.Integer | api.Pointer):
        if kind is not None:
            at.error("PJ341", "type", f"{model.type} can't be a handle", "name an integer or a pointer type")
        return None
    close = model.close
    if close is not None and model.no_free:
        at.error("PJ212", "no_free", "what is never closed has no `close`", "remove one of them")
    at_close = At(one, ("close",), scope)
    also = [reference(name, "also", ("handles",), "handle", at) for name in model.also]
    return api.Handle(
        **words(one, scope),
        type=kind,
        invalid=tuple(value for stated in model.invalid if (value := number(stated, "invalid", at)) is not None),
        close=reference(close.call, "call", ("functions",), "function", at_close) if close else None,
        close_errors=(rule(close.errors, at_close, "errors") if close and close.errors else None) or "none",
        also=tuple(key for key in also if key),
        extends=reference(model.extends, "extends", ("handles",), "handle", at),
        at_exit=model.at_exit,
        fork=model.fork,
        unowned=model.no_free,
        pseudo=tuple(value for stated in model.pseudo if (value := number(stated, "pseudo", at)) is not None),
        next=reference(model.iterate.next, "next", ("functions",), "function", At(one, ("iterate",), scope))
        if model.iterate
        else None,
    )


def as_type(one: Declared[Handle], scope: Scope, shallow: bool) -> api.Type | None:
    """The type that the handle's value has."""
    place = place_of(one.node, "type", default=one.place)
    remedy = "name the type that it stands for"
    return scope.once((one.key, shallow), one, lambda: scope.type(one.model.type, one, place, shallow), remedy)
