"""Exceptions as metadata states them."""

from __future__ import annotations

from collections.abc import Mapping

from projector.items.model import Item
from projector.items.scalars import Name, Ref, TypeText


class Exception_(Item):
    """A Python exception that error rules raise."""

    base: Ref = "Exception"
    """Its base: a declared exception, or one of Python's."""
    fields: Mapping[Name, TypeText] = {}
    """What it carries: first the code, then parameters of these names, of the call or of `message: {call: ...}`."""
    codes: Mapping[Ref, Name] = {}
    """Subclasses, by the constant that raises them."""
