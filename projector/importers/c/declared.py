"""What headers declare, for one target, in nobody's words: neither a compiler's nor the metadata's."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Builtin:
    """A type of C itself."""

    name: str
    const: bool = False


@dataclass(frozen=True, slots=True)
class Typedef:
    """A type by the name that a typedef gives it."""

    name: str
    const: bool = False


@dataclass(frozen=True, slots=True)
class Tagged:
    """A struct, union or enum, by the key that the unit knows it by."""

    key: str
    const: bool = False


@dataclass(frozen=True, slots=True)
class Pointer:
    """A pointer; `const` is about the pointer itself."""

    target: Type
    const: bool = False


@dataclass(frozen=True, slots=True)
class Array:
    """An array; without a length it is a flexible one."""

    element: Type
    length: int | None


@dataclass(frozen=True, slots=True)
class Prototype:
    """The type of a function."""

    result: Type
    params: tuple[Type, ...]
    variadic: bool = False


@dataclass(frozen=True, slots=True)
class Foreign:
    """A type that metadata can't spell: what it is called, and its size in bytes and alignment if it has any."""

    words: str
    size: int = 0
    align: int = 1


Type = Builtin | Typedef | Tagged | Pointer | Array | Prototype | Foreign


@dataclass(frozen=True, slots=True)
class Where:
    """A line of a header, and whether that is one of the library's own."""

    file: str
    line: int
    own: bool


@dataclass(frozen=True, slots=True)
class Declared:
    """What all declarations have."""

    name: str
    where: Where
    doc: str = ""


@dataclass(frozen=True, slots=True)
class Function(Declared):
    """A function. `symbol` is what the compiler makes of its name; an `inline` one is in no library.

    `gives` is the expression that is all of such a function; `deprecated` says what its deprecation says.
    """

    symbol: str = ""
    type: Prototype = Prototype(Builtin("void"), ())
    params: tuple[str, ...] = ()
    inline: bool = False
    gives: str = ""
    deprecated: str | None = None


@dataclass(frozen=True, slots=True)
class Variable(Declared):
    """A variable that a library exports."""

    symbol: str = ""
    type: Type = Builtin("int")
    const: bool = False
    thread_local: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """A field; without a name it is an anonymous struct or union, or padding of some bits."""

    name: str
    type: Type
    bits: int | None = None
    align: int | None = None


@dataclass(frozen=True, slots=True)
class Record(Declared):
    """A struct or union by its tag, "" for none; without a definition it has no fields.

    `align` is in bytes, `natural` what its fields alone would need; `pack` is the limit of `#pragma pack` or 1.
    """

    union: bool = False
    fields: tuple[Field, ...] = ()
    complete: bool = False
    align: int = 1
    natural: int = 1
    packed: bool = False


@dataclass(frozen=True, slots=True)
class Enum(Declared):
    """An enum by its tag, "" for none: names, values and what they mean."""

    members: tuple[tuple[str, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Alias(Declared):
    """A typedef."""

    type: Type = Builtin("int")


class Hexadecimal(int):
    """A number that a header writes in hexadecimal."""

    __slots__ = ()

    def __repr__(self) -> str:
        return hex(self)


@dataclass(frozen=True, slots=True)
class Macro(Declared):
    """A macro without parameters, and what it stands for: a value of a type, another name, or nothing of use."""

    kind: Literal["value", "name", "none"] = "none"
    value: int | float | str | bytes | None = None
    type: Type | None = None


@dataclass(slots=True)
class Unit:
    """All that a library's headers declare, and what of other headers that needs.

    `includers` has the files by which each header comes first, the nearest one first; none for what was asked for.
    """

    functions: dict[str, Function] = field(default_factory=dict)
    variables: dict[str, Variable] = field(default_factory=dict)
    records: dict[str, Record] = field(default_factory=dict)
    enums: dict[str, Enum] = field(default_factory=dict)
    aliases: dict[str, Alias] = field(default_factory=dict)
    macros: dict[str, Macro] = field(default_factory=dict)
    includers: dict[str, tuple[str, ...]] = field(default_factory=dict)
