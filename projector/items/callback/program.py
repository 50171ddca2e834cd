"""A callback as a program of bytes: a function of its own puts what it was called with into words for the runtime.

What no program can say keeps C of its own, from `view.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from projector.ir.api import Key
from projector.ir.callback import CallbackRecipe, Outgoing, loaded
from projector.ir.recipe import Build, Variable
from projector.items.function.conversion import converted, declared, initial
from projector.items.function.fits import WIDE
from projector.items.function.outcome import made, released
from projector.items.function.program import Program, Step, kind_of, name
from projector.items.packed import Byte

_MOST = 200
"""Variables: a byte says how many there are."""


def fits(recipe: CallbackRecipe) -> bool:
    """Whether a callback is called by its user data or by a place in a pool, with values that each fit into a word."""
    kinds = [*(one.kind for one in recipe.incoming), *(one.kind for one in recipe.variables), recipe.result]
    if recipe.asked is not None or recipe.tells is not None or recipe.record is not None or len(kinds) > _MOST:
        return False
    if any(one.record for one in recipe.incoming) or WIDE & {kind for kind in kinds if kind is not None}:
        return False
    return not any(one.kind in WIDE for one in recipe.written) and all(map(_is_plain, _builds(recipe)))


def on_error(recipe: CallbackRecipe) -> int:
    """What native code is told where Python gave no answer, in 64 bits: of a float its bits."""
    value = initial(Variable("", "scalar", recipe.result or "i32", recipe.on_error))
    return (value + 2**63) % 2**64 - 2**63


def _builds(recipe: CallbackRecipe) -> list[Build]:
    return [one.build for one in recipe.incoming if one.build is not None]


def _is_plain(build: Build) -> bool:
    return build.op not in WIDE | {"value", "stream"} and all(_is_plain(one) for _, one in build.cases)


def encoded(recipe: CallbackRecipe, text: Callable[[str], int], sizes: Mapping[Key, int]) -> list[Byte]:
    """Its bytes; `sizes` are those of records."""
    program = Program(0)
    for one in recipe.incoming:
        program.variable(one.name, declared(Variable(one.name, "scalar", one.kind), text))
    for i in range(len(recipe.outer)):
        program.variable(f"0outer_{i}", declared(Variable("", "scalar", "i64"), text))
    for one in recipe.incoming:
        if one.loads is not None:
            program.variable(loaded(one.name), declared(Variable("", "scalar", one.loads), text))
    for variable in recipe.variables:
        program.variable(variable.name, declared(variable, text))
    _fill(program, recipe, sizes)
    result = kind_of(recipe.result or "pointer")
    return program.encoded({"words": len(recipe.incoming), "result": result, "full": len(recipe.answers)})


def _fill(program: Program, recipe: CallbackRecipe, sizes: Mapping[Key, int]) -> None:
    steps = program.steps
    steps["enter"] += [Step(name("op_outer"), f"0outer_{i}", item=i) for i in range(len(recipe.outer))]
    steps["enter"] += [
        Step(name("op_load"), loaded(one.name), one.name, kind=kind_of(one.loads))
        for one in recipe.incoming
        if one.loads is not None
    ]
    steps["make"] += [made(one, program) for one in _builds(recipe)]
    steps["before"] += [step for one in recipe.converts for step in converted(one, one.into, program)]
    for one in sorted(recipe.written, key=lambda one: one.hands is not None):  # last comes what can't be undone
        steps["after"] += _written(one, program, sizes)
    if recipe.result is not None and recipe.result_of is not None:
        steps["after"].append(Step(name("op_answer"), recipe.result_of))
    steps["keep"] += [
        Step(name("op_take_back"), one.name, ref=one.ends) for one in recipe.incoming if one.ends is not None
    ]
    steps["release"] += [released(one, program) for one in recipe.releases]


def _written(one: Outgoing, program: Program, sizes: Mapping[Key, int]) -> Iterator[Step]:
    """What else a callable answered, where native code wants it."""
    if one.hands is not None:
        yield Step(name("op_hand_over"), one.of, argument=one.argument, ref=one.hands)
    if one.record is not None:
        yield Step(name("op_write_record"), one.of, one.to, item=sizes[one.record])
        return
    if one.kind is not None:
        yield Step(name("op_write_number"), one.of, one.to, kind=kind_of(one.kind))
        return
    room = program.place(one.capacity) + 1 if one.capacity else 0
    yield Step(name("op_fill"), one.of, one.to, one.argument, room, None, one.item, one.length)
    if one.used is not None:
        yield Step(name("op_write_count"), one.of, one.used, kind=kind_of(one.used_kind))
    if one.returned:
        yield Step(name("op_answer_count"), one.of)
