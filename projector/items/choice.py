"""Choices: slots whose type another parameter decides."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from projector.ir import api
from projector.items.scope import Scope
from projector.items.slot import Choose
from projector.names import did_you_mean

if TYPE_CHECKING:
    from projector.items.binding import At


def choice(stated: Choose, enum: api.Key | None, at: At) -> api.Choice | None:
    """The types by value, those of one type together; None after an error. Members of `enum` come before constants."""
    if stated.by not in at.siblings:
        message = f"there is no parameter {stated.by!r}"
        at.scope.found.error("PJ344", at.place("choose", "by"), message, did_you_mean(stated.by, at.siblings))
        return None
    names, spelled = dict[str, list[str]](), dict[int, str]()
    values = dict[str, int]()
    for name, text in stated.cases.items():
        place = at.place("choose", "cases", name)
        member = enum is not None and at.scope.has_member(enum, name)
        value = at.scope.number(f"{enum}.{name}" if member else name, at.one, place)
        if value is None:
            return None
        if spelled.setdefault(value, text) != text:
            message = f"{name} is {value}, and another name of {value} chooses {spelled[value]}"
            at.scope.found.error("PJ349", place, message, "give both the same type")
            return None
        values[name] = value
        names.setdefault(text, []).append(name)
    cases = [_case(text, tuple(of), tuple(dict.fromkeys(values[one] for one in of)), at) for text, of in names.items()]
    good = tuple(case for case in cases if case is not None)
    if not cases:
        at.error("PJ349", "choose", "no case is stated", "state the type for each value: `cases: {OPTION: int}`")
    return api.Choice(stated.by, good) if good and len(good) == len(cases) else None


def _case(text: str, names: tuple[str, ...], values: tuple[int, ...], at: At) -> api.Case | None:
    """The type for some values; an array is passed as a pointer, as in C."""
    place = at.place("choose", "cases", names[0])
    kind, length = at.scope.type(text, at.one, place), None
    if isinstance(kind, api.Array):
        pointer = at.scope.target.pointer
        length = kind.length
        kind = api.Pointer(kind.element, "const" in text.split("[")[0].split(), pointer, pointer)
    if kind is None or (text != "void" and not at.scope.complete(kind, place)):
        return None
    return api.Case(names, values, kind, text, at.scope.handle_named(text, at.one), length)


def check_deciders(slots: Iterable[api.Slot], returns: api.Slot | None, scope: Scope) -> None:
    """What decides a type is an integer that comes in."""
    known = {slot.name: slot for slot in slots}
    for slot in (*known.values(), *([returns] if returns else [])):
        by = known.get(slot.choose.by) if slot.choose else None
        if by is not None and not isinstance(by.type, api.Integer | api.EnumType):
            message = f"{by.name} ({by.spelled}) is no integer, so it can't decide the type of {slot.name}"
            scope.found.error("PJ349", slot.place, message, "correct `by:`")
