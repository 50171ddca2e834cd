"""requests: the numbers of ioctls."""

from __future__ import annotations

from collections.abc import Iterator

from projector import text
from projector.checks.fact import Fact, equal
from projector.checks.spelling import Spelling
from projector.ir.api import Function, Namespace
from projector.text import code


def facts(namespace: Namespace, spelling: Spelling) -> Iterator[Fact]:
    """The numbers that the namespace states, against the macros of the same names."""
    for item in namespace.items:
        if isinstance(item, Function) and item.is_request:
            number = next(slot.reserved for slot in item.params if slot.reserved is not None)
            request = code("(unsigned long)({})", text.identifier(item.name))
            yield equal("PJ719", item.place, f"the request {item.name}", request, number)
