"""Python names: C's own wherever Python can take them."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterable

from projector.diagnostics import Diagnostics
from projector.ir.api import Field, Member, Slot

_SUNDER = re.compile(r"_.*_\Z")
_MEMBERS = frozenset({"mro", "name", "value"})
# What records have themselves, and what the stubs of their fields and methods are written in.
RECORD_NAMES = frozenset({"array_of", "from_buffer", "sizeof", "copy"}) | frozenset(
    {"Any", "Buffer", "Callable", "ClassVar", "Final", "Iterable", "Iterator", "Literal", "Never", "Self", "Sequence"}
)


def plain_name(name: str) -> str:
    """The name, with a trailing underscore if it is a keyword."""
    return f"{name}_" if keyword.iskeyword(name) else name


def member_name(name: str) -> str:
    """An enum member's name: Python's enums keep some for themselves."""
    taken = name in _MEMBERS or _SUNDER.match(name)
    return f"{name}_" if taken else plain_name(name)


def field_name(name: str) -> str:
    """A field's name: records have methods, and a class changes names like `__pad`, which lose an underscore here."""
    special = name.startswith("__") and name.endswith("__")
    if name.startswith("__") and not special:
        return f"_{name.lstrip('_')}"
    return f"{name}_" if special or name in RECORD_NAMES else plain_name(name)


def check_names(named: Iterable[Slot | Field | Member], found: Diagnostics) -> None:
    """An error for each that has the same Python name as one before it."""
    seen = dict[str, str]()
    for one in named:
        other = seen.get(one.python_name)
        seen[one.python_name] = one.name
        if other is not None:
            message = f"{one.name} and {other} are both {one.python_name!r} in Python"
            found.error("PJ401", one.place, message, "name one of them with `python: {name: ...}`")
