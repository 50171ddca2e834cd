"""Functions that are called until their buffer is large enough."""

from __future__ import annotations

from projector.ir import api
from projector.items.binding import At, number
from projector.items.function.model import Function
from projector.items.kind import Declared
from projector.items.scope import Scope
from projector.names import did_you_mean


def sizing(
    one: Declared[Function], slots: tuple[api.Slot, ...], returns: api.Slot | None, scope: Scope
) -> api.Sizing | None:
    """How a function's buffer gets its size; None where it says nothing of that, or after an error."""
    stated = one.model.sizing
    if stated is None:
        return None
    at = At(one, ("sizing",), scope, tuple(slot.name for slot in slots))
    if stated.size_param not in at.siblings:
        hint = did_you_mean(stated.size_param, at.siblings)
        at.error("PJ344", "size_param", f"there is no parameter {stated.size_param!r}", hint)
        return None
    buffers = [
        slot for slot in slots if slot.direction == "out" and slot.count and slot.count.param == stated.size_param
    ]
    if len(buffers) != 1:
        hint = "exactly one buffer has `dir: out` and its length there"
        at.error("PJ354", "size_param", f"{stated.size_param} is the size of {len(buffers)} buffers", hint)
        return None
    if stated.more_data and returns is None:
        at.error("PJ354", "more_data", f"{one.name} gives nothing that could be a code", "say how failures show")
        return None
    more = [number(code, "more_data", at) for code in stated.more_data]
    return api.Sizing(buffers[0].name, stated.probe, tuple(code for code in more if code is not None), stated.cuts)
