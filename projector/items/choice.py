"""Choices: slots whose type another parameter decides, and fields whose type another field does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from projector.ir import api
from projector.items.scope import Scope
from projector.items.slot import Choose
from projector.names import did_you_mean

if TYPE_CHECKING:
    from projector.items.binding import At


Path = tuple[str, ...]
"""The constants of one case: one for each parameter that decides."""


def choice(stated: Choose, enums: tuple[api.Key | None, ...], at: At) -> api.Choice | None:
    """The types by value, those of one type together; None after an error.

    Members of `enums`, one for each parameter that decides, come before constants.
    """
    missing = [name for name in stated.by if name not in at.siblings]
    for name in missing:
        message = f"there is no {'field' if at.is_field else 'parameter'} {name!r}"
        at.scope.found.error("PJ344", at.place("choose", "by"), message, did_you_mean(name, at.siblings))
    if missing:
        return None
    paths, spelled = dict[str, list[Path]](), dict[int, str]()
    values = dict[Path, int]()
    for path, text in _listed(stated):
        value = _value(path, enums, at)
        if value is None:
            return None
        if spelled.setdefault(value, text) != text:
            name, number = path[-1], f"{value & 0xFFFFFFFF if len(path) > 1 else value}"
            message = f"{name} is {number}, and another name of {number} chooses {spelled[value]}"
            at.scope.found.error("PJ349", at.place("choose", "cases", *path), message, "give both the same type")
            return None
        values[path] = value
        paths.setdefault(text, []).append(path)
    cases = [_case(text, of, tuple(dict.fromkeys(values[one] for one in of)), at) for text, of in paths.items()]
    good = tuple(case for case in cases if case is not None)
    if not cases:
        at.error("PJ349", "choose", "no case is stated", "state the type for each value: `cases: {OPTION: int}`")
    return api.Choice(stated.by, good) if good and len(good) == len(cases) else None


def _listed(stated: Choose) -> Iterator[tuple[Path, str]]:
    for name, case in stated.cases.items():
        if isinstance(case, str):
            yield (name,), case
        else:
            yield from (((name, inner), text) for inner, text in case.items())


def _value(path: Path, enums: tuple[api.Key | None, ...], at: At) -> int | None:
    """The number that a case stands for; two values are joined."""
    numbers = list[int]()
    for depth, (name, enum) in enumerate(zip(path, enums, strict=True), 1):
        member = enum is not None and at.scope.has_member(enum, name)
        place = at.place("choose", "cases", *path[:depth])
        number = at.scope.number(f"{enum}.{name}" if member else name, at.one, place)
        if number is None:
            return None
        numbers.append(number)
    return numbers[0] if len(numbers) == 1 else joined(*numbers)


def joined(high: int, low: int) -> int:
    """Two numbers of 32 bits as a signed one of 64."""
    both = (high & 0xFFFFFFFF) << 32 | low & 0xFFFFFFFF
    return both - (1 << 64) if both >= 1 << 63 else both


def _case(text: str, paths: list[Path], values: tuple[int, ...], at: At) -> api.Case | None:
    """The type for some values; as a parameter an array is passed as a pointer, as in C."""
    place = at.place("choose", "cases", *paths[0])
    names = tuple(" ".join(path) for path in paths)
    kind, length = at.scope.type(text, at.one, place), None
    if isinstance(kind, api.Array) and not at.is_field:
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
        deciders = [known[name] for name in slot.choose.by if name in known] if slot.choose else []
        for by in deciders:
            if not isinstance(by.type, api.Integer | api.EnumType):
                message = f"{by.name} ({by.spelled}) is no integer, so it can't decide the type of {slot.name}"
                scope.found.error("PJ349", slot.place, message, "correct `by:`")
            elif len(deciders) > 1 and by.type.size > 4:
                message = f"{by.name} ({by.spelled}) has more than 32 bits, so it can't decide together with another"
                scope.found.error("PJ349", slot.place, message, "correct `by:`")
