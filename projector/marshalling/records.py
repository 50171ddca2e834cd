"""Records by pointer: in, changed in place, or made anew for the callee to fill."""

from __future__ import annotations

from dataclasses import replace

from projector.ir.api import Integer, Pointer, Record, RecordType, Slot, Stride
from projector.ir.recipe import Build, BuildOp, Convert, ConvertOp, Pass, Prepare, Release, Use, Variable
from projector.marshalling.callbacks import retained
from projector.marshalling.crossing import Crossing, Frame, Refused, in_use, use_of
from projector.marshalling.foreign import copied
from projector.marshalling.kinds import ALIGNED
from projector.marshalling.pointers import keeps, owns


def record_of(slot: Slot, frame: Frame) -> Record | None:
    """The record that a slot points to."""
    if isinstance(slot.type, Pointer) and isinstance(slot.type.target, RecordType):
        record = frame.items[slot.type.target.key]
        assert isinstance(record, Record)
        return record
    return None


def _by_value(slot: Slot, frame: Frame) -> Record | None:
    if not isinstance(slot.type, RecordType):
        return None
    record = frame.items[slot.type.key]
    assert isinstance(record, Record)
    if not frame.by_value(record):
        raise Refused(f"{slot.name or 'result'}: a packed, aligned or flexible record can't be passed by value")
    return record


def _value(slot: Slot, frame: Frame, record: Record) -> Crossing:
    if slot.nullable or slot.optional or slot.direction in ("out", "inout"):
        raise Refused(f"{slot.name}: a record by value is always given")
    parameter, when = frame.pointer(slot, frame.names[record.key])
    convert = Convert("record", frame.place(slot.name), slot.name, when, frame.ref(record.key))
    passed = Pass("record", "pointer", slot.name, record=record.key)
    return Crossing(parameter, (Variable(slot.name, "data"),), (convert,), passes=(passed,))


def cross_result(slot: Slot, frame: Frame) -> Crossing | None:
    """A record by value as the result, or a pointer to one that is copied."""
    record = _by_value(slot, frame)
    if record is None:
        return _lent(slot, frame)
    ref = frame.ref(record.key)
    return Crossing(build=Build("value", "result", frame.names[record.key], None, ref, doc=frame.words(slot)))


def _lent(slot: Slot, frame: Frame) -> Crossing | None:
    """A pointer to one record, `count:` 1 or as many bytes as a field of it says; None for NULL."""
    record = record_of(slot, frame)
    if record is None or record.opaque or slot.count is None or (slot.count.const != 1 and slot.count.field is None):
        return None
    reach = {
        field.name: Stride(field.offset, field.type.size, "item")
        for field in record.fields
        if isinstance(field.type, Integer) and not field.bits
    }
    if slot.count.field is not None and slot.count.field not in reach:
        raise Refused(f"result: {record.name} has no integer field {slot.count.field} that counts its bytes")
    build = copied(slot, frame, record, "result")
    if slot.count.field is not None:
        build = replace(build, stride=reach[slot.count.field])
    return Crossing(build=build, releases=frame.freed(slot, ""))


def cross(slot: Slot, frame: Frame) -> Crossing | None:
    """A record by value, or a pointer to one."""
    value = _by_value(slot, frame)
    if value is not None:
        return _value(slot, frame, value)
    record = record_of(slot, frame)
    if record is None or (slot.count is not None and slot.count.const != 1):
        return None
    assert isinstance(slot.type, Pointer)
    direction = slot.direction or ("in" if slot.type.const and slot.count is not None else None)
    if direction is None:  # `const record *` alone may be an array of any length
        if frame.raw:
            return None
        hint = "`dir: in` for one record, or `count:`" if slot.type.const else "dir: in, out or inout"
        raise Refused(f"{slot.name}: a pointer to a record without a direction or a length ({hint})")
    if direction != "out" and slot.own in ("full", "container"):
        raise Refused(
            f"{slot.name}: the callee frees it, and Python's own records and views of the library's aren't its"
        )
    ref = frame.ref(record.key)
    if direction == "out":
        return _filled(slot, frame, record, ref)
    kinds = (record.key, *frame.derived.get(record.key, ()))
    parameter, when = frame.pointer(slot, " | ".join(frame.names[key] for key in kinds))
    op: ConvertOp = "record" if direction == "in" else "record_inout"
    crossing = Crossing(
        parameter,
        (Variable(slot.name, "data"),),
        (Convert(op, frame.place(slot.name), slot.name, when, ref),),
        passes=(Pass("value", "pointer", slot.name),),
    )
    if keeps(record, frame.items):
        crossing = in_use(crossing, Use(use_of(slot.name), frame.place(slot.name)))
    return retained(slot, frame, crossing, ref=ref)


def _filled(slot: Slot, frame: Frame, record: Record, ref: int) -> Crossing:
    """A record that the callee fills; what it leads to is freed behind it, if the caller owns that."""
    freed = frame.freed(slot, slot.name)
    if freed and record.align > ALIGNED:
        raise Refused(f"{slot.name}: a record of such an alignment whose contents are freed isn't projected yet")
    op: BuildOp = "record_owning" if owns(record) and not freed else "record"
    build = Build(op, slot.python_name, frame.names[record.key], slot.name, doc=frame.words(slot))
    return Crossing(
        variables=(Variable(slot.name, "record"),),
        prepares=(Prepare(slot.name, ref, record.size, record.size_field is not None, leased=bool(freed)),),
        passes=(Pass("data", "pointer", slot.name),),
        build=replace(build, free=freed[0].native) if freed else build,
        releases=(Release("record", slot.name),),
    )
