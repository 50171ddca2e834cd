"""Variables as metadata states them."""

from __future__ import annotations

from projector.items.model import Item
from projector.items.scalars import Bool, PerTarget, Ref, TypeText
from projector.items.slot import String


class Variable(Item):
    """A global variable. Text alone is its type."""

    SHORTHAND = "type"

    type: TypeText
    """Its type, as C spells it."""
    const: Bool = False
    """It never changes: its value is read once."""
    thread_local: Bool = False
    """Each thread has one of its own."""
    library: Ref | None = None
    """The library that has it; left out: the namespace's."""
    symbol: PerTarget | None = None
    """What the library exports, if it isn't the C name."""
    enum: Ref | None = None
    """The enum that its integers come from."""
    handle: Ref | None = None
    """The handle that it is."""
    string: String | None = None
    """It is text, encoded so."""
