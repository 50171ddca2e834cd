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
    return scope.once((one.key, shallow), one, lambda: scope.type(one.model.type, one, place, shallow), remedy)


def alias(one: Declared[Alias], scope: Scope) -> api.Alias | None:
    """The alias as a fact; None if it has errors."""
    bound = as_type(one, scope, False)
    return api.Alias(one.name, one.place, bound, one.model.type) if bound else None
