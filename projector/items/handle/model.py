"""Handles as metadata states them."""

from __future__ import annotations

from typing import Literal

from projector.items.model import Item, Model
from projector.items.scalars import Bool, Number, Ref, TypeText


class Close(Model):
    """The function that closes a handle, and how it reports failure. Text alone is the function."""

    SHORTHAND = "call"

    call: Ref
    """The function; its first parameter is the handle."""
    errors: Ref | None = None
    """Which of its results are failures; left out: what the function itself says."""


class Steps(Model):
    """A handle whose items come one by one. Text alone is the function."""

    SHORTHAND = "next"

    next: Ref
    """The function of its namespace that takes the handle and gives the next item, NULL after the last."""


class Handle(Item):
    """A value that must be given back: a descriptor, or a pointer to something opaque."""

    type: TypeText
    """Its type in C: an integer or a pointer."""
    invalid: tuple[Number, ...] = ()
    """The values that mean none."""
    close: Close | None = None
    """How it is closed."""
    iterate: Steps | None = None
    """It is an iterator in Python: what opens it begins, `close` ends, also after the last item."""
    no_free: Bool = False
    """It is never closed."""
    also: tuple[Ref, ...] = ()
    """Handles whose functions take this one, too."""
    extends: Ref | None = None
    """A handle of which this is a kind, be it another module's: what takes that one takes this one, too."""
    pseudo: tuple[Number, ...] = ()
    """Values that are valid but never closed; as integers they are taken, too."""
    at_exit: Literal["close", "leak"] = "close"
    """What happens to those that are open when Python ends."""
    fork: Literal["keep", "abandon"] = "keep"
    """Whether it means anything in a forked child."""
