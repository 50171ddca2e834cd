"""What headers declare, for one target, in nobody's words: neither a compiler's nor the metadata's."""

from __future__ import annotations

from collections.abc import Mapping
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
    """The type of a function, with the names of its parameters where they are known.

    `abi` is metadata's word for how it is called, "" if there is none.
    """

    result: Type
    params: tuple[Type, ...]
    variadic: bool = False
    names: tuple[str, ...] = ()
    abi: str = "c"


@dataclass(frozen=True, slots=True)
class Foreign:
    """A type that metadata can't spell: what it is called, and its size in bytes and alignment if it has any."""

    words: str
    size: int = 0
    align: int = 1


ARGUMENTS = Foreign("__builtin_va_list")
"""Where a variadic function finds its arguments."""

Type = Builtin | Typedef | Tagged | Pointer | Array | Prototype | Foreign


@dataclass(frozen=True, slots=True)
class Where:
    """A line of a header, and whether that is one of the library's own."""

    file: str
    line: int
    own: bool


@dataclass(frozen=True, slots=True)
class Comment:
    """What a documentation comment says; without words it is false."""

    summary: str = ""
    params: Mapping[str, str] = field(default_factory=dict)
    returns: str = ""

    def __bool__(self) -> bool:
        return bool(self.summary or self.params or self.returns)


@dataclass(frozen=True, slots=True)
class Declared:
    """What all declarations have."""

    name: str
    where: Where
    doc: Comment = field(default_factory=Comment)


@dataclass(frozen=True, slots=True)
class Access:
    """What a function does with the memory behind a parameter, by its index: `dir` is metadata's word, "" unknown.

    `sizes` are the parameters that count it; where there are two the last one is the size of an element in bytes.
    """

    param: int
    dir: str
    sizes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Function(Declared):
    """A function. `symbol` is what the compiler makes of its name; an `inline` one is in no library.

    `gives` is the expression that is all of such a function; `deprecated` says what its deprecation says; `refused` why
    nobody can call it; `accesses` what becomes of memory, `freed_by` which function frees the result.
    """

    symbol: str = ""
    type: Prototype = Prototype(Builtin("void"), ())
    params: tuple[str, ...] = ()
    inline: bool = False
    gives: str = ""
    deprecated: str | None = None
    refused: str = ""
    accesses: tuple[Access, ...] = ()
    freed_by: str = ""


@dataclass(frozen=True, slots=True)
class Variable(Declared):
    """A variable that a library exports; `refused` says why nobody can reach it."""

    symbol: str = ""
    type: Type = Builtin("int")
    const: bool = False
    thread_local: bool = False
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A field; without a name it is an anonymous struct or union, or padding of some bits.

    `align` is what it asks for, `natural` what its type needs; `size` is in bytes, `position` in bits.
    """

    name: str
    type: Type
    bits: int | None = None
    align: int | None = None
    doc: Comment = field(default_factory=Comment)
    size: int = 0
    natural: int = 1
    position: int = 0


@dataclass(frozen=True, slots=True)
class Record(Declared):
    """A struct or union by its tag, "" for none; without a definition it has no fields.

    `size` and `align` are in bytes, `natural` is the alignment that its fields alone would need.
    """

    union: bool = False
    fields: tuple[Field, ...] = ()
    complete: bool = False
    size: int = 0
    align: int = 1
    natural: int = 1
    packed: bool = False


@dataclass(frozen=True, slots=True)
class Enum(Declared):
    """An enum by its tag, "" for none: names, values and what they mean; `base` is C's type of it."""

    members: tuple[tuple[str, int, Comment], ...] = ()
    base: str = "int"


@dataclass(frozen=True, slots=True)
class Alias(Declared):
    """A typedef; `scalar` is its size in bytes and "signed", "unsigned" or "bool", if it is an integer."""

    type: Type = Builtin("int")
    scalar: tuple[int, str] | None = None


class Hexadecimal(int):
    """A number that a header writes in hexadecimal."""

    __slots__ = ()

    def __repr__(self) -> str:
        return hex(self)


@dataclass(frozen=True, slots=True)
class Macro(Declared):
    """A macro and what it stands for: a value of a type, another name, what a function gives that takes its `arity`
    parameters, what lies where such a function's result leads (a place), or nothing of use, for a reason.
    """

    kind: Literal["value", "name", "call", "place", "none"] = "none"
    value: int | float | str | bytes | None = None
    type: Type | None = None
    arity: int = 0
    reason: str = "a macro that is no value"


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
