"""Python names: C's own wherever Python can take them."""

from __future__ import annotations

import keyword
import re

_SUNDER = re.compile(r"_.*_\Z")
_MEMBERS = frozenset({"mro", "name", "value"})
RECORD_NAMES = frozenset({"from_buffer", "sizeof", "copy"})


def plain_name(name: str) -> str:
    """The name, with a trailing underscore if it is a keyword."""
    return f"{name}_" if keyword.iskeyword(name) else name


def member_name(name: str) -> str:
    """An enum member's name: Python's enums keep some for themselves."""
    taken = name in _MEMBERS or _SUNDER.match(name)
    return f"{name}_" if taken else plain_name(name)


def field_name(name: str) -> str:
    """A field's name: records have methods."""
    taken = name in RECORD_NAMES or (name.startswith("__") and name.endswith("__"))
    return f"{name}_" if taken else plain_name(name)
