"""Shapes: how a call looks to the processor. Functions of one shape are called by one compiled function."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import cast

from projector.ir.api import Key
from projector.ir.plan import Declared, Plan, ValuePlan
from projector.ir.recipe import Call, Kind, Recipe
from projector.items.function.expression import C_TYPES, pointer
from projector.items.function.fits import WIDE, calls, fits, is_wide
from projector.items.record.view import aggregate
from projector.targets import Target
from projector.text import Code, code, identifier, join

_FLOATS: dict[str, str] = {"f32": "f", "f64": "d"}
_APPLE_REGISTERS = 8
"""Of Apple's arm64: what doesn't fit in registers lies packed on the stack, each as wide as it is."""
_MEMBERS = {"w": code("w"), "l": code("l"), "f": code("f"), "d": code("d"), "i64": code("l"), "u64": code("l")}
_TYPES = {"w": code("uintptr_t"), "l": code("int64_t"), "f": code("float"), "d": code("double")}
WORD = 8
"""Bytes of a word of the call."""

Layouts = Mapping[Key, Code]
"""How records are passed by value, as C declares them; alike for those that have the same members."""


@dataclass(frozen=True, slots=True, order=True)
class Shape:
    """The class of each argument and of the result: w is a register's width, l 64 bits where that is less, f and d are
    floats, v nothing; any other word is an integer's own type, or that of what is wider, or a record's declaration.
    From `variadic_from` on arguments stand for C's `...`; behind them comes whatever a `further` one was given.
    """

    arguments: tuple[str, ...]
    result: str
    variadic_from: int = -1
    stdcall: bool = False
    further: bool = False


def shape(call: Call, target: Target, layouts: Layouts | None = None, further: bool = False) -> Shape:
    """A call's shape."""
    arguments = tuple(_arguments(call, target, layouts or {}))
    result = "v" if call.result is None else _class(call.result, target)
    if call.record is not None:
        result = (layouts or {})[call.record]
    return Shape(arguments, result, call.variadic_from or -1, call.stdcall, further)


def _class(kind: Kind, target: Target) -> str:
    if kind in _FLOATS:
        return _FLOATS[kind]
    if kind in ("i64", "u64"):
        return "w" if target.pointer == 8 else "l"
    return kind if kind in WIDE else "w"


def _arguments(call: Call, target: Target, layouts: Layouts) -> list[str]:
    packs = target.os == "macos" and target.arch == "aarch64"
    found, words, floats, is_known = list[str](), 0, 0, True
    for i, one in enumerate(call.passes):
        name = _class(one.kind, target) if one.record is None else layouts[one.record]
        is_float = name in ("f", "d")
        is_known = is_known and not is_wide(one)  # how many registers such a one takes is the compiler's to say
        is_far = not is_known or (floats if is_float else words) >= _APPLE_REGISTERS
        is_variadic = i >= (call.variadic_from or len(call.passes))
        own = packs and is_far and not (is_float or is_wide(one) or is_variadic)
        found.append(one.kind if own else name)
        words, floats = words + (not is_float), floats + is_float
    return found


def layout(plan: ValuePlan) -> Code:
    """A record's declaration without its names, so that records with the same members have the same."""
    return aggregate(_nameless(plan.members), plan.union)


def _nameless(members: tuple[Declared, ...]) -> tuple[Declared, ...]:
    return tuple(
        replace(one, name=f"m{i}" if one.name else "", members=_nameless(one.members)) for i, one in enumerate(members)
    )


class Shapes:
    """The shapes of a package's calls, each with a number."""

    def __init__(self, plan: Plan) -> None:
        spaces = (*plan.namespaces, *plan.imported)
        self._target = plan.target
        self._layouts = {one.key: layout(one) for space in spaces for one in space.values}
        self._sizes = {one.key: one.size for space in spaces for one in space.values}
        recipes = (recipe for space in plan.namespaces for recipe in space.functions)
        tabled = [recipe for recipe in recipes if plan.tier == "table" and not recipe.hot and fits(recipe)]
        self._tabled = {id(recipe) for recipe in tabled}
        found = {self._shape(call, recipe.further) for recipe in tabled for call in calls(recipe)}
        self._numbers = {one: i for i, one in enumerate(sorted(found))}

    @property
    def around(self) -> object:
        """All that is known here and doesn't follow from a function."""
        return self._target, self._layouts, self._sizes, self._numbers

    def _shape(self, call: Call, further: bool = False) -> Shape:
        return shape(call, self._target, self._layouts, further)

    def has(self, recipe: Recipe) -> bool:
        """Whether a function of the plan is called by its shape; it has C of its own else."""
        return id(recipe) in self._tabled

    def number(self, call: Call, further: bool = False) -> int:
        """The number of a call's shape."""
        return self._numbers[self._shape(call, further)]

    def room(self, call: Call) -> int:
        """How many bytes the result of a call takes, a word's at least."""
        wide = 2 * WORD if call.result in WIDE else WORD
        return max(self._sizes[call.record], WORD) if call.record is not None else wide

    def c(self) -> list[Code]:
        """The functions that make calls, by number."""
        return [c(one, i) for one, i in self._numbers.items()]


def c(one: Shape, number: int) -> Code:
    """The function that makes calls of this shape."""
    types = [_type(name, one) for name in one.arguments]
    if one.variadic_from >= 0:
        types = [*types[: one.variadic_from], code("...")]
    returns = code("void") if one.result == "v" else _type(one.result, one)
    values = [_value(name, i, one) for i, name in enumerate(one.arguments)]
    values += [code("PJ_FURTHER_PASSED(PJ_SHAPED_WORD, PJ_SHAPED_FLOAT)")] if one.further else []
    kind = pointer(returns, join(", ", types) if types else code("void"), one.stdcall)
    call = code("(({})pj_f)({})", kind, join(", ", values))
    is_kept = one.result != "v" and (_is_far(one.result) or member(one.result) != "w")
    unused = [name for name, is_used in (("pj_w", values), ("pj_r", is_kept)) if not is_used]
    ignored = join("", (code("(void){}; ", identifier(name)) for name in unused))
    first = code("const pj_word *pj_v = pj_w + {}; ", len(one.arguments)) if one.further else code("")
    head = code("static uintptr_t pj_shape_{}(void (*pj_f)(void), const pj_word *pj_w, pj_word *pj_r)", number)
    return code("{} {{ {}{}{}{} }}", head, ignored, first, _declared(one), _kept(one, call))


def _declared(one: Shape) -> Code:
    """The records that are passed by value, by their numbers in this shape."""
    return join("", (code("typedef {} {}; ", name, _type(name, one)) for name in _records(one)))


def _records(one: Shape) -> list[Code]:
    return [name for name in dict.fromkeys((*one.arguments, one.result)) if isinstance(name, Code)]


def _type(name: str, of: Shape) -> Code:
    return code("pj_record{}", _records(of).index(name)) if isinstance(name, Code) else type_of(name)


def type_of(name: str) -> Code:
    """The C type of a class that is no record."""
    return _TYPES[name] if name in _TYPES else C_TYPES[cast(Kind, name)]


def member(name: str) -> Code:
    """Where a word has it."""
    return _MEMBERS.get(name, _MEMBERS["w"])


def _is_far(name: str) -> bool:
    """Whether a word has the address of such a value."""
    return isinstance(name, Code) or name in WIDE


def _value(name: str, i: int, of: Shape) -> Code:
    if _is_far(name):
        return code("PJ_VALUE({}, (const void *)pj_w[{}].w)", _type(name, of), i)
    value = code("pj_w[{}].{}", i, member(name))
    return value if name in _TYPES else code("({}){}", _type(name, of), value)


def _kept(one: Shape, call: Code) -> Code:
    """The call, and what becomes of its result."""
    if one.result == "v":
        return code("{}; return 0;", call)
    if _is_far(one.result):
        return code("{} pj_x = {}; memcpy(pj_r, &pj_x, sizeof pj_x); return pj_r->w;", _type(one.result, one), call)
    if member(one.result) == "w":
        return code("return {};", call)
    return code("pj_r->{} = {}; return pj_r->w;", member(one.result), call)
