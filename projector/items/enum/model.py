"""Enums as metadata states them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import model_validator

from projector.items.model import Deprecated, Doc, Item, Model, Python
from projector.items.scalars import Bool, Expression, Int, Name, OneOrMore, Text, TypeText, Version, refuse


class Member(Model):
    """An enumerator. An integer alone is its value."""

    SHORTHAND = "value"

    value: Int | None = None
    """Its value."""
    expression: Expression | None = None
    """In C's words, where only the target knows the value: `sizeof(timespec) << 4`."""
    doc: Doc = Doc()
    """What it means, in Markdown."""
    since: Mapping[Name, Version] = {}
    """The first version that has it; its documentation says so."""
    deprecated: Deprecated | None = None
    """It works; as a name of the namespace it warns."""
    python: Python | None = None
    """How it looks in Python."""

    @model_validator(mode="after")
    def _one_value(self) -> Any:
        if (self.value is None) == (self.expression is None):
            raise refuse("PJ212", "a member has either a `value` or an `expression`", "state one of them")
        return self


class FromConstants(Model):
    """Constants of this namespace that become members."""

    header: Text | None = None
    """Only those of this header."""
    match: OneOrMore[Text]
    """Their names, with `*` and `?`; of a list the last that matches decides, and `!NAME` takes out."""


class Enum(Item):
    """Named integers: a C enum, or macros that belong together."""

    base: TypeText | None = None
    """Its integer type; stated, its members are macros, left out, it is a C enum (an int)."""
    flags: Bool = False
    """Members are bits that can be joined."""
    members: Mapping[Name, Member] = {}
    """Its members, in order."""
    from_constants: FromConstants | None = None
    """More members, from constants."""
    export: Bool | None = None
    """Members are also names of the namespace; left out: for macros, yes."""
    undocumented: Literal["public", "raw"] = "public"
    """Where members are that have no `doc:`; `raw` keeps them out of the class, as constants of the raw namespace."""
