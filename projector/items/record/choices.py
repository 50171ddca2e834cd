"""Fields whose type another field of the record decides: a tag beside a union."""

from __future__ import annotations

from projector.ir import api
from projector.ir.types import size_of
from projector.items.binding import At, meaning
from projector.items.choice import choice
from projector.items.kind import Declared
from projector.items.record.model import Field, Record
from projector.items.scope import Scope


def choice_of(field: Field, at: At) -> api.Choice | None:
    """What a field may be by the value of another; None after an error."""
    assert field.choose is not None
    if len(field.choose.by) > 1:
        at.error("PJ349", "choose", "only one field can decide another's type", "correct `by:`")
        return None
    by = at.one.model.fields.get(field.choose.by[0])
    bound = meaning(by, At(at.one, ("fields", field.choose.by[0]), at.scope)) if by is not None else None
    enum = bound.type.key if bound and isinstance(bound.type, api.EnumType) else bound.enum if bound else None
    return choice(field.choose, (enum,), at)


def check_choices(one: Declared[Record], fields: tuple[api.Field, ...], scope: Scope) -> None:
    """What decides is an integer of its own, and no case reaches beyond the field."""
    known = {field.name: field for field in fields if not field.path}
    for field in fields:
        if field.choose is None or field.path:  # a lifted one was checked in its own record
            continue
        by = known[field.choose.by[0]]
        where = f"{one.name}.{field.name}"
        if not isinstance(by.type, api.Integer | api.EnumType) or by.bits is not None or by.padding:
            message = f"{by.name} ({by.spelled}) is no integer of its own, so it can't decide the type of {where}"
            scope.found.error("PJ349", field.place, message, "correct `by:`")
            continue
        if field.bits is not None or field.flexible or field.atomic or field.padding:
            scope.found.error("PJ349", field.place, f"{where} can't be of several types", "remove `choose:`")
            continue
        for case in field.choose.cases:
            bits = 8 * by.type.size
            if any(not -(1 << bits - 1) <= value < 1 << bits for value in case.values):
                message = f"{by.name} ({by.spelled}) can't be {' or '.join(case.names)}"
                scope.found.error("PJ347", field.place, message, "correct the case, or `by:`")
            if isinstance(case.type, api.Void):
                message = f"{where} is never nothing"
                scope.found.error("PJ349", field.place, message, f"leave {case.names[0]} out, or choose a type")
            elif size_of(case.type) > size_of(field.type):
                message = f"{case.spelled} has {size_of(case.type)} bytes, and {where} only {size_of(field.type)}"
                scope.found.error("PJ349", field.place, message, "correct the case, or the field's own type")
