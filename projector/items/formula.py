"""Expressions in C's words: what their names stand for here, and how they are spelled."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from projector.ir import api
from projector.ir.formula import Cast, Formula, Name, Number, OffsetOf, Operation, SizeOf, parse, replaced
from projector.items.kind import Declared
from projector.items.scope import Scope
from projector.items.validation import place_of
from projector.names import did_you_mean
from projector.text import Code, c_operator, c_spelled, c_type, code, identifier


class Binding:
    """The expression of one item, or of what is `within` it, and what was found wrong with it."""

    def __init__(
        self, one: Declared[Any], params: Mapping[str, api.Type], scope: Scope, within: tuple[str, ...] = ()
    ) -> None:
        self.one, self.params, self.scope = one, params, scope
        self.place = place_of(one.node, *within, "expression", default=one.place)
        self.failed = False

    def bound(self, text: str) -> Formula:
        """The expression with constants, sizes and offsets as numbers."""
        return replaced(parse(text), self._value)

    def wrong(self, message: str, hint: str) -> None:
        """Say it, once an expression."""
        if not self.failed:
            self.scope.found.error("PJ356", self.place, message, hint)
        self.failed = True

    def _value(self, part: Formula) -> Formula:
        if isinstance(part, SizeOf | OffsetOf):
            return Cast("size_t", Number(str(self._measured(part))))
        if isinstance(part, Name) and part.name not in self.params:
            number = self.scope.number(part.name, self.one, self.place)
            self.failed = self.failed or number is None
            return _number(number or 0)
        return part

    def _measured(self, part: SizeOf | OffsetOf) -> int:
        """The bytes of a type, or those before a field; 0 after an error."""
        try:
            of = self.scope.type(part.type, self.one, self.place)
        except ValueError as error:
            self.wrong(f"{part.type!r} is no type of metadata's: {error}", "spell it as a parameter's type")
            return 0
        if of is None or not self.scope.complete(of, self.place):
            self.failed = True
            return 0
        if isinstance(part, SizeOf):
            return api.size_of(of)
        record = self.scope.item(of.key) if isinstance(of, api.RecordType) else None
        fields = record.fields if isinstance(record, api.Record) else ()
        offsets = {field.name: field.offset for field in fields if field.bits is None and not field.padding}
        if part.field not in offsets:
            hint = did_you_mean(part.field, offsets) or "name a record, and a field of it that is no bit-field"
            self.wrong(f"{part.type} has no field {part.field!r} with a place of its own", hint)
        return offsets.get(part.field, 0)


def _number(value: int) -> Formula:
    """C's spelling of a number: the lowest one of a type is no minus before a number that it can't hold."""
    if value < 0:
        return Operation("-", (Operation("-", (Number(str(-(value + 1))),)), Number("1")))
    return Number(f"{value}{'u' if value >= 2**63 else ''}")


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
