"""From stated exceptions to those of the Api."""

from __future__ import annotations

from projector.ir import api
from projector.items.binding import At
from projector.items.error.resolve import BUILTIN_EXCEPTIONS
from projector.items.exception.model import Exception_
from projector.items.kind import Declared
from projector.items.scope import Scope
from projector.items.words import words


def resolve(one: Declared[Exception_], scope: Scope) -> api.ExceptionType | None:
    """The exception, with its base and the codes of its subclasses."""
    model, at = one.model, At(one, (), scope)
    base = model.base
    if base not in BUILTIN_EXCEPTIONS:
        found = scope.find(base, ("exceptions",), one, at.place("base"), "exception", BUILTIN_EXCEPTIONS)
        if found is None:
            return None
        base = found.key
    codes = [(scope.number(code, one, at.place("codes", code)), name) for code, name in model.codes.items()]
    types = [(name, scope.type(text, one, at.place("fields", name))) for name, text in model.fields.items()]
    return api.ExceptionType(
        **words(one, scope),
        base=base,
        fields=tuple((name, kind) for name, kind in types if kind is not None),
        codes=tuple((code, name) for code, name in codes if code is not None),
    )
