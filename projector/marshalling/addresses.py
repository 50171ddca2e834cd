"""Raw functions only: pointers that nothing is known of, as addresses."""

from __future__ import annotations

from projector.ir.api import CallbackType, Pointer, Slot
from projector.ir.recipe import Build, Convert, Parameter, Pass, Release, Variable
from projector.marshalling.crossing import Crossing, Frame, Refused

_POINTERS = (Pointer, CallbackType)


def cross(slot: Slot, frame: Frame) -> Crossing | None:
    """Any pointer: an address as int, None for NULL, or the memory of a buffer."""
    if not isinstance(slot.type, _POINTERS):
        return None
    if not frame.raw:
        raise Refused(f"{slot.name}: a pointer ({slot.spelled}) without direction and length")
    return Crossing(
        Parameter(slot.python_name, slot.name, "int | Buffer | None", doc=frame.words(slot)),
        (Variable(slot.name, "buffer"),),
        (Convert("address", frame.place(slot.name), slot.name),),
        passes=(Pass("data", "pointer", slot.name),),
        releases=(Release("buffer", slot.name),),
    )


def cross_result(slot: Slot, frame: Frame) -> Crossing | None:
    """Any pointer as its address."""
    if not isinstance(slot.type, _POINTERS):
        return None
    if not frame.raw:
        raise Refused(f"result: a pointer ({slot.spelled}) that nothing is said of")
    return Crossing(build=Build("address", "result", "int", doc=frame.words(slot)))
