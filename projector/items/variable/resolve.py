"""From stated variables to those of the Api."""

from __future__ import annotations

from projector.ir import api
from projector.items.binding import At, meaning
from projector.items.function.resolve import exported
from projector.items.kind import Declared
from projector.items.scope import Scope
from projector.items.slot import Value
from projector.items.validation import place_of
from projector.items.variable.model import Variable
from projector.items.words import words


def resolve(one: Declared[Variable], scope: Scope) -> api.Variable | None:
    """The variable; None if it has errors."""
    model, at = one.model, At(one, (), scope)
    value = Value(type=model.type, enum=model.enum, handle=model.handle, string=model.string)
    bound = meaning(value, at)
    library = scope.library(model.library, one, place_of(one.node, "library", default=one.place))
    if bound is None or library is None or not scope.complete(bound.type, at.place("type")):
        return None
    return api.Variable(
        **words(one, scope),
        library=library.key,
        symbol=exported(one, library, scope),
        linked=library.static,
        type=bound.type,
        spelled=model.type,
        const=model.const,
        thread_local=model.thread_local,
        enum=bound.enum,
        handle=bound.handle,
        string=bound.string,
    )
