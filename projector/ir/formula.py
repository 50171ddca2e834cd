"""Formulas: C's integer and floating-point expressions, parsed here, so that no text of metadata is pasted into C.

Numbers, names, `sizeof(type)`, `offsetof(type, field)`, casts to C's own types, and C's operators but for assignments,
commas and pointers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

TYPES = frozenset(
    (
        *("bool", "char", "short", "int", "long", "float", "double", "signed", "unsigned"),
        *(f"{sign}int{bits}_t" for sign in ("", "u") for bits in (8, 16, 32, 64)),
        *("size_t", "ptrdiff_t", "intptr_t", "uintptr_t"),
    )
)
"""What a cast may name."""

_TOKEN = re.compile(
    r"\s*(?:(?P<float>[0-9]+\.[0-9]+(?:[eE][+-]?[0-9]+)?)|(?P<int>0[xX][0-9a-fA-F]+|[0-9]+)(?P<suffix>[uU]?[lL]{0,2})\b"
    r"|(?P<name>[A-Za-z_][A-Za-z0-9_.]*)|(?P<op><<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&|^~!<>?:(),]))"
)
_LEVELS = (("||",), ("&&",), ("|",), ("^",), ("&",), ("==", "!="), ("<", "<=", ">", ">="), ("<<", ">>"), ("+", "-"),
           ("*", "/", "%"))  # fmt: skip
_DEEPEST, _LONGEST = 32, 300


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it is spelled, which decides its type in C."""

    spelled: str


@dataclass(frozen=True, slots=True)
class Name:
    """A parameter or a constant."""

    name: str


@dataclass(frozen=True, slots=True)
class SizeOf:
    """The size of a type."""

    type: str


@dataclass(frozen=True, slots=True)
class OffsetOf:
    """Where a record has a field."""

    type: str
    field: str


@dataclass(frozen=True, slots=True)
class Cast:
    """A value as one of `TYPES`, spelled in words."""

    type: str
    value: Formula


@dataclass(frozen=True, slots=True)
class Operation:
    """An operator and what it takes: one value, two, or the three of `?:`."""

    operator: str
    values: tuple[Formula, ...]


Formula = Number | Name | SizeOf | OffsetOf | Cast | Operation


def parse(text: str) -> Formula:
    """The formula that `text` states; ValueError with what is wrong."""
    reader = _Reader(_tokens(text))
    result = reader.choice(0)
    if reader.peek():
        raise ValueError(f"{reader.peek()!r} can't follow here")
    return result


def within(formula: Formula) -> Iterator[Formula]:
    """The formula and all of its parts."""
    yield formula
    if isinstance(formula, Operation):
        for value in formula.values:
            yield from within(value)
    elif isinstance(formula, Cast):
        yield from within(formula.value)


def replaced(formula: Formula, by: Callable[[Formula], Formula]) -> Formula:
    """The formula with `by(part)` in the place of each name, size and offset."""
    match formula:
        case Operation():
            return Operation(formula.operator, tuple(replaced(value, by) for value in formula.values))
        case Cast():
            return Cast(formula.type, replaced(formula.value, by))
        case Number():
            return formula
        case _:
            return by(formula)


def _tokens(text: str) -> list[str]:
    position, found = 0, list[str]()
    text = text.rstrip()
    while position < len(text):
        match = _TOKEN.match(text, position)
        if not match:
            raise ValueError(f"{text[position:].strip():.20} isn't understood")
        found.append(match.group(0).strip())
        position = match.end()
    if len(found) > _LONGEST:
        raise ValueError("it is too long")
    return found


class _Reader:
    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens
        self.position = 0

    def peek(self, ahead: int = 0) -> str:
        place = self.position + ahead
        return self.tokens[place] if place < len(self.tokens) else ""

    def take(self) -> str:
        token = self.peek()
        self.position += 1
        return token

    def expect(self, token: str) -> None:
        if self.take() != token:
            raise ValueError(f"{token!r} is missing")

    def choice(self, depth: int) -> Formula:
        if depth > _DEEPEST:
            raise ValueError("it is too deep")
        test = self.binary(0, depth)
        if self.peek() != "?":
            return test
        self.take()
        yes = self.choice(depth + 1)
        self.expect(":")
        return Operation("?:", (test, yes, self.choice(depth + 1)))

    def binary(self, level: int, depth: int) -> Formula:
        if level == len(_LEVELS):
            return self.unary(depth)
        left = self.binary(level + 1, depth)
        while self.peek() in _LEVELS[level]:
            operator = self.take()
            left = Operation(operator, (left, self.binary(level + 1, depth)))
        return left

    def unary(self, depth: int) -> Formula:
        if depth > _DEEPEST:
            raise ValueError("it is too deep")
        if self.peek() in ("-", "+", "~", "!") and self.peek():
            return Operation(self.take(), (self.unary(depth + 1),))
        if self.peek() == "(" and self.peek(1) in TYPES:
            words = self._type()
            return Cast(words, self.unary(depth + 1))
        return self.primary(depth)

    def _type(self) -> str:
        self.expect("(")
        words = []
        while self.peek() in TYPES:
            words.append(self.take())
        self.expect(")")
        return " ".join(words)

    def _until(self, end: str) -> str:
        words = []
        while self.peek() not in (end, ""):
            words.append(self.take())
        return " ".join(words)

    def primary(self, depth: int) -> Formula:
        token = self.take()
        if token == "(":
            inner = self.choice(depth + 1)
            self.expect(")")
            return inner
        if token == "sizeof":
            self.expect("(")
            of = self._until(")")
            self.expect(")")
            return SizeOf(of)
        if token == "offsetof":
            self.expect("(")
            of = self._until(",")
            self.expect(",")
            field = self._until(")")
            self.expect(")")
            return OffsetOf(of, field)
        if token[:1].isdigit():
            return Number(token)
        if token[:1].isalpha() or token[:1] == "_":
            return Name(token)
        raise ValueError(f"a value is expected {f'instead of {token!r}' if token else 'at the end'}")
