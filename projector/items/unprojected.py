"""Kinds that can be stated and checked, but aren't projected yet."""

from __future__ import annotations

from typing import Any

from projector.items.kind import Declared
from projector.items.scope import Scope
from projector.items.validation import place_of


def leave_out(one: Declared[Any], scope: Scope) -> None:
    """A note that says so."""
    scope.found.note("PJ390", one.place, f"{one.name} is left out: {one.section} aren't projected yet")


def note_keys(one: Declared[Any], scope: Scope, *keys: str) -> None:
    """A note for each of these keys that the item states: it is understood, and nothing follows from it yet."""
    for key in keys:
        if one.node.get(key) is not None:
            scope.found.note("PJ390", place_of(one.node, key), f"{one.name}: `{key}` isn't projected yet")
