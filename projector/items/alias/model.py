"""Aliases as metadata states them."""

from __future__ import annotations

from pydantic import Field

from projector.items.model import Item
from projector.items.scalars import Bool, TypeText


class Alias(Item):
    """Another name for a type. Text alone is the type: `clockid_t: int`."""

    SHORTHAND = "type"

    type: TypeText
    """The type that it stands for."""
    is_bool: Bool = Field(False, alias="bool")
    """Its integers are true and false: `BOOL`, `gboolean`. In Python they are `bool`."""
