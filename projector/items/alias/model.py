"""Aliases as metadata states them."""

from __future__ import annotations

from projector.items.model import Item
from projector.items.scalars import TypeText


class Alias(Item):
    """Another name for a type. Text alone is the type: `clockid_t: int`."""

    SHORTHAND = "type"

    type: TypeText
    """The type that it stands for."""
