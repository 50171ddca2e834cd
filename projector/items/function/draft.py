"""A program under way: what its parts are written into, and how they ask for values and for other functions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from projector.ir.condition import AllOf, Comparison
from projector.ir.recipe import Among, Ask, Call, Kind, Pass, Recipe
from projector.items.function.choice import forms
from projector.items.function.fits import WIDE, asking
from projector.items.function.program import Program, Step, kind_of, name
from projector.items.function.shape import Shapes


@dataclass(frozen=True, slots=True)
class Draft:
    """A recipe, its program so far, and the tables that it refers to; `text` gives the place of a text."""

    recipe: Recipe
    program: Program
    text: Callable[[str], int]
    shapes: Shapes

    @property
    def result(self) -> int:
        """The place of the native result."""
        return self.program.words

    def holds(self, called: str) -> str:
        """What a variable of the recipe holds."""
        return next(one.holds for one in self.recipe.variables if one.name == called)

    def kind(self, called: str) -> Kind:
        """The kind of a variable of the recipe."""
        return next(one.kind for one in self.recipe.variables if one.name == called)

    # --- what is passed -------------------------------------------------------------------------------------------

    def passed(self, one: Pass, into: str | int) -> list[Step]:
        """The steps that make a word what a function is passed."""
        match one.what:
            case "constant":
                return [Step(name("op_pass_constant"), into, kind=kind_of(one.kind), value=one.value)]
            case "data":
                return [Step(name(f"op_pass_{self.holds(one.name)}"), into, one.name)]
            case "given":
                return [Step(name("op_pass_given"), into, one.name, argument=one.value)]
            case "chosen":
                return [self._chosen(one, into)]
            case "asked" if one.ask is not None:
                answer = self.program.scratch(one.ask.kind)
                return [self.ask(one.ask, answer), Step(name("op_pass"), into, answer, kind=kind_of(one.kind))]
            case "value" if self.holds(one.name) == "array" or one.kind in WIDE:  # stands for its address
                return [Step(name("op_pass_address"), into, one.name)]
            case "value" | "record" | "result":
                return [Step(name("op_pass"), into, one.name or self.result, kind=kind_of(one.kind))]
            case what:
                return [Step(name(f"op_pass_{what}"), into, one.name)]

    def _chosen(self, one: Pass, into: str | int) -> Step:
        """The one whose case holds; the last needs no question."""
        steps = list[Step]()
        for case, passed in one.cases:
            (step,) = self.passed(passed, into)
            is_last = len(steps) == len(one.cases) - 1
            condition = 0 if is_last else self.program.among(case)
            steps.append(replace(step, kind=kind_of(passed.kind), condition=condition))
        call = self.recipe.call
        place = call.passes.index(one)
        is_named = call.variadic_from is None or place < call.variadic_from
        converts = is_named and any(passed.kind != one.kind for _, passed in one.cases)
        op = name("op_pass_chosen_as" if converts else "op_pass_chosen")
        return Step(op, into, kind=kind_of(one.kind), item=len(steps), value=self.program.aside(steps))

    def ask(self, one: Ask, into: str) -> Step:
        """A call of another native function."""
        words = [self.program.scratch() for _ in one.passes]  # one behind the other
        steps = [step for word, each in zip(words, one.passes, strict=True) for step in self.passed(each, word)]
        return Step(
            name("op_ask"), into, words[0] if words else None, one.native, self.shapes.number(asking(one)),
            kind_of(one.kind), len(steps), self.program.aside(steps),
        )  # fmt: skip

    def value(self, one: Pass) -> tuple[list[Step], str | int]:
        """What a number that isn't passed takes to be known, and where it is then."""
        match one.what:
            case "asked" if one.ask is not None:
                answer = self.program.scratch(one.ask.kind)
                return [self.ask(one.ask, answer)], answer
            case "constant":
                return [], self.program.scratch(one.kind, one.value)
            case "result":
                return [], self.result
            case _:
                return [], one.name

    # --- the call's shapes ----------------------------------------------------------------------------------------

    def shape(self) -> tuple[int, int, int]:
        """The number of the call's shape; and, where it has several, how many and where those are."""
        call = self.recipe.call
        known, numbers = list[tuple[Among, ...]](), list[int]()
        for among, passes in forms(call):
            of = Call(passes, call.result, call.variadic_from, record=call.record, stdcall=call.stdcall)
            known.append(among)
            numbers.append(self.shapes.number(of, self.recipe.further))
        if len(set(numbers)) == 1:
            return numbers[0], 0, 0
        steps = [Step(name("op_form"), ref=n, condition=self._all(of)) for of, n in zip(known, numbers, strict=True)]
        steps[-1] = replace(steps[-1], condition=0)
        return numbers[0], len(steps), self.program.aside(steps)

    def _all(self, known: Iterable[Among]) -> int:
        return self.program.condition(AllOf(tuple(Comparison(one.variable, "in", one.values) for one in known)))
