"""Conditions: the small language of `fail_if` and `when`, parsed here and never pasted into C.

`ret|errno|last_error|PARAM (==|!=|<|<=|>|>=|in|not in) INTEGER|CONSTANT|(...)`, joined by `and`, `or`
(`and` binds tighter).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, cast

from projector.yaml import parse_int

Operator = Literal["==", "!=", "<", "<=", ">", ">=", "in", "not in"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """`subject` (`ret`, `errno`, `last_error` or a parameter) against values; only `in` and `not in` have several."""

    subject: str
    operator: Operator
    values: tuple[int | str, ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple[Condition, ...]


Condition = Comparison | AllOf | AnyOf

NEVER = AnyOf(())

_TOKEN = re.compile(
    r"\s*(?:(?P<int>-?[0-9][0-9A-Za-z_]*)|(?P<name>[A-Za-z_][A-Za-z0-9_.]*)"
    r"|(?P<op>==|!=|<=|>=|<|>)|(?P<mark>[(),]))"
)
_WORDS = frozenset({"and", "or", "in", "not"})


def parse(text: str) -> Condition:
    """The condition that `text` states; ValueError with what is wrong."""
    reader = _Reader(_tokens(text))
    result = reader.any_of()
    if reader.peek():
        raise ValueError(f"{reader.peek()!r} can't follow here")
    return result


def comparisons(condition: Condition) -> tuple[Comparison, ...]:
    """Every comparison in it, from left to right."""
    if isinstance(condition, Comparison):
        return (condition,)
    return tuple(found for part in condition.parts for found in comparisons(part))


def renamed(condition: Condition, name_of: Callable[[str], str]) -> Condition:
    """The condition with `name_of(subject)` in the place of each subject."""
    if isinstance(condition, Comparison):
        return replace(condition, subject=name_of(condition.subject))
    return replace(condition, parts=tuple(renamed(part, name_of) for part in condition.parts))


def _tokens(text: str) -> list[str]:
    position, found = 0, list[str]()
    text = text.rstrip()
    while position < len(text):
        match = _TOKEN.match(text, position)
        if not match:
            raise ValueError(f"{text[position:].strip()!r} isn't understood")
        found.append(match.group(0).strip())
        position = match.end()
    return found


class _Reader:
    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens
        self.position = 0

    def peek(self) -> str:
        return self.tokens[self.position] if self.position < len(self.tokens) else ""

    def take(self) -> str:
        token = self.peek()
        self.position += 1
        return token

    def any_of(self) -> Condition:
        parts = [self.all_of()]
        while self.peek() == "or":
            self.take()
            parts.append(self.all_of())
        return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))

    def all_of(self) -> Condition:
        parts = [self.comparison()]
        while self.peek() == "and":
            self.take()
            parts.append(self.comparison())
        return parts[0] if len(parts) == 1 else AllOf(tuple(parts))

    def comparison(self) -> Condition:
        if self.peek() == "(":
            raise ValueError("parentheses only hold the values of `in`")
        subject = self._name("ret, errno or a parameter")
        operator = self._operator()
        values = self._values() if operator.endswith("in") else (self._value(),)
        return Comparison(subject, operator, values)

    def _name(self, expected: str) -> str:
        token = self.take()
        if not token or not (token[0].isalpha() or token[0] == "_") or token in _WORDS:
            raise ValueError(f"{expected} is expected {f'instead of {token!r}' if token else 'at the end'}")
        return token

    def _operator(self) -> Operator:
        token = self.take()
        if token == "not" and self.peek() == "in":
            self.take()
            return "not in"
        if token not in ("==", "!=", "<", "<=", ">", ">=", "in"):
            raise ValueError(f"a comparison is expected {f'instead of {token!r}' if token else 'at the end'}")
        return cast(Operator, token)

    def _value(self) -> int | str:
        token = self.peek()
        if token and (token[0].isdigit() or token[0] == "-"):
            self.take()
            return parse_int(token)
        return self._name("an integer or a constant")

    def _values(self) -> tuple[int | str, ...]:
        if self.take() != "(":
            raise ValueError("`in` is followed by values in parentheses")
        found = [self._value()]
        while self.peek() == ",":
            self.take()
            found.append(self._value())
        if self.take() != ")":
            raise ValueError("a closing parenthesis is missing")
        return tuple(found)
