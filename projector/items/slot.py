"""Slots: a parameter, a result, a variable or a field's value, and everything that metadata says of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field, model_validator

from projector.items.model import Doc, Model
from projector.items.scalars import Bool, Condition, Name, Number, OneOrMore, Ref, Text, TypeText, Written, refuse


class Count(Model):
    """How long a pointer's target is."""

    param: Name | None = None
    """The parameter that holds the length."""
    field: Name | None = None
    """The field that holds the length."""
    const: Number | None = None
    """A fixed length; 1 says that it is one value."""
    call: Ref | None = None
    """The function that answers the length."""
    unit: Literal["elements", "bytes"] = "elements"
    """What is counted."""
    outer: Name | None = None
    """In a callback: the parameter of the function that is given the callback."""
    size: Name | None = None
    """The parameter that holds the bytes of an element."""
    in_: Name | None = Field(None, alias="in")
    """The parameter that gives the capacity, where it isn't `param`."""
    out: Name | None = None
    """The parameter that receives the used length."""
    returned: Bool = False
    """The result is the used length."""
    includes_nul: Bool = False
    """The length counts the closing NUL."""
    null_terminated: Bool = False
    """Of an array of pointers: a NULL ends it, and nothing else counts it."""


class String(Model):
    """How text is encoded and where it ends."""

    SHORTHAND = "encoding"

    encoding: Literal["utf8", "utf16", "utf32", "wide", "locale", "filename", "bytes"] = "utf8"
    """How characters become bytes."""
    terminated: Literal["nul", "none", "double_nul"] = "nul"
    """What ends it."""


class Choose(Model):
    """A type that depends on a value: another parameter says which it is, or two together; for a field, another one."""

    by: OneOrMore[Name]
    """The parameter or field that says it; or a list of two parameters."""
    cases: Mapping[Ref, TypeText | Mapping[Ref, TypeText]]
    """The whole type for each value, by constant (`OPTION: const int *`); `void` where a parameter has
    nothing. A field has its own type with other values. With two
    parameters the values of the second stand below those of the first: `LEVEL: {OPTION: int}`."""

    @model_validator(mode="after")
    def _as_deep(self) -> Any:
        if len(self.by) not in (1, 2):
            raise refuse("PJ212", "one parameter decides, or two", "correct `by:`")
        for name, case in self.cases.items():
            if isinstance(case, str) and len(self.by) == 2:
                raise refuse(
                    "PJ212", f"{name} has a type, and {self.by[1]} decides, too", f"write {name}: {{VALUE: type}}"
                )
            if not isinstance(case, str) and len(self.by) == 1:
                raise refuse(
                    "PJ212", f"{name} has values below it, which nothing decides", "write `by: [first, second]`"
                )
        return self


class Pieces(Model):
    """Records that are pieces of memory, such as `iovec`: Python gives a sequence of buffers."""

    address: Name
    """The field that holds a piece's address."""
    length: Name
    """The field that holds its length in bytes."""
    dir: Literal["in", "out", "inout"] = "in"
    """Whether the callee reads the memory, writes it, or both."""


class SlotPython(Model):
    """How a parameter looks in Python."""

    name: Name | None = None
    """Its name in Python, if it isn't C's."""
    keyword_only: Bool = False
    """It is given by name only, as are all after it."""
    positional_only: Bool = False
    """It is given by position only, as are all before it."""


class Value(Model):
    """What is said of any value that crosses: its type, and what it means."""

    SHORTHAND = "type"

    type: TypeText
    """Its type, as C spells it."""
    enum: Ref | None = None
    """The enum that its integers come from."""
    handle: Ref | None = None
    """The handle that it is."""
    string: String | None = None
    """It is text, encoded so."""
    count: Count | None = None
    """How long the pointer's target is."""
    choose: Choose | None = None
    """Another value decides its type."""
    doc: Doc = Doc()
    """What it means, in Markdown."""
    attributes: Mapping[Text, Any] | None = None
    """What an importer found and no key holds."""


class Retained(Model):
    """How long the callee keeps a pointer. Text alone: during the call, or for ever."""

    SHORTHAND = "kept"

    kept: Literal["call", "forever"] | None = None
    """During the call only, or for ever."""
    until: Ref | None = None
    """The function that ends it."""


class Slot(Value):
    """What is said of parameters and results alike."""

    allocate: Literal["caller", "callee"] | None = None
    """Who makes what an out pointer answers; the type must say so, too: the callee makes what `T **` gets."""
    nullable: Bool = False
    """NULL is a value that it may have: `None`."""
    own: Literal["none", "full", "container"] | None = None
    """Whether the receiver must free it: not at all, all of it, or the container only. Of a handle that is given,
    `full` says that the callee closes it; after a failure we do."""
    free: Ref | None = None
    """The function that frees it."""
    free_each: Ref | None = None
    """Of an array of pointers: the function that frees each of them, before `free` frees the array."""
    borrowed_from: OneOrMore[Name] = ()
    """The parameters that keep it alive: one, or a list. A handle among them stays open."""
    retained: Retained | None = None
    """How long the callee keeps the pointer."""
    thread: Literal["any", "main", "creator", "caller"] | None = None
    """The thread that it may be used on; for a callback, the one that calls it."""
    iid_of: Name | None = None
    """The parameter that receives the interface's id; the caller passes the class."""
    python: SlotPython | None = None
    """How it looks in Python."""


class Param(Slot):
    """A parameter. Text alone is its type."""

    name: Name | None = None
    """What it is called from here on, in Python and wherever metadata names it: for headers that give no name."""
    dir: Literal["in", "out", "inout"] | None = None
    """Whether the callee reads it, writes it, or both. A record with a direction and without `count` is one record."""
    optional: Bool = False
    """NULL may be passed instead."""
    default: Written | None = None
    """The value when it isn't given: a number, quoted text, or a constant."""
    pieces: Pieces | None = None
    """Its records are pieces of memory: in Python a sequence of buffers. It needs `count: {param}`."""
    reserved: Number | None = None
    """It always has this value, and isn't seen in Python."""
    user_data: Name | None = None
    """The parameter that carries a callback's user data."""
    scope: Literal["call", "async", "notified", "forever"] | None = None
    """How long a callback is kept."""
    destroy: Name | None = None
    """The parameter that tells when a callback is no longer used."""


class Errors(Model):
    """Which results are failures. Text alone is the rule."""

    SHORTHAND = "rule"

    rule: Ref
    """A built-in rule (errno, errno_null, last_error, hresult...) or a declared one."""
    clear: Bool = False
    """errno, or Windows' last error if the rule asks for that, is set to zero before the call."""


class Result(Slot):
    """A result. Text alone is its type."""

    errors: Errors | None = None
    """Which results are failures."""
    value: Literal["result", "status"] | None = None
    """Whether the result says anything more once it is no failure."""
    when: Condition | None = None
    """When the result means anything."""
