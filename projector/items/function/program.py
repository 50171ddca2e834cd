"""Programs: the bytes that the table tier's runtime reads (`pj_table.h`), as C prints them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from projector.ir.condition import AllOf, Comparison, Condition
from projector.ir.recipe import Among
from projector.items.packed import PHASES, PROGRAM, Byte, Row, number, packed
from projector.text import Code, code, identifier

_OPERANDS = ("into", "other", "argument", "ref", "kind", "item", "value", "guard")
_GUARDS = ("always", "given", "some", "not_given", "none")
_COMPARE = {"==": "EQUAL", "!=": "UNEQUAL", "<": "LESS", "<=": "AT_MOST", ">": "MORE", ">=": "AT_LEAST"}


def signed(value: int) -> list[Byte]:
    """A zigzag number: what its 64 bits mean with their sign."""
    value = (value + 2**63) % 2**64 - 2**63
    return number((value << 1) ^ (value >> 63) if value >= 0 else ((-value) << 1) - 1)


def name(*words: str) -> Code:
    """One of the runtime's names, which is a byte."""
    return identifier("_".join(("PJ", *words)).upper())


@dataclass(frozen=True, slots=True)
class Step:
    """One step; `into` and `other` are names of variables, or numbers of words. None isn't there."""

    op: Code
    into: str | int | None = None
    other: str | int | None = None
    argument: int | None = None
    ref: int | None = None
    kind: Code | None = None
    item: int | None = None
    value: int | None = None
    when: str = "always"
    condition: int = 0


@dataclass(slots=True)
class Program:
    """What is gathered of a function: its steps by phase, its conditions, and where its variables are."""

    words: int
    places: dict[str, int] = field(default_factory=dict)
    steps: dict[str, list[Step]] = field(default_factory=lambda: {phase: [] for phase in PHASES})
    conditions: list[Byte] = field(default_factory=list)

    def place(self, of: str | int) -> int:
        """The number of a word, or of a variable; that of the result is the number of words."""
        return of if isinstance(of, int) else self.places[of]

    def variable(self, called: str, step: Step) -> None:
        """Add a variable."""
        self.places[called] = self.words + 1 + len(self.steps["variables"])
        self.steps["variables"].append(step)

    def scratch(self, kind: str = "pointer", value: int | None = None) -> str:
        """A further variable of ours, that starts as `value`."""
        called = f"{len(self.places)} of ours"  # no parameter's name has a space
        op = "scalar" if kind != "pointer" or value is not None else "pointer"
        self.variable(called, Step(name(f"op_{op}_var"), kind=kind_of(kind), value=value))
        return called

    def aside(self, steps: Iterable[Step]) -> int:
        """Where these steps are among those that others run."""
        start = len(self.steps["aside"])
        self.steps["aside"] += steps
        return start

    def condition(self, stated: Condition | None) -> int:
        """Where a condition is; 0 for none."""
        if stated is None:
            return 0
        start = len(self.conditions) + 1
        self.conditions += self._condition(stated)
        return start

    def among(self, stated: Among | None) -> int:
        """Where the condition is that a variable has one of some values."""
        return self.condition(Comparison(stated.variable, "in", stated.values)) if stated else 0

    def _condition(self, stated: Condition) -> list[Byte]:
        if isinstance(stated, Comparison):
            return self._comparison(stated)
        how = name("all" if isinstance(stated, AllOf) else "any")
        return [how, *number(len(stated.parts)), *(byte for part in stated.parts for byte in self._condition(part))]

    def _comparison(self, stated: Comparison) -> list[Byte]:
        subject = 0 if stated.subject in ("errno", "last_error") else self._subject(stated.subject) + 1
        operator = {"in": "==", "not in": "!="}.get(stated.operator, stated.operator)
        how = name(_COMPARE[operator])
        parts = [[how, *number(subject), *signed(value)] for value in stated.values if isinstance(value, int)]
        if stated.operator not in ("in", "not in"):
            return parts[0]
        joint = name("any" if stated.operator == "in" else "all")
        return [joint, *number(len(parts)), *(byte for part in parts for byte in part)]

    def _subject(self, called: str) -> int:
        return self.words if called == "ret" else self.places[called]

    def encoded(self, head: Row, above: int | None = None) -> list[Byte]:
        """The whole, in the order that `program.c` reads it; the GIL is held up to `above` of something, if stated."""
        counts = {f"{phase} steps": len(self.steps[phase]) for phase in PHASES}
        row = {**dict.fromkeys(PROGRAM, 0), **head, **counts, "conditions": len(self.conditions)}
        steps = (step for phase in PHASES for step in self.steps[phase])
        found = [*packed(PROGRAM, row, {}), *(() if above is None else number(above)), *self.conditions]
        return [*found, *(byte for step in steps for byte in self._encoded(step))]

    def _encoded(self, step: Step) -> list[Byte]:
        operands = self._operands(step)
        has = sum(1 << i for i, one in enumerate(_OPERANDS) if one in operands)
        return [step.op, has, *(byte for one in _OPERANDS for byte in operands.get(one, ()))]

    def _operands(self, step: Step) -> Mapping[str, list[Byte]]:
        found = dict[str, list[Byte]]()
        for one in ("into", "other"):
            place = getattr(step, one)
            if place is not None:
                found[one] = number(self.place(place))
        for one in ("argument", "ref", "item"):
            value = getattr(step, one)
            if value is not None:
                found[one] = number(value)
        if step.kind is not None:
            found["kind"] = [step.kind]
        if step.value is not None:
            found["value"] = signed(step.value)
        when = _GUARDS.index(step.when)
        assert step.argument is not None or not when  # whom it asks about
        if when or step.condition:
            found["guard"] = number(when | step.condition << 3)
        return found


def kind_of(kind: str) -> Code:
    """The runtime's name of a kind."""
    return code("PJ_{}", identifier(kind.upper()))
