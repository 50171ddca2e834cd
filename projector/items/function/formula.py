"""Expressions of macros and inline functions: bound, checked, and as C."""

from __future__ import annotations

from projector.ir import api
from projector.ir.formula import Cast, Formula, Name, Number, Operation, SizeOf, parse, replaced, within
from projector.items.function.model import Function
from projector.items.kind import Declared
from projector.items.scope import Scope
from projector.items.validation import place_of
from projector.text import Code, c_operator, c_spelled, c_type, code, identifier

_NUMBERS = (api.Integer, api.Floating, api.Boolean, api.EnumType, api.Character)
_OF_INTEGERS = frozenset(("%", "&", "|", "^", "<<", ">>", "~"))


def bound(
    one: Declared[Function], params: tuple[api.Slot, ...], returns: api.Slot | None, scope: Scope
) -> Formula | None:
    """The function's expression with constants and sizes as numbers; None if it has none, or errors."""
    text = one.model.expression
    if text is None:
        return None
    binding = _Binding(one, {slot.name: slot.type for slot in params}, scope)
    result = replaced(parse(text), binding.value)
    binding.check(result, returns)
    return None if binding.failed else result


class _Binding:
    """One expression and what was found wrong with it."""

    def __init__(self, one: Declared[Function], params: dict[str, api.Type], scope: Scope) -> None:
        self.one, self.params, self.scope = one, params, scope
        self.place = place_of(one.node, "expression", default=one.place)
        self.failed = False

    def wrong(self, message: str, hint: str) -> None:
        """Say it, once an expression."""
        if not self.failed:
            self.scope.found.error("PJ356", self.place, message, hint)
        self.failed = True

    def value(self, part: Formula) -> Formula:
        """A parameter as it is, a constant or a size as its number."""
        if isinstance(part, SizeOf):
            of = self.scope.type(part.type, self.one, self.place)
            self.failed = self.failed or of is None
            return Cast("size_t", Number(str(api.size_of(of) if of is not None else 0)))
        if isinstance(part, Name) and part.name not in self.params:
            number = self.scope.number(part.name, self.one, self.place)
            self.failed = self.failed or number is None
            spelled = Number(f"{abs(number or 0)}{'u' if abs(number or 0) >= 2**63 else ''}")
            return Operation("-", (spelled,)) if number is not None and number < 0 else spelled
        return part

    def check(self, formula: Formula, returns: api.Slot | None) -> None:
        """Numbers only, nothing divided by what may be zero, and no bits of fractions."""
        if returns is None or not isinstance(returns.type, _NUMBERS):
            self.wrong("an expression gives a number", "state the result's type with `returns:`")
        for name, of in self.params.items():
            if not isinstance(of, _NUMBERS):
                hint = "for anything else write a C function, and list its file as `sources`"
                self.wrong(f"{name} is no number", hint)
        for part in within(formula):
            if isinstance(part, Cast) and self.scope.type(part.type, self.one, self.place) is None:
                self.failed = True
            if isinstance(part, Operation) and part.operator in ("/", "%"):
                divisor = part.values[1]
                if not (isinstance(divisor, Number) and divisor.spelled.strip("0xXuUlL.")):
                    self.wrong("it may divide by zero", "divide by a number other than 0")
            if isinstance(part, Operation) and part.operator in _OF_INTEGERS:
                for value in part.values:
                    if self._is_fraction(value):
                        self.wrong(f"{part.operator} takes integers", "cast its operands: (int)x")

    def _is_fraction(self, formula: Formula) -> bool:
        match formula:
            case Number():
                return "." in formula.spelled
            case Name():
                return isinstance(self.params.get(formula.name), api.Floating)
            case Cast():
                return formula.type in ("float", "double")
            case Operation(operator="?:"):
                return any(map(self._is_fraction, formula.values[1:]))
            case Operation(operator="+" | "-" | "*" | "/"):
                return any(map(self._is_fraction, formula.values))
            case _:
                return False


def spelled(formula: Formula, prefix: str = "a_") -> Code:
    """The expression as C, each part in parentheses."""
    match formula:
        case Number():
            return c_spelled(formula.spelled)
        case Name():
            return identifier(f"{prefix}{formula.name}")
        case Cast():
            return code("(({}){})", c_type(formula.type), spelled(formula.value, prefix))
        case Operation(values=(test, yes, no)):
            return code("({} ? {} : {})", *(spelled(value, prefix) for value in (test, yes, no)))
        case Operation(values=(left, right)):
            return code("({} {} {})", spelled(left, prefix), c_operator(formula.operator), spelled(right, prefix))
        case Operation(values=(value,)):
            return code("({} {})", c_operator(formula.operator), spelled(value, prefix))
        case _:
            raise ValueError(f"{formula} wasn't bound")
