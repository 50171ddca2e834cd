"""Shapes: how a call looks to the processor. Functions of one shape are called by one compiled function."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from projector.ir.plan import Plan
from projector.ir.recipe import Call, Kind, Recipe
from projector.items.function.expression import C_TYPES, pointer
from projector.items.function.table import fits
from projector.targets import Target
from projector.text import Code, code, join

_FLOATS: dict[str, str] = {"f32": "f", "f64": "d"}
_APPLE_REGISTERS = 8
"""Of Apple's arm64: what doesn't fit in registers lies packed on the stack, each as wide as it is."""
_MEMBERS = {"w": code("w"), "l": code("l"), "f": code("f"), "d": code("d"), "i64": code("l"), "u64": code("l")}
_TYPES = {"w": code("uintptr_t"), "l": code("int64_t"), "f": code("float"), "d": code("double")}


@dataclass(frozen=True, slots=True, order=True)
class Shape:
    """The class of each argument and of the result: w is a register's width, l 64 bits where that is less, f and d are
    floats, v nothing; any other word is an integer's own type. From `variadic_from` on arguments stand for C's `...`.
    """

    arguments: tuple[str, ...]
    result: str
    variadic_from: int = -1
    stdcall: bool = False


def shape(call: Call, target: Target) -> Shape | None:
    """A call's shape; None where a value is passed in a way of its own."""
    kinds = [*(one.kind for one in call.passes), *([call.result] if call.result else [])]
    if call.record is not None or any(one.record is not None for one in call.passes):
        return None
    if any(_class(kind, target) is None for kind in kinds):
        return None
    arguments = tuple(_arguments(call, target))
    result = "v" if call.result is None else _class(call.result, target) or ""
    return Shape(arguments, result, call.variadic_from or -1, call.stdcall)


def _class(kind: Kind, target: Target) -> str | None:
    if kind in _FLOATS:
        return _FLOATS[kind]
    if kind in ("i64", "u64"):
        return "w" if target.pointer == 8 else "l"
    return None if kind in ("i128", "u128", "c64", "c128", "long_double") else "w"


def _arguments(call: Call, target: Target) -> list[str]:
    packs = target.os == "macos" and target.arch == "aarch64"
    found, words, floats = list[str](), 0, 0
    for i, one in enumerate(call.passes):
        name = _class(one.kind, target) or ""
        is_float = name in ("f", "d")
        taken = floats if is_float else words
        is_variadic = i >= (call.variadic_from or len(call.passes))
        found.append(one.kind if packs and not is_float and not is_variadic and taken >= _APPLE_REGISTERS else name)
        words, floats = words + (not is_float), floats + is_float
    return found


class Shapes:
    """The shapes of a package's calls, each with a number."""

    def __init__(self, plan: Plan) -> None:
        self._target, self._is_table = plan.target, plan.tier == "table"
        recipes = (recipe for space in plan.namespaces for recipe in space.functions)
        found = {shape(recipe.call, plan.target) for recipe in recipes if self._is_tabled(recipe)}
        self._numbers = {one: i for i, one in enumerate(sorted(one for one in found if one is not None))}

    def _is_tabled(self, recipe: Recipe) -> bool:
        return self._is_table and not recipe.hot and fits(recipe)

    def number(self, recipe: Recipe) -> int | None:
        """The number of a function's shape; None if it has C of its own."""
        found = shape(recipe.call, self._target) if self._is_tabled(recipe) else None
        return None if found is None else self._numbers[found]

    def c(self) -> list[Code]:
        """The functions that make calls, by number."""
        return [c(one, i) for one, i in self._numbers.items()]


def c(one: Shape, number: int) -> Code:
    """The function that makes calls of this shape."""
    types = [_type(name) for name in one.arguments]
    if one.variadic_from >= 0:
        types = [*types[: one.variadic_from], code("...")]
    returns = code("void") if one.result == "v" else _type(one.result)
    values = join(", ", (_value(name, i) for i, name in enumerate(one.arguments)))
    kind = pointer(returns, join(", ", types) if types else code("void"), one.stdcall)
    call = code("(({})pj_f)({})", kind, values)
    member = _member(one.result)
    made = code("(void)pj_r; {};", call) if one.result == "v" else code("pj_r->{} = {};", member, call)
    unused = code("(void)pj_w; ") if not one.arguments else code("")
    head = code("static void pj_shape_{}(void (*pj_f)(void), const pj_word *pj_w, pj_word *pj_r)", number)
    return code("{} {{ {}{} }}", head, unused, made)


def _type(name: str) -> Code:
    return _TYPES[name] if name in _TYPES else C_TYPES[cast(Kind, name)]


def _member(name: str) -> Code:
    return _MEMBERS.get(name, _MEMBERS["w"])


def _value(name: str, i: int) -> Code:
    value = code("pj_w[{}].{}", i, _member(name))
    return value if name in _TYPES else code("({}){}", _type(name), value)
