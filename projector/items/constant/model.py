"""Constants as metadata states them."""

from __future__ import annotations

from typing import Any

from pydantic import model_validator

from projector.items.model import Item
from projector.items.scalars import Guid, TypeText, Written, refuse
from projector.items.slot import String


class Constant(Item):
    """A value with a name. A value alone is enough: `SQLITE_OK: 0`."""

    SHORTHAND = "value"

    value: Written | None = None
    """A number, or text in quotes."""
    type: TypeText | None = None
    """Its type in C, where that matters."""
    string: String | None = None
    """How C encodes the text."""
    guid: Guid | None = None
    """A GUID, instead of a value."""

    @model_validator(mode="after")
    def _one_value(self) -> Any:
        if (self.value is None) == (self.guid is None):
            raise refuse("PJ212", "a constant has either a `value` or a `guid`", "state one of them")
        return self
