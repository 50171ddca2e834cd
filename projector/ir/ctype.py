"""Types as metadata spells them: C's own spelling in a small declarator subset.

`const char *`, `timespec *`, `uint16_t[260]`, `const void * const *`. Never `struct x`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Named:
    """A type by name: a C type, an alias, a record, an enum... (`unsigned long`, `linux.types.timespec`)."""

    name: str
    const: bool = False


@dataclass(frozen=True, slots=True)
class PointerTo:
    """A pointer; `const` says whether the pointer itself is const (the target has its own)."""

    target: Spelled
    const: bool = False


@dataclass(frozen=True, slots=True)
class ArrayOf:
    """An array of `length` elements; `None` is C's flexible `[]`."""

    element: Spelled
    length: int | None


Spelled = Named | PointerTo | ArrayOf

_TOKEN = re.compile(
    r"\s*(?:([A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*)|(\*)|\[\s*(0[xX][0-9a-fA-F]+|[0-9]*)\s*\])"
)
_MULTIWORD = frozenset(
    {"unsigned", "signed", "short", "long", "int", "char", "float", "double", "_Complex", "__int128"}
)
_MAX_LENGTH = 1 << 31
_OTHERS = {
    ("char",): "char",
    ("char", "signed"): "signed char",
    ("char", "unsigned"): "unsigned char",
    ("double",): "double",
    ("double", "long"): "long double",
    ("float",): "float",
    ("_Complex", "float"): "float _Complex",
    ("_Complex", "double"): "double _Complex",
    ("_Complex", "double", "long"): "long double _Complex",
    ("__int128",): "__int128",
    ("__int128", "signed"): "__int128",
    ("__int128", "unsigned"): "unsigned __int128",
}
_INTEGERS = {
    tuple(sorted(f"{sign} {form}".split())): f"unsigned {name}" if sign == "unsigned" else name
    for name, forms in (
        ("short", ("short", "short int")),
        ("int", ("int", "")),
        ("long", ("long", "long int")),
        ("long long", ("long long", "long long int")),
    )
    for form in forms
    for sign in ("", "signed", "unsigned")
    if sign or form
}
_C_TYPES = _OTHERS | _INTEGERS  # by sorted words


@lru_cache(maxsize=4096)
def parse(text: str) -> Spelled:
    """The type that `text` spells; ValueError with what is wrong."""
    position, words, const, spelled = 0, list[str](), False, None
    dimensions: list[int | None] = []
    text = text.strip()
    while position < len(text):
        match = _TOKEN.match(text, position)
        if not match and words[-1:] == ["_BitInt"]:
            raise ValueError(
                "a _BitInt has no like in Python: give it to C of your own (`sources:`) as a usual integer"
            )
        if not match:
            raise ValueError(f"{text[position:]!r} can't stand in a type")
        position = match.end()
        word, star, length = match.groups()
        if dimensions and length is None:
            raise ValueError("nothing can follow an array's [length]")
        if word == "const":
            if isinstance(spelled, PointerTo):
                spelled = PointerTo(spelled.target, const=True)
            else:
                const = True
        elif word in ("struct", "union", "enum"):
            raise ValueError(f"write the name alone, without {word!r}")
        elif word == "volatile" or word == "restrict":
            raise ValueError(f"{word!r} says nothing here: leave it out")
        elif word:
            if spelled is not None:
                raise ValueError(f"{word!r} can't follow a '*'")
            words.append(word)
        elif star:
            spelled = PointerTo(_base(words, const) if spelled is None else spelled)
        else:
            dimensions.append(_length(length))
    result: Spelled = _base(words, const) if spelled is None else spelled
    for size in reversed(dimensions):
        result = ArrayOf(result, size)
    return result


def _base(words: list[str], const: bool) -> Named:
    if not words:
        raise ValueError("a type needs a name")
    if len(words) > 1 and not set(words) <= _MULTIWORD:
        raise ValueError(f"{' '.join(words)!r} is not one type")
    return Named(_normal(words), const)


def _normal(words: list[str]) -> str:
    """One spelling for `unsigned`, `long int`, `int unsigned long`..."""
    if len(words) == 1 and words[0] not in _MULTIWORD:
        return words[0]
    name = _C_TYPES.get(tuple(sorted(words)))
    if name is None:
        raise ValueError(f"{' '.join(words)!r} is no type of C")
    return name


def _length(text: str) -> int | None:
    if not text:
        return None
    if len(text) > 12 or (len(text) > 1 and text[0] == "0" and text[1] not in "xX"):
        raise ValueError(f"{text!r} is no array length")
    length = int(text, 0)
    if length >= _MAX_LENGTH:
        raise ValueError(f"an array of {length} elements is too large")
    return length
