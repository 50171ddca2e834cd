"""Audit: how much of an Api is described. What `audit` gives; what is missing stands in it by place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from projector.diagnostics import Place
from projector.targets import Target

Question = Literal["direction", "length", "nullability", "ownership", "errors", "docs"]
"""What must be known: the first four of each pointer, the last two of each function."""

POINTER_QUESTIONS: tuple[Question, ...] = ("direction", "length", "nullability", "ownership")
FUNCTION_QUESTIONS: tuple[Question, ...] = ("errors", "docs")
QUESTIONS = (*POINTER_QUESTIONS, *FUNCTION_QUESTIONS)


@dataclass(frozen=True, slots=True)
class Missing:
    """What neither metadata nor C's own rules answer of a slot, or of the function itself (`slot` is empty)."""

    place: Place
    function: str
    slot: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Described:
    """A namespace, or a whole module: what was counted, and what is missing."""

    name: str
    functions: int
    pointers: int
    missing: tuple[Missing, ...] = ()

    @property
    def asked(self) -> Mapping[Question, int]:
        """How often each question was asked."""
        return {
            **dict.fromkeys(POINTER_QUESTIONS, self.pointers),
            **dict.fromkeys(FUNCTION_QUESTIONS, self.functions),
        }

    def percent(self, *questions: Question) -> int:
        """How much of these questions is answered, rounded down: 100 is all."""
        asked = sum(self.asked[one] for one in questions)
        open_ = sum(question in questions for one in self.missing for question in one.questions)
        return 100 * (asked - open_) // asked if asked else 100


@dataclass(frozen=True, slots=True)
class Audit:
    """The namespaces that have functions, in the order of the Api."""

    target: Target
    namespaces: tuple[Described, ...]

    def modules(self) -> tuple[tuple[Described, tuple[Described, ...]], ...]:
        """Each module as a whole, and its namespaces."""
        of = dict[str, list[Described]]()
        for one in self.namespaces:
            of.setdefault(one.name.split(".")[0], []).append(one)
        return tuple((_sum(name, all_), tuple(all_)) for name, all_ in of.items())


def _sum(name: str, parts: list[Described]) -> Described:
    missing = tuple(one for part in parts for one in part.missing)
    return Described(name, sum(one.functions for one in parts), sum(one.pointers for one in parts), missing)
