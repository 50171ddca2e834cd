"""Choices in C: an argument that decides must be known, and C's `...` takes each type as its own kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from projector.ir.recipe import Among, Call, Decide, Join, Kind, Pass
from projector.items.function.expression import among, local
from projector.text import Code, c_string, code


def join_two(step: Join) -> Code:
    """Two integers as one; nothing is refused."""
    return code(
        "if (({} = (int64_t)((uint64_t)(uint32_t){} << 32 | (uint32_t){}), 0))",
        local(step.into), local(step.high), local(step.low),
    )  # fmt: skip


def decide(step: Decide) -> Iterator[Code]:
    """The conditions that refuse a value that isn't known, and an argument that doesn't go with it."""
    other = step.argument if step.other is None else step.other
    yield code(
        "if (PJ_UNLIKELY(!({})) && pj_bad_choice(fn, {}, {}, (int64_t){}, {}, {}) < 0)",
        among(step.among), step.argument, other, local(step.among.variable), c_string(step.decides),
        c_string(step.known),
    )  # fmt: skip
    if step.decided is None or step.bare is None:
        return
    missing = code("!({})", among(step.bare)) if step.required else code("0")
    yield code(
        "if (PJ_UNLIKELY(PJ_SOME(args[{}]) ? {} : {}) && pj_bad_given(fn, {}, {}, PJ_SOME(args[{}])) < 0)",
        step.decided, among(step.bare), missing, step.decided, step.argument, step.decided,
    )  # fmt: skip


def forms(call: Call) -> Iterator[tuple[tuple[Among, ...], tuple[Pass, ...]]]:
    """The calls of which one is made: more than one where arguments of several kinds stand for C's `...`."""
    yield from _forms(call.passes, len(call.passes) if call.variadic_from is None else call.variadic_from, ())


def _forms(
    passes: tuple[Pass, ...], start: int, known: tuple[Among, ...]
) -> Iterator[tuple[tuple[Among, ...], tuple[Pass, ...]]]:
    for i, one in enumerate(passes):
        kinds = dict.fromkeys(passed.kind for _, passed in one.cases) if i >= start else {}
        if len(kinds) > 1:
            for kind in kinds:
                only = _of_kind(one, kind)
                left = (*passes[:i], only, *(_with(each, one, only) for each in passes[i + 1 :]))
                yield from _forms(left, start, (*known, _values(only)))
            return
    yield known, tuple(_single(one) if i >= start else one for i, one in enumerate(passes))


def _of_kind(one: Pass, kind: Kind) -> Pass:
    cases = tuple(case for case in one.cases if case[1].kind == kind)
    return replace(one, kind=kind, cases=cases)


def _single(one: Pass) -> Pass:
    return replace(one, kind=one.cases[0][1].kind) if one.cases else one


def _values(one: Pass) -> Among:
    return Among(one.cases[0][0].variable, tuple(value for case, _ in one.cases for value in case.values))


def _with(other: Pass, one: Pass, only: Pass) -> Pass:
    """Another argument that the same parameter decides, as it is with these values."""
    if not other.cases or other.cases[0][0].variable != one.cases[0][0].variable:
        return other
    values = _values(only).values
    both = ((tuple(value for value in case.values if value in values), passed) for case, passed in other.cases)
    left = tuple((Among(only.cases[0][0].variable, shared), passed) for shared, passed in both if shared)
    return replace(other, cases=left) if left else other
