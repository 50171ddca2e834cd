"""Fact: one thing that metadata states and a compiler can prove against the headers."""

from __future__ import annotations

from dataclasses import dataclass

from projector.diagnostics import Place
from projector.text import Code, c_number, code


@dataclass(frozen=True, slots=True)
class Fact:
    """A constant expression that is true if the metadata is right, and what to say if it isn't.

    `types` are the stated and the header's type, for the compiler to spell; `words` is a string of the header's.
    `parts` are the places of a prototype's result and parameters. Nobody misses an `optional` fact whose names no
    header declares: C need not know them. A `further` form of a function may know more of its pointers than the header.
    """

    code: str
    place: Place
    about: str
    stated: str
    proof: Code
    types: tuple[Code, Code] | None = None
    words: Code | None = None
    parts: tuple[Place, ...] = ()
    optional: bool = False
    further: bool = False


def equal(code_: str, place: Place, about: str, expression: Code, value: int, optional: bool = False) -> Fact:
    """The fact that an integer expression has this value."""
    proof = code("{} == {}", expression, c_number(value))
    return Fact(code_, place, about, shown(value), proof, optional=optional)


def same(code_: str, place: Place, about: str, stated: str, types: tuple[Code, Code]) -> Fact:
    """The fact that two types are compatible: the stated one, and the header's."""
    return Fact(code_, place, about, stated, compatible(*types), types)


def compatible(one: Code, other: Code) -> Code:
    """Whether two types are compatible, qualifiers at the top aside."""
    return code("__builtin_types_compatible_p({}, {})", one, other)


def type_of(expression: Code) -> Code:
    """The type of an expression, which isn't evaluated."""
    return code("__typeof__({})", expression)


def shown(value: int) -> str:
    """An integer as people compare it: decimal, and hexadecimal where that says more."""
    return f"{value} ({value:#x})" if value > 9 else str(value)
