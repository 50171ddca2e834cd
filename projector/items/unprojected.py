"""Kinds that can be stated and checked, but aren't projected yet."""

from __future__ import annotations

from typing import Any

from projector.items.kind import Declared
from projector.items.scope import Scope


def leave_out(one: Declared[Any], scope: Scope) -> None:
    """A note that says so."""
    scope.found.note("PJ390", one.place, f"{one.name} is left out: {one.section} aren't projected yet")
