"""Records by pointer: in, changed in place, or made anew for the callee to fill."""

from __future__ import annotations

from projector.ir.api import Pointer, Record, RecordType, Slot
from projector.ir.recipe import Build, Convert, ConvertOp, Pass, Prepare, Release, Variable
from projector.marshalling.crossing import Crossing, Frame, Refused


def record_of(slot: Slot, frame: Frame) -> Record | None:
    """The record that a slot points to."""
    if isinstance(slot.type, Pointer) and isinstance(slot.type.target, RecordType):
        record = frame.items[slot.type.target.key]
        assert isinstance(record, Record)
        return record
    return None


def cross(slot: Slot, frame: Frame) -> Crossing | None:
    """A pointer to one record."""
    record = record_of(slot, frame)
    if record is None or (slot.count is not None and slot.count.const != 1):
        return None
    assert isinstance(slot.type, Pointer)
    direction = slot.direction or ("in" if slot.type.const else None)
    if direction is None:
        if frame.raw:
            return None
        raise Refused(f"{slot.name}: a pointer to a record without a direction (dir: in, out or inout)")
    ref = frame.ref(record.key)
    if direction == "out":
        return Crossing(
            variables=(Variable(slot.name, "record"),),
            prepares=(Prepare(slot.name, ref),),
            passes=(Pass("data", "pointer", slot.name),),
            build=Build("record", slot.python_name, frame.names[record.key], slot.name, doc=frame.words(slot)),
            releases=(Release("record", slot.name),),
        )
    parameter, when = frame.pointer(slot, frame.names[record.key])
    op: ConvertOp = "record" if direction == "in" else "record_inout"
    return Crossing(
        parameter,
        (Variable(slot.name, "data"),),
        (Convert(op, frame.place(slot.name), slot.name, when, ref),),
        passes=(Pass("value", "pointer", slot.name),),
    )
