"""formulas: what macros give, tried with numbers that compilers can compute by themselves."""

from __future__ import annotations

from collections.abc import Iterator

from projector import text
from projector.checks.fact import Fact
from projector.checks.spelling import Spelling
from projector.ir.api import Boolean, Character, EnumType, Floating, Function, Integer, Namespace, Type
from projector.ir.formula import Cast, Formula, Name, Number, replaced
from projector.items.formula import spelled
from projector.text import Code, code, join

_TRIED = ("0", "1", "2", "5", "0x7f", "0x80", "0xff", "0x100", "0x1234", "0x7f00", "0xffff", "0x12345678")


def facts(namespace: Namespace, spelling: Spelling) -> Iterator[Fact]:
    """What the namespace states of its macros; inline functions can't be tried without running them."""
    for item in namespace.items:
        if isinstance(item, Function) and item.formula is not None:
            tries = range(len(_TRIED) if item.params else 1)
            proof = join(" && ", [_tried(item, item.formula, first, spelling) for first in tries])
            yield Fact("PJ720", item.place, f"what {item.name} gives", "its expression's", proof, optional=True)


def _tried(function: Function, formula: Formula, first: int, spelling: Spelling) -> Code:
    """Whether the macro agrees with the expression about some numbers."""
    given = {
        slot.name: Cast(_words(slot.type), Number(_TRIED[(first + 5 * i) % len(_TRIED)]))
        for i, slot in enumerate(function.params)
    }
    assert function.returns is not None
    returns = spelling.declare(function.returns.type)
    ours = spelled(replaced(formula, lambda part: given[part.name] if isinstance(part, Name) else part))
    call = code("{}({})", text.identifier(function.name), join(", ", map(spelled, given.values())))
    return code("({0})({1}) == ({0})({2})", returns, call, ours)


def _words(of: Type) -> str:
    match of:
        case Integer() | Floating():
            return of.c
        case EnumType(base=base) | Boolean(base=Integer() as base):
            return base.c
        case Character(c="char"):
            return "char"
        case _:
            return "bool"
