"""Ioctls as metadata states them."""

from __future__ import annotations

from typing import Literal

from projector.items.model import Item
from projector.items.scalars import Number, TypeText
from projector.items.slot import Errors


class Ioctl(Item):
    """A request to a device; in Python a function of a descriptor."""

    request: Number
    """Its number, or the constant that holds it."""
    arg: TypeText | None = None
    """The type of its argument; left out: none."""
    dir: Literal["in", "out", "inout"] | None = None
    """Whether the argument is read, written, or both."""
    errors: Errors = Errors(rule="errno")
    """Which results are failures."""
