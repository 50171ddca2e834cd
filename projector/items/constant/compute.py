"""What a constant's expression gives, as C counts on one target; the generated C asserts it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from projector.ir.api import Boolean, Character, Integer
from projector.ir.formula import Cast, Formula, Number, Operation
from projector.items.formula import Binding
from projector.items.ranges import fits

Kinds = Callable[[str], object]
_TESTS: dict[str, Callable[[int, int], bool]] = {
    "<": lambda a, b: a < b, "<=": lambda a, b: a <= b, ">": lambda a, b: a > b, ">=": lambda a, b: a >= b,
    "==": lambda a, b: a == b, "!=": lambda a, b: a != b,
    "&&": lambda a, b: bool(a and b), "||": lambda a, b: bool(a or b),
}  # fmt: skip
_COUNTS: dict[str, Callable[[int, int], int]] = {
    "+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b,
    "&": lambda a, b: a & b, "|": lambda a, b: a | b, "^": lambda a, b: a ^ b,
}  # fmt: skip
_WIDENING = ("int", "unsigned int", "long", "unsigned long", "long long", "unsigned long long")


@dataclass(frozen=True, slots=True)
class _Value:
    number: int
    kind: Integer


def compute(formula: Formula, kinds: Kinds) -> int:
    """The number that a bound expression gives; `kinds` knows C's types by name.

    ValueError says what C doesn't define or has no integer for.
    """
    return _Computing(kinds).value(formula).number


def computed(text: str, name: str, binding: Binding) -> tuple[Formula, int] | None:
    """An expression, with constants, sizes and offsets as numbers, and what it gives; None after an error."""
    formula = binding.bound(text)
    if binding.failed:
        return None
    try:
        return formula, compute(formula, lambda kind: binding.scope.type(kind, binding.one, binding.place))
    except ValueError as problem:
        binding.wrong(f"{name} can't be computed: {problem}", "let it give an integer that C defines")
        return None


class _Computing:
    def __init__(self, kinds: Kinds) -> None:
        self.kinds = kinds

    def value(self, formula: Formula) -> _Value:
        match formula:
            case Number():
                return self.literal(formula.spelled)
            case Cast():
                return self.cast(formula.type, self.value(formula.value).number)
            case Operation(values=(test, yes, no)):
                first, second = self.value(yes), self.value(no)
                chosen = first if self.value(test).number else second
                return _held(chosen.number, _common(first.kind, second.kind))
            case Operation(operator=operator, values=(left, right)):
                return self.binary(operator, self.value(left), self.value(right))
            case Operation(operator=operator, values=(only,)):
                return self.unary(operator, self.value(only))
            case _:
                raise ValueError(f"{formula} wasn't bound")

    def literal(self, spelled: str) -> _Value:
        digits, suffix = spelled.rstrip("uUlL"), spelled[len(spelled.rstrip("uUlL")) :].lower()
        if "." in digits:
            raise ValueError("it is a fraction")
        is_hex = digits[:2].lower() == "0x"
        number = int(digits, 16 if is_hex else 8 if digits.startswith("0") else 10)
        for name in _WIDENING[2 * suffix.count("l") :]:
            unsigned = name.startswith("unsigned")
            kind = self.integer(name)
            if fits(number, kind) and (unsigned if "u" in suffix else is_hex or digits[0] == "0" or not unsigned):
                return _Value(number, kind)
        raise ValueError(f"{spelled} is too large for every type")

    def integer(self, name: str) -> Integer:
        kind = self.kinds(name)
        if not isinstance(kind, Integer):
            raise ValueError(f"{name} is no integer type")
        return kind

    def cast(self, name: str, number: int) -> _Value:
        match self.kinds(name):
            case (Integer() as kind) | Boolean(base=Integer() as kind):
                return self.promoted(_wrapped(number, kind), kind)
            case Character(c="char", signed=signed):
                kind = self.integer("signed char" if signed else "unsigned char")
                return self.promoted(_wrapped(number, kind), kind)
            case Boolean():
                return _Value(int(number != 0), self.integer("int"))
            case _:
                raise ValueError(f"{name} is no integer type")

    def promoted(self, number: int, kind: Integer) -> _Value:
        """Narrow types count as int."""
        whole = self.integer("int")
        return _Value(number, whole if kind.size < whole.size else kind)

    def unary(self, operator: str, value: _Value) -> _Value:
        if operator == "!":
            return _Value(int(not value.number), self.integer("int"))
        number = {"-": -value.number, "+": value.number, "~": ~value.number}[operator]
        return _held(number, value.kind)

    def binary(self, operator: str, left: _Value, right: _Value) -> _Value:
        if operator in ("&&", "||"):
            return _Value(int(_TESTS[operator](left.number, right.number)), self.integer("int"))
        if operator in ("<<", ">>"):
            return _shifted(operator, left, right.number)
        kind = _common(left.kind, right.kind)
        a, b = _wrapped(left.number, kind), _wrapped(right.number, kind)
        if operator in _TESTS:
            return _Value(int(_TESTS[operator](a, b)), self.integer("int"))
        if operator in _COUNTS:
            return _held(_COUNTS[operator](a, b), kind)
        if b == 0:
            raise ValueError("it divides by zero")
        quotient = abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1)
        return _held(quotient if operator == "/" else a - b * quotient, kind)


def _common(left: Integer, right: Integer) -> Integer:
    """The type that both count as: the wider one, of equal ones the unsigned one."""
    if left.size != right.size:
        return left if left.size > right.size else right
    return right if left.signed else left


def _wrapped(number: int, kind: Integer) -> int:
    bits = kind.size * 8
    number &= (1 << bits) - 1
    return number - (1 << bits) if kind.signed and number >> (bits - 1) else number


def _held(number: int, kind: Integer) -> _Value:
    """Unsigned types wrap around; signed ones must hold the number."""
    if kind.signed and not fits(number, kind):
        raise ValueError(f"{number} overflows {kind.c}")
    return _Value(_wrapped(number, kind), kind)


def _shifted(operator: str, value: _Value, by: int) -> _Value:
    if not 0 <= by < value.kind.size * 8:
        raise ValueError(f"{value.kind.c} can't be shifted by {by}")
    if operator == ">>":
        return _Value(value.number >> by, value.kind)
    if value.number < 0:
        raise ValueError(f"{value.number} is negative and can't be shifted left")
    return _held(value.number << by, value.kind)
