"""Pools: functions that native code calls without user data, shared by callbacks that look alike to a processor."""

from __future__ import annotations

from collections import Counter

from projector.ir.callback import CallbackRecipe
from projector.ir.plan import CallbackPlan, Plan
from projector.ir.recipe import Call, Pass
from projector.items.callback.program import fits
from projector.items.function.shape import Shape, member, shape, type_of
from projector.text import Code, code, join

_MOST_TYPES = 4
"""As many types of callbacks have places of their own in the pool that they share with others."""


class Pools:
    """The pools of a package, each with a number."""

    def __init__(self, plan: Plan) -> None:
        self.is_table = plan.callbacks == "table"
        self._target = plan.target
        spaces = (*plan.namespaces, *plan.imported)
        types = (one for space in spaces for one in space.types if isinstance(one, CallbackPlan))
        recipes = [one.recipe for one in types if one.recipe is not None and self._shares(one.recipe)]
        counts = Counter(map(self._shape, recipes))
        size = max((one.pool for one in recipes), default=0)
        self._sizes = {one: size * min(count, _MOST_TYPES) for one, count in sorted(counts.items())}
        self._numbers = {one: i for i, one in enumerate(self._sizes)}

    @property
    def around(self) -> object:
        """All that is known here and doesn't follow from a callback."""
        return self.is_table, self._numbers

    def _shares(self, recipe: CallbackRecipe) -> bool:
        return self.is_table and recipe.pool > 0 and fits(recipe)

    def _shape(self, recipe: CallbackRecipe) -> Shape:
        passes = tuple(Pass("value", one.kind, one.name) for one in recipe.incoming)
        return shape(Call(passes, recipe.result, stdcall=recipe.stdcall), self._target)

    def number(self, recipe: CallbackRecipe) -> int | None:
        """The number of the pool that a callback shares; None where it has no program, or user data."""
        return self._numbers[self._shape(recipe)] if self._shares(recipe) else None

    def c(self) -> list[Code]:
        """The functions of each pool, and who each of them calls."""
        return [line for one, size in self._sizes.items() for line in _c(one, self._numbers[one], size)]

    def rows(self) -> list[Code]:
        """What the runtime knows of each."""
        return [code("{{ pj_backs_{}, pj_pooled_{}, {} }}", self._numbers[one], self._numbers[one], size)
                for one, size in self._sizes.items()]  # fmt: skip


def _c(one: Shape, number: int, size: int) -> list[Code]:
    returns = code("void") if one.result == "v" else type_of(one.result)
    params = [code("{} pj_a{}", type_of(name), i) for i, name in enumerate(one.arguments)]
    named = join("", (code(", {}", param) for param in params))
    given = join("", (code(", pj_a{}", i) for i in range(len(params))))
    gives, convention = (
        code("return ") if one.result != "v" else code(""),
        code("PJ_STDCALL ") if one.stdcall else code(""),
    )
    alone = join(", ", params) if params else code("void")
    words = [code("pj_w[{}].{} = ({})pj_a{};", i, member(name), _as(name), i) for i, name in enumerate(one.arguments)]
    result = code("return pj_r.{};", member(one.result)) if one.result != "v" else code("")
    called = code("static __attribute__((noinline)) {} pj_backed_{}(pj_pooled *pj_s{})", returns, number, named)
    thunks = [
        code("static {} {}pj_back_{}_{}({}) {{ {}pj_backed_{}(&pj_pooled_{}[{}]{}); }}",
             returns, convention, number, i, alone, gives, number, number, i, given)
        for i in range(size)
    ]  # fmt: skip
    names = join(", ", (code("(void (*)(void))pj_back_{}_{}", number, i) for i in range(size)))
    return [
        code("static pj_pooled pj_pooled_{}[{}];", number, size),
        code("{} {{ pj_word pj_w[{}], pj_r; {} pj_call_pooled(pj_s, pj_w, &pj_r); {} }}",
             called, max(len(params), 1), join(" ", words), result),
        *thunks,
        code("static void (*const pj_backs_{}[])(void) = {{ {} }};", number, names),
    ]  # fmt: skip


def _as(name: str) -> Code:
    return {"d": code("double"), "f": code("float"), "l": code("int64_t")}.get(str(member(name)), code("uintptr_t"))
