"""Types of an Api, with aliases followed: sizes, alignments and signs as they are on the target."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Key = str
"""A symbol path: `linux.time.records.timespec`."""


@dataclass(frozen=True, slots=True)
class Void:
    """`void`: no result, or what an untyped pointer points to."""


@dataclass(frozen=True, slots=True)
class Integer:
    """An integer type of C; `c` is its canonical spelling (`unsigned long`), the same for every alias of it."""

    c: str
    size: int
    align: int
    signed: bool


@dataclass(frozen=True, slots=True)
class Floating:
    """`float`, `double` or `long double`, or a complex number of one of these."""

    c: str
    size: int
    align: int


@dataclass(frozen=True, slots=True)
class Boolean:
    """C's `bool`, or another integer whose values are true and false: its `base`."""

    size: int = 1
    align: int = 1
    base: Integer | None = None


@dataclass(frozen=True, slots=True)
class Character:
    """`char`, `wchar_t`, `char16_t` or `char32_t`: text. `signed char` and `unsigned char` are integers."""

    c: Literal["char", "wchar_t", "char16_t", "char32_t"]
    size: int
    align: int
    signed: bool


@dataclass(frozen=True, slots=True)
class Pointer:
    """A pointer; `const` says that the callee doesn't write through it. `c` names what is passed as one: `va_list`."""

    target: Type
    const: bool
    size: int
    align: int
    c: str = ""


@dataclass(frozen=True, slots=True)
class Array:
    """`length` elements in a row; length 0 is a flexible tail (see `Field.flexible`)."""

    element: Type
    length: int
    size: int
    align: int


@dataclass(frozen=True, slots=True)
class RecordType:
    """A record or union by key; an opaque one has size 0 and can only be pointed to."""

    key: Key
    size: int
    align: int
    opaque: bool = False


@dataclass(frozen=True, slots=True)
class EnumType:
    """An enum used as a type; a slot with `enum:` has its integer type and `Slot.enum` instead."""

    key: Key
    base: Integer
    size: int
    align: int


@dataclass(frozen=True, slots=True)
class CallbackType:
    """A function pointer, by the callback's key."""

    key: Key
    size: int
    align: int


Type = Void | Integer | Floating | Boolean | Character | Pointer | Array | RecordType | EnumType | CallbackType


def size_of(of: Type) -> int:
    """Bytes of a type; 0 for void and what is opaque."""
    return 0 if isinstance(of, Void) else of.size


def align_of(of: Type) -> int:
    """The alignment of a type in bytes; 1 for void."""
    return 1 if isinstance(of, Void) else of.align


INT = Integer("int", 4, 4, True)
VOID = Void()
