"""Opaque pointers: a class per pointee, so that one kind can't be taken for another."""

from __future__ import annotations

from projector.ir.api import Pointer, Record, RecordType, Slot, Type
from projector.ir.recipe import Build, Convert, Pass, Variable
from projector.marshalling.crossing import Crossing, Frame, Refused, by_object, pin_of


def _opaque(of: Type, frame: Frame) -> Record | None:
    """The opaque record that a type points to."""
    target = of.target if isinstance(of, Pointer) else None
    record = frame.items.get(target.key) if isinstance(target, RecordType) else None
    return record if isinstance(record, Record) and record.opaque else None


def cross(slot: Slot, frame: Frame) -> Crossing | None:
    """A pointer to something opaque, given or made."""
    if slot.direction == "out" and isinstance(slot.type, Pointer) and not frame.raw:
        made = _opaque(slot.type.target, frame)
        return None if made is None else _out(slot, frame, made)
    record = _opaque(slot.type, frame)
    if record is None or frame.raw:
        return None
    pin = pin_of(slot.name)
    parameter, when = frame.pointer(slot, frame.names[record.key])
    convert = Convert("opaque", frame.place(slot.name), slot.name, when, frame.ref(record.key), pin=pin)
    return by_object(slot.name, parameter, convert, pin)


def _out(slot: Slot, frame: Frame, record: Record) -> Crossing:
    return Crossing(
        variables=(Variable(slot.name, "scalar"),),
        passes=(Pass("address", "pointer", slot.name),),
        build=_build(slot, frame, record, slot.python_name, slot.name),
    )


def _build(slot: Slot, frame: Frame, record: Record, name: str, of: str | None) -> Build:
    if slot.own in ("full", "container"):
        raise Refused(f"{slot.name or 'result'}: what the caller owns needs a handle that frees it")
    owners, parents = frame.borrowed(slot)
    annotation = f"{frame.names[record.key]} | None"
    ref = frame.ref(record.key)
    return Build("opaque", name, annotation, of, ref, owners=owners, parents=parents, doc=frame.words(slot))


def cross_result(slot: Slot, frame: Frame) -> Crossing | None:
    """A pointer to something opaque as the result; None for NULL."""
    record = _opaque(slot.type, frame)
    return None if record is None or frame.raw else Crossing(build=_build(slot, frame, record, "result", None))
