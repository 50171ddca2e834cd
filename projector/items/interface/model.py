"""COM interfaces and classes as metadata states them."""

from __future__ import annotations

from collections.abc import Mapping

from projector.items.function.model import Abi, Method
from projector.items.model import Item
from projector.items.scalars import Bool, Guid, Name, Ref


class Interface(Item):
    """A COM interface, or another table of methods."""

    iid: Guid | None = None
    """Its id."""
    extends: Ref | None = None
    """The interface whose methods come first."""
    methods: Mapping[Name, Method] = {}
    """Its own methods, in the order of the table."""
    abi: Abi = "winapi"
    """How its methods are called."""
    implement: Bool = False
    """Python classes may implement it."""
    agile: Bool = False
    """It may be used on any thread."""


class Class(Item):
    """A COM class that can be made."""

    clsid: Guid
    """Its id."""
    interfaces: tuple[Ref, ...] = ()
    """The interfaces that it has."""
