"""Parts of facts in metadata's words: documentation, constants, enums, constness, order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from projector.importers.c import declared as d
from projector.importers.tree import Words

KERNELS = {
    f"__{sign}{bits}": f"{'u' * (sign != 's')}int{bits}_t"
    for sign in ("s", "u", "be", "le")
    for bits in (8, 16, 32, 64)
}
"""The kernel's names of exact widths, which are the standard's."""
GUARD = re.compile(r"_\w*_H_*")
"""What a header defines so that it is read once."""
_RANGES = {
    "int": range(-(1 << 31), 1 << 31),
    "unsigned int": range(1 << 32),
    "long long": range(-(1 << 63), 1 << 63),
    "unsigned long long": range(1 << 64),
}
_LARGE = {"long": "long long", "unsigned long": "unsigned long long"}


def doc(comment: d.Comment, signature: Mapping[str, Any] | None = None) -> Any:
    """What metadata says as `doc`; of a function that has this signature, what it says of parameters and result."""
    known = signature.get("params", {}) if signature is not None else {}
    said = ((name if name in known else name.lstrip("_"), words) for name, words in comment.params.items())
    params = {name: Words(words) for name, words in said if name in known}
    words: dict[str, Any] = {"summary": Words(comment.summary)} if comment.summary else {}
    words |= {"params": params} if params else {}
    if comment.returns and signature is not None and "returns" in signature:
        words["returns"] = Words(comment.returns)
    return words["summary"] if set(words) == {"summary"} else words


def seen(names: Iterable[str]) -> tuple[str, ...]:
    """Parameters as people mean them: a system's headers keep out of the way of macros by underscores."""
    found = list[str]()
    for name in names:
        bare = name.lstrip("_")
        bare = name if bare[:1].isdigit() else bare
        while bare and bare in found:
            bare += "_"
        found.append(bare)
    return tuple(found)


def constant(value: int | float, spelled: str, comment: d.Comment | None = None) -> Any:
    """A constant of this type."""
    words: dict[str, Any] = {} if spelled == "int" else {"type": spelled}
    if comment:
        words["doc"] = doc(comment)
    return {**words, "value": value} if words else value


def integer(value: int) -> str:
    """The first type of C's that has this value."""
    return next(spelled for spelled, values in _RANGES.items() if value in values)


def enum(of: d.Enum, in_bits: bool) -> dict[str, Any]:
    """An enum; whether it is unsigned matters in bit-fields only (`in_bits`), or to values that int hasn't."""
    members = {one: {"value": value, "doc": doc(said)} if said else value for one, value, said in of.members}
    words: dict[str, Any] = {"doc": doc(of.doc)} if of.doc else {}
    is_plain = of.base == "int" or (of.base == "unsigned int" and not in_bits)
    if not is_plain or any(value not in _RANGES["int"] for _, value, _ in of.members):
        words["base"] = _LARGE.get(of.base, of.base)
    return {**words, "members": members}


def of_callback(words: dict[str, Any]) -> dict[str, Any]:
    """A function's signature as a callback's."""
    return words | ({"variadic": True} if "variadic" in words else {})


def const(name: str, is_const: bool) -> str:
    """A type's spelling with its constness."""
    return f"const {name}" if is_const else name


def const_of(of: d.Type, is_const: bool) -> d.Type:
    """A type with its constness, where it can have one."""
    return replace(of, const=True) if is_const and isinstance(of, d.Builtin | d.Typedef | d.Tagged | d.Pointer) else of


def bare(of: d.Type) -> d.Type:
    """A value's own constness is nobody's matter."""
    return replace(of, const=False) if isinstance(of, d.Builtin | d.Typedef | d.Tagged | d.Pointer) else of


def order(places: Iterable[d.Where]) -> dict[str, int]:
    """Which file comes first."""
    return {file: index for index, file in enumerate(dict.fromkeys(one.file for one in places))}


def in_order(section: dict[str, Any], places: Mapping[str, d.Where]) -> dict[str, Any]:
    """What headers of the library say comes first, in their order; then the rest by name."""
    files = order(places.values())

    def key(name: str) -> tuple[bool, int, int, str]:
        where = places.get(name)
        return (True, 0, 0, name) if where is None else (False, files[where.file], where.line, "")

    return {name: section[name] for name in sorted(section, key=key)}
