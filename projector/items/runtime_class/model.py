"""Classes of WinRT and Objective-C as metadata states them."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from projector.items.function.model import Method
from projector.items.model import Doc, Item, Model
from projector.items.scalars import Bool, Guid, Name, Ref, Text, TypeText


class Property(Model):
    """A property. Text alone is its type."""

    SHORTHAND = "type"

    type: TypeText
    """Its type."""
    readonly: Bool = False
    """It is only read."""
    static: Bool = False
    """It belongs to the class."""
    doc: Doc = Doc()
    """What it means."""


class Event(Model):
    """An event. Text alone is its handler."""

    SHORTHAND = "handler"

    handler: Ref
    """The callback that handles it."""
    static: Bool = False
    """It belongs to the class."""
    doc: Doc = Doc()
    """When it happens."""


class ObjC(Model):
    """How Objective-C knows it."""

    class_: Name | None = Field(None, alias="class")
    """The class."""
    protocol: Name | None = None
    """The protocol."""
    selector: Text | None = None
    """The selector."""
    block: Bool = False
    """It is a block."""
    retained: Bool = False
    """Its result is owned by the caller."""


class ClassMethod(Method):
    """A method of a class."""

    static: Bool = False
    """It belongs to the class."""
    objc: ObjC | None = None
    """How Objective-C knows it."""
    async_: Bool = Field(False, alias="async")
    """Its result comes later: an awaitable."""


class RuntimeClass(Item):
    """A class of WinRT or Objective-C."""

    extends: Ref | None = None
    """The class that it extends."""
    implements: tuple[Ref, ...] = ()
    """Its interfaces or protocols."""
    iid: Guid | None = None
    """The id of its default interface."""
    generic: tuple[Name, ...] = ()
    """Its type parameters."""
    methods: Mapping[Name, ClassMethod] = {}
    """Its methods."""
    properties: Mapping[Name, Property] = {}
    """Its properties."""
    events: Mapping[Name, Event] = {}
    """Its events."""
    objc: ObjC | None = None
    """How Objective-C knows it."""
    agile: Bool = False
    """It may be used on any thread."""
