"""constants: the values of macros: integers, floats, addresses and text."""

from __future__ import annotations

from collections.abc import Iterator

from projector import text
from projector.checks.fact import Fact, equal
from projector.checks.spelling import Spelling
from projector.ir.api import Boolean, Character, Constant, EnumType, Floating, Integer, Namespace, Pointer
from projector.text import Code, code


def facts(namespace: Namespace, spelling: Spelling) -> Iterator[Fact]:
    """What the namespace states of its constants."""
    for item in namespace.items:
        if isinstance(item, Constant) and not item.curated:
            name, value = text.identifier(item.name), item.value
            if isinstance(value, int):
                yield equal("PJ715", item.place, item.name, _integer(item, name, spelling), value)
            elif isinstance(value, float):
                yield Fact("PJ715", item.place, item.name, repr(value), _float(item, name, value))
            else:
                yield _text(item, name, value)


def converted(to: Code, value: Code, spelling: Spelling) -> Code:
    """A macro's value as a type holds it, but whole if the type is too narrow."""
    return code("(sizeof({0}) > sizeof({1}) ? ({2})({0}) : ({2})({1})({0}))", value, to, spelling.wide)


def _integer(constant: Constant, name: Code, spelling: Spelling) -> Code:
    match constant.type:
        case Integer() | Boolean() | Character() | EnumType():
            return converted(spelling.declare(constant.type), name, spelling)
        case Pointer():
            return converted(Code("__INTPTR_TYPE__" if int(constant.value) < 0 else "__UINTPTR_TYPE__"), name, spelling)
        case _:
            return code("({})({})", spelling.wide, name)


def _float(constant: Constant, name: Code, value: float) -> Code:
    """Python's float is a double, which a wider value becomes."""
    if value != value:
        return code("__builtin_isnan({})", name)
    is_wider = isinstance(constant.type, Floating) and constant.type.c == "long double"
    return code("(double)({}) == {}" if is_wider else "({}) == {}", name, text.c_number(value))


def _text(constant: Constant, name: Code, value: str | bytes) -> Fact:
    """Text of char; the compiler compares no wider one."""
    literal = text.c_bytes(value) if isinstance(value, bytes) else text.c_string(value)
    proof = code("__builtin_memcmp({}, {}, sizeof({})) == 0", name, literal, literal)
    return Fact("PJ715", constant.place, constant.name, repr(value), proof, words=name)
