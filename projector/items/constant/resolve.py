"""From stated constants to those of the Api."""

from __future__ import annotations

import uuid

from projector.ir import api
from projector.ir.formula import Formula
from projector.items.constant.compute import computed
from projector.items.constant.model import Constant
from projector.items.formula import Binding
from projector.items.kind import Declared
from projector.items.ranges import fits
from projector.items.scalars import Quoted
from projector.items.scope import Scope
from projector.items.validation import place_of
from projector.items.words import words

_REMEDY = "give one of them a number of its own"


def resolve(one: Declared[Constant], scope: Scope) -> api.Constant | None:
    """The constant, with its value."""
    model = one.model
    place = place_of(one.node, "value" if model.expression is None else "expression", default=one.place)
    kind = scope.type(model.type, one, place_of(one.node, "type", default=one.place)) if model.type else None
    value = _value(one, scope)
    if value is None or (model.type and kind is None):
        return None
    if kind is not None and not _holds(kind, value):
        scope.found.error("PJ347", place, f"{value!r} doesn't fit into {model.type}", "correct the value or the type")
        return None
    made = _computed(one, scope) if model.expression is not None else None
    formula = made[0] if made else None
    curated = model.source is not None and model.source.origin == "curated"
    return api.Constant(**words(one, scope), value=value, type=kind, formula=formula, curated=curated)


def _holds(kind: api.Type, value: float | str | bytes) -> bool:
    """Whether a number's type can have the value; what isn't a number's type is for C to judge."""
    if isinstance(kind, api.Integer):
        return isinstance(value, int) and fits(value, kind)
    return not isinstance(kind, api.Floating) or isinstance(value, int | float)


def number(one: Declared[Constant], name: str, scope: Scope) -> int | float | str | bytes | None:
    """The constant's value."""
    return _value(one, scope)


def names(one: Declared[Constant]) -> tuple[str, ...]:
    """A constant is known by its own name."""
    return (one.name,)


def _value(one: Declared[Constant], scope: Scope) -> int | float | str | bytes | None:
    model, value = one.model, one.model.value
    if model.guid is not None:
        return uuid.UUID(model.guid).bytes_le
    if model.expression is not None:
        made = _computed(one, scope)
        return made[1] if made else None
    if isinstance(value, Quoted):
        text = str(value)
        return text.encode() if model.string and model.string.encoding == "bytes" else text
    if isinstance(value, str):
        place = place_of(one.node, "value", default=one.place)
        return scope.once(("number", one.key), one, lambda: scope.number(value, one, place), _REMEDY)
    return int(value) if isinstance(value, bool) else value


def _computed(one: Declared[Constant], scope: Scope) -> tuple[Formula, int] | None:
    """The expression, with constants, sizes and offsets as numbers, and what it gives; None after an error."""
    text = one.model.expression or ""
    return scope.once(("number", one.key), one, lambda: computed(text, one.name, Binding(one, {}, scope)), _REMEDY)
