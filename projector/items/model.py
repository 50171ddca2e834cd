"""What every declared thing shares: the strict model, shorthands, and the keys that stand on any item."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from projector.items.scalars import Bool, Int, Name, OneOrMore, Ref, Text, Version, Width
from projector.targets import OS


class Model(BaseModel):
    """A mapping of metadata: known keys only, never changed. A bare value fills the key named by `SHORTHAND`."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    SHORTHAND: ClassVar[str] = ""

    @model_validator(mode="before")
    @classmethod
    def _widen(cls, data: Any) -> Any:
        if cls.SHORTHAND and data is not None and not isinstance(data, dict):
            return {cls.SHORTHAND: data}
        return data

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        schema = handler(core_schema)
        if not cls.SHORTHAND:
            return schema
        whole = handler.resolve_ref_schema(schema)
        return {"anyOf": [whole["properties"][cls.SHORTHAND], schema]}


class Doc(Model):
    """Words about an item, in Markdown. Text alone is the summary."""

    SHORTHAND = "summary"

    summary: Text = ""
    """What it is or does."""
    params: Mapping[Name, Text] | None = None
    """What each parameter means, by name."""
    returns: Text = ""
    """What the result means."""


class Deprecated(Model):
    """Since when an item is deprecated, and what to use instead. Text alone is the message."""

    SHORTHAND = "message"

    since: Version | None = None
    """The version that deprecated it."""
    message: Text | None = None
    """What to tell who uses it."""
    use: Ref | None = None
    """What to use instead."""


class Python(Model):
    """How an item looks in Python."""

    name: Name | None = None
    """Its name in Python, if it isn't C's."""


class Source(Model):
    """Where a fact comes from."""

    header: Text | None = None
    """The header that declares it."""
    line: Int | None = None
    """The line there."""
    origin: Literal["scraped", "curated"] | None = None
    """Whether a program or a person found it; `verify` doesn't ask headers for a person's records and constants."""


class When(Model):
    """The targets that a variant is for; what is left out is any."""

    os: OneOrMore[OS] = ()
    """Operating systems: linux, macos, windows."""
    arch: OneOrMore[Text] = ()
    """Processors: x86_64, aarch64..."""
    libc: OneOrMore[Text] = ()
    """C libraries: glibc, musl, mingw, libSystem."""
    bits: Width | None = None
    """How wide an address is."""
    endian: Literal["little", "big"] | None = None
    """Which byte of a number comes first in memory: the least or the most significant one."""


class Variant(Model):
    """What differs on some targets: keys that replace the item's own there. The first that fits is taken."""

    model_config = ConfigDict(extra="allow")

    when: When
    """The targets that it is for."""


class Item(Model):
    """The keys that stand on every item."""

    doc: Doc = Doc()
    """What it is, in Markdown."""
    url: Text | None = None
    """Its page: a whole address, or what fills the module's template (`timerfd_create.2`)."""
    since: Mapping[Name, Version] | None = None
    """The first version that has it: `{linux: 2.6.25, glibc: 2.8}`."""
    until: Mapping[Name, Version] | None = None
    """The first version that no longer has it; its documentation says so."""
    arch: tuple[Text, ...] | None = None
    """The processors that have it; left out: all."""
    platforms: tuple[OS, ...] | None = None
    """The operating systems that have it; left out: those of the namespace."""
    variants: tuple[Variant, ...] = ()
    """What differs on some targets."""
    deprecated: Deprecated | None = None
    """It works, and warns."""
    experimental: Bool = False
    """It may still change; its documentation says so."""
    renamed_from: Name | None = None
    """The name that it had before: in Python it still works, and warns."""
    status: Literal["generate", "ignore"] = "generate"
    """`ignore` leaves it out, with `reason`."""
    reason: Text | None = None
    """Why it is ignored."""
    python: Python | None = None
    """How it looks in Python."""
    source: Source | None = None
    """Where the fact comes from."""
    attributes: Mapping[Text, Any] | None = None
    """What an importer found and no key holds."""
