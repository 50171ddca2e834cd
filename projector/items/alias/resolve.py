"""Aliases are followed wherever a type is bound; they are no items of the Api, only facts to verify."""

from __future__ import annotations

from projector.ir import api
from projector.items.alias.model import Alias
from projector.items.kind import Declared
from projector.items.scope import Scope
from projector.items.validation import place_of


def resolve(one: Declared[Alias], scope: Scope) -> None:
    """Report what is wrong with it; there is no item."""
    as_type(one, scope, False)


def as_type(one: Declared[Alias], scope: Scope, shallow: bool) -> api.Type | None:
    """The type that it stands for in the end."""
    place = place_of(one.node, "type", default=one.place)
    remedy = "name the type that it stands for"

    def followed() -> api.Type | None:
        found = scope.type(one.model.type, one, place, shallow)
        return _truth(one, found, scope) if one.model.is_bool else found

    return scope.once((one.key, shallow), one, followed, remedy)


def _truth(one: Declared[Alias], of: api.Type | None, scope: Scope) -> api.Type | None:
    """The type of an integer's truth values."""
    if isinstance(of, api.Integer) and of.size in (1, 4):
        return api.Boolean(of.size, of.align, of)
    if of is not None:
        place = place_of(one.node, "bool", default=one.place)
        message = f"{one.name} is {one.model.type}, and only integers of 1 or 4 bytes are projected as truth values"
        scope.found.error("PJ358", place, message, "remove `bool:`")
    return None


def alias(one: Declared[Alias], scope: Scope) -> api.Alias | None:
    """The alias as a fact; None if it has errors."""
    bound = as_type(one, scope, False)
    return api.Alias(one.name, one.place, bound, one.model.type) if bound else None
