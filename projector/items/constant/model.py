"""Constants as metadata states them."""

from __future__ import annotations

from typing import Any

from pydantic import model_validator

from projector.items.model import Item
from projector.items.scalars import Expression, Guid, TypeText, Written, refuse
from projector.items.slot import String


class Constant(Item):
    """A value with a name. A value alone is enough: `SQLITE_OK: 0`."""

    SHORTHAND = "value"

    value: Written | None = None
    """A number, also `.inf`, `-.inf` or `.nan`, or text in quotes."""
    type: TypeText | None = None
    """Its type in C, where that matters."""
    string: String | None = None
    """How C encodes the text."""
    expression: Expression | None = None
    """In C's words, where only the target knows the number: `2 * sizeof(timespec)`, `offsetof(stat, st_size)`."""
    guid: Guid | None = None
    """A GUID, instead of a value."""

    @model_validator(mode="after")
    def _one_value(self) -> Any:
        if sum(one is not None for one in (self.value, self.expression, self.guid)) != 1:
            message = "a constant has either a `value`, an `expression` or a `guid`"
            raise refuse("PJ212", message, "state one of them")
        return self
