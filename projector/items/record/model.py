"""Records as metadata states them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from projector.items.model import Item, Model, Python
from projector.items.scalars import Bool, Int, Name, Ref
from projector.items.slot import Value


class Flexible(Model):
    """A tail of as many elements as a field says. Text alone is that field."""

    SHORTHAND = "count"

    count: Name
    """The field that counts the elements."""


class Field(Value):
    """A field. Text alone is its type."""

    bits: Int | None = None
    """Its width, where it is a bit-field; 0 closes a unit."""
    offset: Int | None = None
    """Where it lies, in bytes; checked against the layout."""
    align: Int | None = None
    """A larger alignment than its type's."""
    anonymous: Bool = False
    """Its members are seen as the record's own."""
    flexible: Flexible | None = None
    """It is the tail, and a field counts it."""
    atomic: Literal["acquire", "release"] | None = None
    """Others write it (acquire) or read it (release) meanwhile: getting it is an atomic load with acquire order,
    setting it an atomic store with release order. It must be an integer at its natural alignment."""
    nullable: Bool = False
    """NULL is a value that it may have."""
    dir: Literal["in"] | None = None
    """What the pointer leads to is only read, although its type doesn't say `const`."""
    own: Literal["none", "full"] | None = None
    """What the library sets the pointer to is the library's, and lives as long as the record. Of a handle, `full`
    says that whoever is given the record closes it."""
    python: Python | None = None
    """How it looks in Python."""


class Record(Item):
    """A struct or union. One without fields is opaque: it can only be pointed to."""

    fields: Mapping[Name, Field] = {}
    """Its fields in order; `_1`, `_2`... are padding."""
    pack: Int | None = None
    """The largest alignment of a field, as in `#pragma pack`."""
    align: Int | None = None
    """A larger alignment than its fields'."""
    size: Int | None = None
    """Its size in bytes; checked against the layout."""
    size_field: Name | None = None
    """The field that holds the record's own size in bytes: a new record has it."""
    extends: Ref | None = None
    """The record whose fields come first."""
