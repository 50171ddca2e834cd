"""typedefs: what aliases stand for, and the function pointers that C has a name for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from projector import text
from projector.checks.fact import Fact, compatible, same
from projector.checks.spelling import Spelling, stated
from projector.ir.api import Callback, CallbackType, Namespace
from projector.text import code, join


def facts(namespace: Namespace, spelling: Spelling) -> Iterator[Fact]:
    """What the namespace states of its aliases and callbacks; a callback may have a name of our own.

    Equally wide integers are alike, as they are in records.
    """
    for alias in namespace.aliases:
        name = text.identifier(alias.name)
        types = (spelling.declare(alias.type), name)
        alike = join(" || ", [compatible(name, one) for one in spelling.alike(alias.type)])
        yield Fact("PJ717", alias.place, f"the type {alias.name}", alias.spelled, alike, types)
    for item in namespace.items:
        if isinstance(item, Callback):
            yield _callback(item, spelling)


def _callback(callback: Callback, spelling: Spelling) -> Fact:
    """A header's typedef names the pointer, or the function that is pointed to."""
    name = text.identifier(callback.name)
    pointer = spelling.declare(CallbackType(callback.key, 0, 0))
    fact = same("PJ717", callback.place, f"the callback {callback.name}", stated(callback), (pointer, name))
    either = code("{} || {}", fact.proof, compatible(spelling.function(callback), name))
    return replace(fact, proof=either, optional=True)
