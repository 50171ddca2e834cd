"""How values cross the border: one module a way. Each is asked in turn; the first that knows a slot answers."""

from __future__ import annotations

from collections.abc import Callable

from projector.ir.api import Pointer, Slot
from projector.ir.recipe import Pass
from projector.marshalling import (
    addresses,
    buffers,
    callbacks,
    choices,
    foreign,
    handles,
    lengths,
    lists,
    moving,
    numbers,
    opaques,
    pieces,
    records,
    strings,
)
from projector.marshalling.crossing import Crossing, Frame, Refused
from projector.marshalling.kinds import is_wide, kind_of, value_kind

Way = Callable[[Slot, Frame], Crossing | None]

PARAMETERS: tuple[Way, ...] = (
    callbacks.cross,
    lengths.cross,
    pieces.cross,
    lists.cross,
    handles.cross,
    moving.cross,
    strings.cross,
    foreign.cross,
    buffers.cross,
    opaques.cross,
    records.cross,
    numbers.cross,
    addresses.cross,
)
RESULTS: tuple[Way, ...] = (
    callbacks.cross_result,
    lists.cross_result,
    handles.cross_result,
    strings.cross_result,
    foreign.cross_result,
    buffers.cross_result,
    opaques.cross_result,
    records.cross_result,
    numbers.cross_result,
    addresses.cross_result,
)


def cross(slot: Slot, frame: Frame) -> Crossing:
    """How a parameter crosses; Refused where no way is safe."""
    if slot.reserved is not None:
        kind = kind_of(slot.type)
        if kind is None:
            raise Refused(f"{slot.name}: only numbers and pointers can be reserved")
        return Crossing(passes=(Pass("constant", kind, value=slot.reserved),))
    if slot.choose is not None:
        return choices.cross(slot, slot.choose, frame, cross)
    if slot.count is not None and not isinstance(slot.type, Pointer):
        raise Refused(f"{slot.name}: {slot.spelled} is no pointer, so it has no length")
    for way in PARAMETERS:
        crossing = way(slot, frame)
        if crossing is not None:
            return crossing
    raise Refused(f"{slot.name}: {slot.spelled} can't be passed yet")


def cross_result(slot: Slot, frame: Frame) -> Crossing:
    """How the native result crosses; Refused where no way is safe."""
    if slot.choose is not None:
        return choices.cross_result(slot, slot.choose, frame, cross_result)
    for way in RESULTS:
        crossing = way(slot, frame)
        if crossing is not None:
            return crossing
    raise Refused(f"result: {slot.spelled} can't be returned yet")


__all__ = ["Crossing", "Frame", "Refused", "cross", "cross_result", "is_wide", "kind_of", "value_kind"]
