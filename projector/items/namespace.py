"""What stands at the top of the files: a namespace's head, and module.yaml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from projector.items.error.model import Error
from projector.items.exception.model import Exception_
from projector.items.model import Doc, Model, When
from projector.items.scalars import Int, Name, Ref, Template, Text, Version, refuse
from projector.targets import OS


class Namespace(Model):
    """The head of a facts file; the sections follow."""

    projector: Int
    """The version of this language: 1."""
    namespace: Ref
    """Its name: the module's, a dot, the file's."""
    platforms: tuple[OS, ...] | None = None
    """The operating systems that have it; left out: all."""
    arch: tuple[Text, ...] | None = None
    """The processors that have it, or that it is described for; left out: all."""
    library: Ref | None = None
    """The library that its functions are in, as module.yaml calls it."""
    include: tuple[Text, ...] = ()
    """The headers that declare it; `projector verify` compiles the facts against them."""
    doc: Doc = Doc()
    """What it is about, in Markdown."""
    url: Template | None = None
    """A template for its items' pages, instead of the module's."""
    undocumented: Literal["public", "raw"] = "public"
    """Where items are that have no `doc:`; `raw` keeps them in the raw namespace, but for types that others need."""
    attributes: Mapping[Text, Any] = {}
    """What an importer found and no key holds."""


def _not_from_here(soname: str) -> str:
    """A path that starts in the working directory would load what somebody has put there."""
    if not soname or (re.search(r"[/\\]", soname) and not re.match(r"/|@|\$ORIGIN/|[A-Za-z]:[/\\]", soname)):
        raise refuse("PJ216", f"{soname!r} depends on where a program is started", "write the file's name alone")
    return soname


class Place_(Model):
    """Where a library is found on a target."""

    soname: Annotated[Text, AfterValidator(_not_from_here)] | None = None
    """The file's name; what is no name alone is a whole path, or begins with `$ORIGIN/` or `@rpath/`."""
    link: Literal["dynamic", "static"] = "dynamic"
    """Whether it is a file, or C that the projection's manifest lists as `sources`."""
    origin: Literal["system", "bundled", "user"] = "system"
    """Whether the system has it, the wheel brings it, or the user installs it."""

    @model_validator(mode="after")
    def _found_somewhere(self) -> Any:
        if (self.soname is None) == (self.link == "dynamic"):
            raise refuse("PJ216", "a library is either a file or linked", "state `soname`, or `link: static`")
        return self


WORDS = {"process": {"soname": "process"}, "static": {"link": "static"}}
"""Libraries that a word describes, for every target or for some: the C library, and C of the projection's own."""


def _described(value: Any) -> Any:
    return {value: WORDS[value]} if isinstance(value, str) and value in WORDS else value


def _placed(value: Any) -> Any:
    return WORDS.get(value, value) if isinstance(value, str) else value


class _OrWord:
    """In the JSON Schema: a mapping, or one of the words."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"anyOf": [{"enum": list(WORDS)}, handler(core)]}


Where = Annotated[Place_, BeforeValidator(_placed), _OrWord()]
Library = Annotated[Mapping[Text, Where], BeforeValidator(_described), _OrWord()]


class Define(Model):
    """A macro that headers are read with. A name alone is 1."""

    SHORTHAND = "name"

    name: Name
    """What it is called."""
    value: Int | None = None
    """What it stands for; left out: 1."""
    when: When = When()
    """The targets that it is for; left out: all."""

    def __str__(self) -> str:
        """As compilers take it."""
        return self.name if self.value is None else f"{self.name}={self.value}"


class Module(Model):
    """module.yaml: what all namespaces of a folder share."""

    projector: Int
    """The version of this language: 1."""
    module: Name
    """Its name, as the folder's."""
    doc: Doc = Doc()
    """What it is about, in Markdown."""
    url: Template | None = None
    """A template for the pages of its items: `{name}` and `{section}` are filled in from their `url:`. One with
    `{symbol}`, in small letters, and `{namespace}`, the last part of that, serves functions without a `url:`."""
    version: Version | None = None
    """The version of the API that it describes, or its own; `.post1` and so on for corrections. Packages state it."""
    libraries: Mapping[Name, Library] = {}
    """Its libraries: `process` for the C library, `static` for C that the manifest lists, or either of them or
    a file by target or operating system."""
    requires: tuple[Name, ...] = ()
    """Other modules that it builds on: what it doesn't declare itself is looked for there, and they are projected with
    it, each of their namespaces into the Python module of that name."""
    include_dirs: tuple[Text, ...] = ()
    """Where `verify` and importers find its headers."""
    defines: tuple[Define, ...] = ()
    """Macros that `verify` and importers define before they include them."""
    exceptions: Mapping[Name, Exception_] = {}
    """Exceptions that its namespaces raise."""
    errors: Mapping[Name, Error] = {}
    """Error rules of its namespaces."""
    attributes: Mapping[Text, Any] = {}
    """What an importer found and no key holds."""
