"""Raw functions only: pointers of which nobody says how far they reach, by what they point to.

An address (int) and None are always taken. Besides: to something opaque, and to functions, an object of its class; to a
record one, an array of them or a buffer; to pointers to either what `raw.pointers()` makes; to all else a typed pointer
or a buffer. A buffer must be writable unless the pointee is const.
"""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from projector.ir.api import CallbackType, Key, Pointer, Record, RecordType, Slot, Type
from projector.ir.recipe import Build, BuildOp, Convert, ConvertOp, Parameter
from projector.marshalling.crossing import Crossing, Frame, Refused, by_memory, by_object, pin_of
from projector.marshalling.kinds import item_size, pointed, python_type


def cross(slot: Slot, frame: Frame) -> Crossing | None:
    """Any pointer."""
    if not isinstance(slot.type, Pointer | CallbackType):
        return None
    if not frame.raw:
        raise Refused(f"{slot.name}: a pointer ({slot.spelled}) without direction and length")
    if isinstance(slot.type, CallbackType):
        return _classed(slot, frame, slot.type.key)
    target = slot.type.target
    record = _record(target, frame)
    if record is not None and record.opaque:
        return _classed(slot, frame, record.key)
    if record is not None:
        return _typed(slot, frame, record, "records_at", f"{frame.names[record.key]} | _Block[{{}}] | Buffer")
    record = _record(target.target, frame) if isinstance(target, Pointer) else None
    if record is not None:
        return _typed(slot, frame, record, "slots", "_Block[{} | None] | Buffer")
    convert = Convert(_written(slot, "address"), frame.place(slot.name), slot.name, item=item_size(target))
    return _memory(slot, frame, "int | Buffer", convert)


def _record(of: Type, frame: Frame) -> Record | None:
    record = frame.items.get(of.key) if isinstance(of, RecordType) else None
    return record if isinstance(record, Record) else None


def _written(slot: Slot, op: str) -> ConvertOp:
    return cast(ConvertOp, op if cast(Pointer, slot.type).const else f"{op}_inout")


def _typed(slot: Slot, frame: Frame, record: Record, op: str, annotation: str) -> Crossing:
    convert = Convert(
        _written(slot, op),
        frame.place(slot.name),
        slot.name,
        item=item_size(cast(Pointer, slot.type).target),
        ref=frame.ref(record.key),
    )
    return _memory(slot, frame, f"{annotation.format(frame.names[record.key])} | int", convert)


def _memory(slot: Slot, frame: Frame, annotation: str, convert: Convert) -> Crossing:
    parameter = Parameter(slot.python_name, slot.name, f"{annotation} | None", doc=frame.words(slot))
    return by_memory(slot.name, parameter, convert)


def _classed(slot: Slot, frame: Frame, key: Key) -> Crossing:
    pin = pin_of(slot.name)
    annotation = f"{frame.names[key]} | int | None"
    convert = Convert("opaque_at", frame.place(slot.name), slot.name, ref=frame.ref(key), pin=pin)
    return by_object(slot.name, Parameter(slot.python_name, slot.name, annotation, doc=frame.words(slot)), convert, pin)


def cross_result(slot: Slot, frame: Frame) -> Crossing | None:
    """An object of the class of what is opaque or a function, a record's view, a pointer to numbers, an address."""
    if not isinstance(slot.type, Pointer | CallbackType):
        return None
    if not frame.raw:
        raise Refused(f"result: a pointer ({slot.spelled}) that nothing is said of")
    typed = _numbers(slot.type) if isinstance(slot.type, Pointer) else None
    if typed is not None:
        return Crossing(build=replace(typed, doc=frame.words(slot)))
    op, key = _shown(slot.type, frame)
    if key is None:
        return Crossing(build=Build("address", "result", "int", doc=frame.words(slot)))
    return Crossing(build=Build(op, "result", f"{frame.names[key]} | None", ref=frame.ref(key), doc=frame.words(slot)))


def _numbers(of: Pointer) -> Build | None:
    """A pointer to numbers, through how many others there are; what is no number is an address at the end."""
    leads = pointed(of)
    if leads is None:
        return None
    kind, depth = leads
    given = python_type(kind)
    for _ in range(depth):
        given = f"_Pointer[{given}] | None"
    readonly = of.const and depth == 0
    return Build("typed", "result", f"_Pointer[{given}] | None", kind=kind, length=depth, readonly=readonly)


def _shown(of: Pointer | CallbackType, frame: Frame) -> tuple[BuildOp, Key | None]:
    """What makes a result, and the class of it."""
    if isinstance(of, CallbackType):
        return "opaque", of.key
    record = _record(of.target, frame)
    if record is None:
        return "address", None
    return "opaque" if record.opaque else "at_const" if of.const else "at", record.key
