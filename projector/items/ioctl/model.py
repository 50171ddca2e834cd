"""Ioctls as metadata states them."""

from __future__ import annotations

from typing import Literal

from projector.items.model import Item
from projector.items.scalars import Number, Ref, TypeText
from projector.items.slot import Errors


class Ioctl(Item):
    """A request to a device; in Python a function of a descriptor, `TIOCGWINSZ(fd)`."""

    request: Number
    """Its number, or the constant that holds it."""
    arg: TypeText | None = None
    """The type of its argument; left out: none."""
    dir: Literal["in", "out", "inout"] | None = None
    """Whether what the argument points to is read, written, or both; left out: it is passed by value."""
    handle: Ref | None = None
    """The handle that the descriptor is; left out: any descriptor, an `int` or what has a `fileno()`."""
    returns: TypeText | None = None
    """The type of a result that says more than that it worked: a number, an enum or a handle."""
    errors: Errors = Errors(rule="errno")
    """Which results are failures."""
