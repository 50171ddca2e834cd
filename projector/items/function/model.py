"""Functions as metadata states them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import model_validator

from projector.items.model import Item, Model
from projector.items.scalars import Bool, Entry, Expression, Int, Name, Number, PerTarget, Ref, Text, refuse
from projector.items.slot import Param, Result

Abi = Literal["c", "winapi", "stdcall", "ms", "thiscall", "vectorcall"]


class Gil(Model):
    """Whether a call gives up the GIL. Text alone is the mode."""

    SHORTHAND = "mode"

    mode: Literal["release", "hold"] = "release"
    """`hold` is for calls of well under a microsecond that can't block."""
    release_above: Int | None = None
    """Hold it unless `by` is above this."""
    by: Name | None = None
    """The parameter that says how long it takes."""

    @model_validator(mode="after")
    def _pair(self) -> Any:
        if (self.release_above is None) != (self.by is None):
            raise refuse("PJ212", "`release_above` and `by` belong together", "state both or none")
        return self


class Sizing(Model):
    """Called more than once: where Python gives no size, the function is called until its buffer is large enough.

    The first buffer is as large as the function says when it is asked (`probe`), or has 256 bytes.
    """

    size_param: Name
    """The parameter that takes and answers the size."""
    probe: Literal["null", "zero"] | None = None
    """How the first call asks: a NULL buffer, or a size of zero."""
    more_data: tuple[Number, ...] = ()
    """Codes that mean that the buffer was too small: of errno where failures show so, otherwise results."""
    cuts: Bool = False
    """What doesn't fit is cut off without a word: so a result that fills the buffer may be longer."""

    @model_validator(mode="after")
    def _tells(self) -> Any:
        if self.probe is None and not self.more_data and not self.cuts:
            hint = "state one of `probe`, `more_data` and `cuts`"
            raise refuse("PJ212", "nothing says when the buffer is large enough", hint)
        return self


class Length(Model):
    """How far an item of a packed stream reaches. Text alone is the field that says it."""

    SHORTHAND = "field"

    field: Name
    """The field of the record."""
    counts: Literal["item", "tail"] = "item"
    """What it counts in bytes: the whole item, or only what follows the record."""
    align: Int = 1
    """Items start at multiples of so many bytes."""


class Iterate(Model):
    """It gives items one after the other; in Python an iterator.

    What functions that begin, step and end give is a handle's `iterate`. A packed stream is an out buffer (`array`) of
    records of different sizes: `length` or `next_offset` says where the next one is.
    """

    next: Name | None = None
    """The field that links an item to the next one."""
    callback: Name | None = None
    """The parameter that is called for each item."""
    length: Length | None = None
    """In a packed stream, the field that holds an item's length."""
    next_offset: Name | None = None
    """In a packed stream, the field that holds the next item's distance; 0 in the last one."""
    array: Name | None = None
    """The parameter or field that is the array; left out: the only out buffer of records."""
    count: Name | None = None
    """The parameter or field that counts it."""

    @model_validator(mode="after")
    def _one_way(self) -> Any:
        if self.length is not None and self.next_offset is not None:
            raise refuse("PJ212", "`length` and `next_offset` are two ways to say the same", "state one of them")
        return self


class Callable_(Item):
    """The keys of whatever can be called."""

    params: Mapping[Name, Param] = {}
    """Its parameters in order: a type, or a mapping."""
    returns: Result | None = None
    """Its result; left out: void."""
    abi: Abi = "c"
    """How it is called: as C functions are; as Windows' are (`winapi`), by `stdcall` on 32-bit x86 there and as C's
    elsewhere; by `stdcall` on 32-bit x86 of any system. The others aren't projected yet."""
    thread: Literal["any", "main", "creator"] | None = None
    """The thread that may call it."""


class Method(Callable_):
    """A function that belongs to something: a library, an interface, a class."""

    gil: Gil = Gil()
    """Whether a call gives up the GIL."""
    blocking: Bool = False
    """It may wait."""
    hot: Bool = False
    """It is called so often that it gets C of its own where other functions share theirs (the table tier)."""
    interrupt: Literal["retry", "return"] = "return"
    """What happens on EINTR, after signal handlers have run."""
    cancel: Ref | None = None
    """The function that ends a waiting call."""
    sizing: Sizing | None = None
    """It is called twice: for the size, then for the data."""
    iterate: Iterate | None = None
    """It gives items one after the other."""


class Function(Method):
    """A function as C declares it, with what it means."""

    library: Ref | None = None
    """The library that has it; left out: the namespace's."""
    symbol: PerTarget | None = None
    """What the library exports, if it isn't the C name: a name, or one for each target or operating system."""
    expression: Expression | None = None
    """Of a macro or an inline function, which no library has: what it gives, in C's words."""
    syscall: dict[Text, Int] | None = None
    """The number of a system call that libc doesn't wrap, by processor."""
    variadic: dict[Name, Param] | None = None
    """The named forms of C's `...`, optional from the right. Without `params` it is C's `f()`, and they are all that it
    takes; in an overlay `null` says that it takes nothing."""
    wrap: Entry | None = None
    """The hand-written Python function that stands at the public name: `module:function`."""
