"""What a program of the table tier can say of a recipe. The rest keeps a function of its own."""

from __future__ import annotations

from collections.abc import Iterator

from projector.ir.recipe import Ask, Build, Call, Convert, Pass, Recipe, Variable
from projector.items.function.choice import forms

DIRECT = frozenset({
    "i8", "u8", "i16", "u16", "i32", "u32", "i64", "u64", "f32", "f64", "bool", "bool8", "bool32", "char",
})  # fmt: skip
"""The kinds of numbers that a word of the call holds."""
WIDE = frozenset({"i128", "u128", "c64", "c128", "long_double"})
"""Those that it doesn't hold: it is their address."""
TEXTS = frozenset({"utf8", "bytes", "filename", "locale", "utf16", "utf32"})
_OF_CALLBACKS = frozenset({"pointers", "texts", "view"})
_MOST_PLACES = 250
_MOST_ROOM = 60 * 1024
"""Bytes of all variables: places in a frame have 16 bits."""
_BUFFER = 768
"""Bytes of a buffer, with the room of a short sequence."""


def fits(recipe: Recipe) -> bool:
    """Whether the table tier has all steps that a recipe needs."""
    return (
        all(map(_can_hold, recipe.variables))
        and sum(map(_room, recipe.variables)) <= _MOST_ROOM
        and all(map(_can_convert, recipe.converts))
        and all(map(_can_build, recipe.builds))
        and _places(recipe) < _MOST_PLACES
    )


def _can_hold(variable: Variable) -> bool:
    """Whether it starts as what a step holds, and is no array of numbers that no record has."""
    if variable.kind in ("i128", "u128"):
        return -(2**63) <= variable.initial < 2**63
    return variable.kind != "long_double" or variable.holds == "scalar"


def _room(variable: Variable) -> int:
    return _BUFFER if variable.holds == "buffer" else 16 * max(variable.length, 1)


def _can_convert(step: Convert) -> bool:
    """Whether a piece of memory lies near the start of its record."""
    return step.piece is None or max(step.piece.address, step.piece.length) < 1 << 16


def _can_build(build: Build) -> bool:
    """Whether it is no value that only callbacks are given, and no stream that is only there with another argument."""
    if build.op == "stream" and build.given not in (None, *build.owners):
        return False
    return build.op not in _OF_CALLBACKS and all(_can_build(one) for _, one in build.cases)


def _places(recipe: Recipe) -> int:
    """At most how many places a program has: words, variables, and further ones for what is asked and counted."""
    asked = sum(len(one.passes) + 1 for one in asks(recipe))
    extra = sum(len(one.cases) + 1 for one in recipe.builds) + sum(len(one.fields) for one in recipe.check.raises)
    further = 25 if recipe.further else 0
    return len(recipe.call.passes) + len(recipe.variables) + asked + extra + further


def asks(recipe: Recipe) -> Iterator[Ask]:
    """The calls of other native functions with values of this one."""
    check = recipe.check
    fields = (value for one in check.raises for _, value in one.fields)
    given = (one for one in (check.code, *fields) if one is not None)
    explained = (check.explain,) if check.explain is not None else ()
    for one in (*recipe.asks, *explained, *(each.ask for each in given if each.ask is not None)):
        yield from _within(one)


def _within(one: Ask) -> Iterator[Ask]:
    yield one
    for each in one.passes:
        if each.ask is not None:
            yield from _within(each.ask)


def calls(recipe: Recipe) -> list[Call]:
    """What of the calls decides about their shapes: first the recipe's own, in each of its forms."""
    own = [Call(passes, recipe.call.result, recipe.call.variadic_from, record=recipe.call.record,
                stdcall=recipe.call.stdcall) for _, passes in forms(recipe.call)]  # fmt: skip
    return [*own, *map(asking, asks(recipe))]


def asking(one: Ask) -> Call:
    """The call of another native function."""
    return Call(one.passes, one.kind, stdcall=one.stdcall)


def is_wide(one: Pass) -> bool:
    """Whether its word is the address of what is passed."""
    return one.record is not None or one.kind in WIDE
