"""The table tier: a recipe as a program of bytes, which the runtime runs. Nothing is compiled for a function alone.

A recipe whose steps this tier lacks (`fits.py`) keeps a function of its own, from `straight.py`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass, replace

from projector.ir.condition import Comparison
from projector.ir.recipe import Convert, Decide, Measure, Pass, Prepare, Recipe, Require, Use, Variable
from projector.items.function import failure
from projector.items.function.conversion import converted, declared
from projector.items.function.draft import Draft
from projector.items.function.fits import DIRECT
from projector.items.function.outcome import made, raised, released
from projector.items.function.program import Program, Step, kind_of, name
from projector.items.function.shape import WORD, Shapes
from projector.items.packed import Byte, Row
from projector.text import code

_HANDLES = ("handle", "handle_taken", "descriptor")
_POINTERS = frozenset({"utf8", "bytes", "record", "record_inout", "opaque", "opaque_at", "callback"})
_FURTHER_WORDS = 24
"""Of what stands for C's `...`: numbers, and behind them floats."""
_FURTHER = "what is further"


class Tabled:
    """A recipe's program; `text` gives the place of a text in the namespace's."""

    def __init__(self, recipe: Recipe, text: Callable[[str], int], shapes: Shapes) -> None:
        self._recipe, self._text = recipe, text
        self._program = Program(len(recipe.call.passes) + (_FURTHER_WORDS if recipe.further else 0))
        self._draft = Draft(recipe, self._program, text, shapes)
        self._direct = dict(self._directly())
        for one in recipe.variables:
            if one.name not in self._direct:
                self._program.variable(one.name, declared(one, text))
        if recipe.further:
            self._program.variable(_FURTHER, Step(name("op_further_var")))
        self._fill()

    def encoded(self) -> list[Byte]:
        """Its bytes."""
        shape, forms, first = self._draft.shape()
        call = self._recipe.call
        return self._program.encoded(self._head(shape, forms, first), call.above if call.gil == "above" else None)

    def _fill(self) -> None:
        recipe, steps = self._recipe, self._program.steps
        steps["before"] += [
            *(step for one in recipe.converts if one.among is None for step in self._convert(one)),
            *(Step(name("op_join"), one.into, one.high, ref=self._program.place(one.low)) for one in recipe.joins),
            *(step for one in recipe.decides for step in self._decide(one)),
            *(step for one in recipe.converts if one.among is not None for step in self._convert(one)),
            *map(self._require, recipe.requires),
            *(step for one in recipe.measures for step in self._measure(one)),
            *(self._prepare(one) for one in recipe.prepares),
        ]
        if recipe.further:
            steps["before"].append(Step(name("op_take_further"), len(recipe.call.passes), _FURTHER))
        steps["enter"] += [
            *(Step(name("op_tell"), one.callables, one.of, item=one.index) for one in recipe.tells),
            *map(self._use, recipe.uses),
        ]
        passes = enumerate(recipe.call.passes)
        direct = set(self._direct.values())
        steps["pass"] += [step for i, one in passes if i not in direct for step in self._draft.passed(one, i)]
        steps["ask"] += [self._draft.ask(one, one.into) for one in recipe.asks]
        steps["after"] += [Step(name("op_write_back"), one.buffer, one.records, item=one.item) for one in recipe.writes]
        steps["after"] += self._grow()
        steps["raise"] += raised(self._draft)
        steps["make"] += [made(one, self._program) for one in recipe.builds]
        taken = {one.into for one in recipe.converts if one.op == "handle_taken"}
        given = [one for one in recipe.releases if one.op == "discard" and one.of in taken]
        steps["keep"] += [Step(name("op_given_away"), one.of, value=one.initial) for one in given]
        steps["keep"] += [Step(name("op_keep"), one.callables, one.keeper, one.argument) for one in recipe.keeps]
        steps["release"] += [released(one, self._program) for one in recipe.releases]
        if recipe.further:
            steps["release"].append(Step(name("op_free_further"), _FURTHER))

    # --- variables and conversions --------------------------------------------------------------------------------

    def _directly(self) -> Iterator[tuple[str, int]]:
        """The variables that are words of the call and no more: set once and always, passed once, never looked at."""
        recipe = self._recipe
        kinds = {one.name: one for one in recipe.variables}
        mentions = Counter(_mentioned((replace(recipe, parameters=()),)))
        for i, passed in enumerate(recipe.call.passes):
            variable = kinds.get(passed.name)
            if variable is None or passed.what not in ("value", "record") or mentions[passed.name] != 2:
                continue
            converts = [one for one in recipe.converts if one.into == passed.name]
            measures = [one for one in recipe.measures if one.into == passed.name]
            if any(self._is_word(variable, passed, one) for one in converts) or any(
                self._is_length(variable, passed, one) for one in measures
            ):
                yield passed.name, i

    @staticmethod
    def _is_word(variable: Variable, passed: Pass, step: Convert) -> bool:
        if step.when != "always" or step.among is not None or step.default is not None:
            return False
        if step.op in DIRECT:
            return variable.kind == passed.kind == step.op
        if step.op in _HANDLES:  # 64 bits with their sign
            return passed.kind in ("i32", "i64", "pointer")
        return step.op in _POINTERS and passed.kind == "pointer"

    @staticmethod
    def _is_length(variable: Variable, passed: Pass, step: Measure) -> bool:
        plain = step.buffer and step.agree is None and step.by is None and step.among is None
        return bool(plain) and variable.kind == passed.kind

    def _into(self, called: str) -> str | int:
        return self._direct.get(called, called)

    def _convert(self, one: Convert) -> Iterator[Step]:
        return converted(one, self._into(one.into), self._program)

    def _decide(self, one: Decide) -> Iterator[Step]:
        """What refuses a value that isn't known, and an argument that doesn't go with it."""
        among, other = one.among, one.argument if one.other is None else one.other
        unknown = self._program.condition(Comparison(among.variable, "not in", among.values))
        yield Step(
            name("op_decide"), among.variable, None, one.argument, other, None, self._text(one.decides),
            self._text(one.known), condition=unknown,
        )  # fmt: skip
        if one.decided is None or one.bare is None:
            return
        needed = Comparison(among.variable, "not in", one.bare.values)
        yield Step(
            name("op_decide_given"), None, None, one.argument, one.decided, None,
            self._program.condition(needed) if one.required else 0, self._program.among(one.bare),
        )  # fmt: skip

    def _require(self, one: Require) -> Step:
        condition = self._program.among(one.among)
        op = name("op_require")
        return Step(op, None, one.buffer, one.argument, value=one.length, when=one.when, condition=condition)

    def _measure(self, one: Measure) -> Iterator[Step]:
        condition = self._program.among(one.among)
        if one.by is not None:
            yield Step(name("op_count_by"), one.by, one.buffer, one.argument)
        if not one.buffer:
            yield Step(name("op_set"), one.into, value=one.length, condition=condition)
            return
        op = "measure" if one.agree is None else "agree"
        op += "_bytes" if one.unit == "bytes" else ""
        into = self._into(one.into)
        if isinstance(into, int):
            kind = kind_of(self._recipe.call.passes[into].kind)
            yield Step(name(f"op_{op}_word"), into, one.buffer, one.argument, kind=kind)
            return
        yield Step(name(f"op_{op}"), one.into, one.buffer, one.argument, condition=0 if one.agree else condition)

    def _prepare(self, one: Prepare) -> Step:
        op = "leased" if one.leased else "sized" if one.sized else "new"
        condition = self._program.among(one.among)
        return Step(name(f"op_{op}_record"), one.into, ref=one.ref, item=one.size, condition=condition)

    # --- the call -------------------------------------------------------------------------------------------------

    def _use(self, one: Use) -> Step:
        if one.buffer is None:
            return Step(name("op_use_argument"), one.into, argument=one.argument)
        if one.records is None:
            return Step(name("op_use_made" if one.made else "op_use_buffer"), one.into, one.buffer)
        return Step(name("op_use_records"), one.into, one.buffer, value=self._program.place(one.records))

    def _grow(self) -> list[Step]:
        step = self._recipe.grow
        if step is None:
            return []
        subject = "errno" if failure.kept_error(self._recipe) is not None else "ret"
        more = Comparison(subject, "in", step.more) if step.more else None
        needed = self._program.words + 1 if step.needed_result else 0
        if not needed and step.needed is not None:
            needed = self._program.place(step.needed) + 1
        flags = code("{}", step.probe * 1 + step.cuts * 2)
        return [
            Step(
                name("op_grow"), step.buffer, step.into, step.argument, None, flags, step.item, needed,
                condition=self._program.condition(more),
            )
        ]  # fmt: skip

    def _head(self, shape: int, forms: int, first: int) -> Row:
        recipe, call = self._recipe, self._recipe.call
        keep = failure.kept(recipe)
        clears = failure.clears(recipe)
        fails, condition = self._fails()
        room = self._draft.shapes.room(call)
        return {
            "shape": shape,
            "words": self._program.words,
            "result": kind_of(call.result or "pointer"),
            "gil": 0 if call.gil == "hold" else name("gil", call.gil),
            "keep": 0 if keep == "nothing" else name("keep", keep),
            "fails": fails,
            "tuple": recipe.tuple_ref or 0,
            "clears": 0 if clears == "nothing" else name("keep", clears),
            "calls_back": int(call.calls_back),
            "retries": int(recipe.check.retry),
            "fails_if": condition,
            "alone": 0 if recipe.alone is None else recipe.alone + 1,
            "by": self._program.place(call.by) if call.gil == "above" else 0,
            "room": room if room > WORD else 0,
            "forms": forms,
            "form": first,
        }

    def _fails(self) -> tuple[Byte, int]:
        check = self._recipe.check
        match check.rule:
            case "errno":
                return name("fails_minus_one"), 0
            case "errno_null":
                return name("fails_null"), 0
            case "errno_return":
                return name("fails_not_zero"), 0
            case "declared" if check.fail_if is not None:
                return name("fails_if"), self._program.condition(check.fail_if)
            case _:
                return 0, 0


_NAMES = frozenset({
    "into", "pin", "keeps", "buffer", "agree", "by", "of", "used", "within", "callables", "keeper", "records", "needed",
    "subject", "variable", "high", "low",
})  # fmt: skip
"""The fields of steps that name variables; those of passes are their `name`, those of results' handles `parents`."""


def _mentioned(steps: Iterable[object]) -> Iterator[str]:
    """The variables that steps speak of, and the steps and conditions within them, as often as they do."""
    for step in steps:
        if isinstance(step, tuple):
            yield from _mentioned(step)
        elif is_dataclass(step) and not isinstance(step, type):
            for one in fields(step):
                value = getattr(step, one.name)
                if one.name in _NAMES or (one.name == "name" and isinstance(step, Pass)):
                    yield from (value,) if isinstance(value, str) else ()
                elif one.name == "parents":
                    yield from value
                else:
                    yield from _mentioned((value,))
