"""Facts: sections of items, and what of them metadata can't take as headers have it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

SECTIONS = ("aliases", "callbacks", "enums", "constants", "unions", "records", "variables", "functions")
Scalars = Mapping[str, tuple[int, str]]
"""The integer types that metadata has names for besides C's own: their sizes in bytes, and which sign they have."""

Layouts = Mapping[str, tuple[int, Mapping[str, int]]]
"""How the compiler lays records out: the size in bytes, and the position of each field that has a name, in bits."""


@dataclass(slots=True)
class Facts:
    """The sections by name, and what isn't in them by name with the reason.

    `homes` has the header of each item: the own one that declares it, or for what is `foreign` one that needs it;
    `layouts` tells of the records that have fields.
    """

    sections: dict[str, dict[str, Any]] = field(default_factory=lambda: {name: {} for name in SECTIONS})
    left_out: dict[str, str] = field(default_factory=dict)
    homes: dict[str, str] = field(default_factory=dict)
    foreign: frozenset[str] = frozenset()
    layouts: dict[str, tuple[int, Mapping[str, int]]] = field(default_factory=dict)


@dataclass(slots=True)
class Less:
    """What the language doesn't take as it is: items by section and name that are `gone`, each for a reason.

    Records in `odd` say where each of their fields lies, those in `opaque` say nothing; functions in `plain` say only
    what their prototype does.
    """

    odd: dict[str, str] = field(default_factory=dict)
    opaque: dict[str, str] = field(default_factory=dict)
    plain: set[str] = field(default_factory=set)
    gone: dict[tuple[str, str], str] = field(default_factory=dict)
