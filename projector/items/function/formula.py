"""Expressions of macros and inline functions: bound, and checked."""

from __future__ import annotations

from collections.abc import Mapping

from projector.ir import api
from projector.ir.formula import Cast, Formula, Name, Number, Operation, within
from projector.items.formula import Binding
from projector.items.function.model import Function
from projector.items.kind import Declared
from projector.items.scope import Scope

_NUMBERS = (api.Integer, api.Floating, api.Boolean, api.EnumType, api.Character)
_OF_INTEGERS = frozenset(("%", "&", "|", "^", "<<", ">>", "~"))


def bound(
    one: Declared[Function], params: tuple[api.Slot, ...], returns: api.Slot | None, scope: Scope
) -> Formula | None:
    """The function's expression with constants, sizes and offsets as numbers; None if it has none, or errors."""
    text = one.model.expression
    if text is None:
        return None
    binding = Binding(one, {slot.name: slot.type for slot in params}, scope)
    result = binding.bound(text)
    _check(binding, result, returns)
    return None if binding.failed else result


def _check(binding: Binding, formula: Formula, returns: api.Slot | None) -> None:
    """Numbers only, nothing divided by what may be zero, and no bits of fractions."""
    if returns is None or not isinstance(returns.type, _NUMBERS):
        binding.wrong("an expression gives a number", "state the result's type with `returns:`")
    for name, of in binding.params.items():
        if not isinstance(of, _NUMBERS):
            hint = "for anything else write a C function, and list its file as `sources`"
            binding.wrong(f"{name} is no number", hint)
    for part in within(formula):
        if isinstance(part, Cast) and binding.scope.type(part.type, binding.one, binding.place) is None:
            binding.failed = True
        if isinstance(part, Operation) and part.operator in ("/", "%"):
            divisor = part.values[1]
            if not (isinstance(divisor, Number) and divisor.spelled.strip("0xXuUlL.")):
                binding.wrong("it may divide by zero", "divide by a number other than 0")
        if isinstance(part, Operation) and part.operator in _OF_INTEGERS:
            for value in part.values:
                if _is_fraction(value, binding.params):
                    binding.wrong(f"{part.operator} takes integers", "cast its operands: (int)x")


def _is_fraction(formula: Formula, params: Mapping[str, api.Type]) -> bool:
    match formula:
        case Number():
            return "." in formula.spelled
        case Name():
            return isinstance(params.get(formula.name), api.Floating)
        case Cast():
            return formula.type in ("float", "double")
        case Operation(operator="?:"):
            return any(_is_fraction(value, params) for value in formula.values[1:])
        case Operation(operator="+" | "-" | "*" | "/"):
            return any(_is_fraction(value, params) for value in formula.values)
        case _:
            return False
