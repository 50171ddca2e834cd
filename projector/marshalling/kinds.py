"""Machine values: which kind a type is on the native side, and what a field or an element of it weighs."""

from __future__ import annotations

from projector.ir.api import Boolean, CallbackType, Character, EnumType, Floating, Integer, Pointer, Type
from projector.ir.recipe import Kind
from projector.ir.types import size_of
from projector.targets import Target

_INTEGERS: dict[tuple[int, bool], Kind] = {
    (1, True): "i8",
    (1, False): "u8",
    (2, True): "i16",
    (2, False): "u16",
    (4, True): "i32",
    (4, False): "u32",
    (8, True): "i64",
    (8, False): "u64",
}
INTEGER_KINDS: frozenset[Kind] = frozenset(_INTEGERS.values())
BOOL_KINDS: frozenset[Kind] = frozenset({"bool", "bool8", "bool32"})
MOST: dict[Kind, int] = {kind: (1 << (8 * size - signed)) - 1 for (size, signed), kind in _INTEGERS.items()}
ALIGNED = 16
"""How the memory of any object is aligned, in bytes."""
_PYTHON: dict[Kind, str] = {
    "f32": "float",
    "f64": "float",
    "long_double": "float",
    "c64": "complex",
    "c128": "complex",
    "bool": "bool",
    "bool8": "bool",
    "bool32": "bool",
    "char": "bytes",
}
_WIDE: dict[str, Kind] = {
    "__int128": "i128",
    "unsigned __int128": "u128",
    "float _Complex": "c64",
    "double _Complex": "c128",
    "long double": "long_double",
}
LETTERS = dict(zip(("i8", "u8", "i16", "u16", "i32", "u32", "i64", "u64", "f32", "f64"), "bBhHiIqQfd", strict=True))
LETTERS |= {"bool": "?", "bool8": "B", "bool32": "i"}
"""How `struct` and PEP 3118 spell them."""


def kind_of(of: Type) -> Kind | None:
    """The machine value that crosses for a type; None for aggregates, void and what only `value_kind` knows."""
    match of:
        case Integer() | EnumType(base=Integer()):
            integer = of if isinstance(of, Integer) else of.base
            return _INTEGERS.get((integer.size, integer.signed))
        case Floating(c="float"):
            return "f32"
        case Floating(c="double") | Floating(c="long double", size=8):
            return "f64"
        case Boolean():
            return "bool" if of.base is None else "bool8" if of.size == 1 else "bool32"
        case Character(c="char"):
            return "char"
        case Character():
            return _INTEGERS.get((of.size, False))
        case Pointer() | CallbackType():
            return "pointer"
        case _:
            return None


def pointed(of: Pointer) -> tuple[Kind, int] | None:
    """What a pointer to numbers leads to, and through how many further pointers; what isn't known is an address."""
    target, depth = of.target, 0
    while isinstance(target, Pointer) and kind_of(target.target) is not None:
        target, depth = target.target, depth + 1
    kind = kind_of(target)
    return None if kind is None else (kind, depth)


def value_kind(of: Type) -> Kind | None:
    """The same, and numbers that cross one at a time only: of 128 bits, complex, or longer than a double."""
    return kind_of(of) or (_WIDE.get(of.c) if isinstance(of, Integer | Floating) else None)


def is_wide(of: Type) -> bool:
    """Whether a type is such a number, which error rules and counts know nothing of."""
    return kind_of(of) is None and value_kind(of) is not None


def python_type(kind: Kind) -> str:
    """The Python type of a machine value, as annotations write it."""
    return _PYTHON.get(kind, "int")


def struct_form(kind: str, target: Target) -> str:
    """How `struct` spells a number or a pointer in a target's memory: byte order and letter."""
    letter = ("Q" if target.pointer == 8 else "I") if kind == "pointer" else LETTERS[kind]
    return f"{'>' if target.big_endian else '<'}{letter}"


def item_size(of: Type) -> int:
    """Bytes of a type as an element; 1 for void and what is opaque, whose buffers are counted in bytes."""
    return size_of(of) or 1
