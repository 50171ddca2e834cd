"""Records in memory that isn't Python's: views of them where metadata says how long it lives, otherwise copies.

It lives until nobody looks at it any more and it is freed (`own: full`), as long as what it was borrowed from, or for
good. A record without pointers of the library's own (`own: none`) and without a flexible tail is copied rather than
kept until it is freed.
"""

from __future__ import annotations

from dataclasses import replace

from projector.ir.api import Pointer, Record, RecordType, Slot, Type
from projector.ir.recipe import Build, BuildOp, Pass, Variable
from projector.marshalling.crossing import Crossing, Frame, Refused
from projector.marshalling.pointers import lends


def pointee(of: Type, frame: Frame) -> Record | None:
    """The record that a type points to, unless it is opaque."""
    target = of.target if isinstance(of, Pointer) else None
    record = frame.items.get(target.key) if isinstance(target, RecordType) else None
    return record if isinstance(record, Record) and not record.opaque else None


def is_viewed(slot: Slot, record: Record, frame: Frame) -> bool:
    """Whether Python sees the library's memory itself."""
    only = lends(record, frame.items) or any(field.flexible for field in record.fields)
    return bool(slot.borrowed_from) or (slot.own in ("full", "container") and only)


def view(op: BuildOp, slot: Slot, frame: Frame, record: Record, name: str) -> Build:
    """Views of the library's memory, which is freed behind them if the caller owns it."""
    if op == "foreign_block" and any(field.flexible for field in record.fields):
        raise Refused(f"{name}: each {record.name} has a tail, so nothing says where the next one is")
    of_type = frame.names[record.key]
    annotation = {"foreign": f"{of_type} | None", "chain": f"Iterator[{of_type}]"}.get(op, f"_Block[{of_type}] | None")
    pointer = slot.type.target if isinstance(slot.type, Pointer) and slot.direction == "out" else slot.type
    owners, parents = frame.borrowed(slot)
    freed = frame.freed(slot, "")
    return Build(
        op,
        name,
        annotation,
        ref=frame.ref(record.key),
        owners=owners,
        parents=parents,
        free=freed[0].native if freed else None,
        readonly=isinstance(pointer, Pointer) and pointer.const,
        doc=frame.words(slot),
    )


def cross(slot: Slot, frame: Frame) -> Crossing | None:
    """A record, or the first of a linked list, that the callee makes or lends through a pointer."""
    if slot.direction != "out" or not isinstance(slot.type, Pointer) or frame.raw:
        return None
    record = pointee(slot.type.target, frame)
    if record is None or (slot.count is not None and slot.count.const != 1):
        return None
    build = _chain(slot, frame, record, slot.python_name, slot.name)
    if build is None and is_viewed(slot, record, frame):
        build = view("foreign", slot, frame, record, slot.python_name)
    if build is None:
        build = copied(slot, frame, record, slot.python_name)
    return Crossing(
        variables=(Variable(slot.name, "scalar"),),
        passes=(Pass("address", "pointer", slot.name),),
        build=replace(build, of=slot.name),
        releases=frame.freed(slot, slot.name),
    )


def cross_result(slot: Slot, frame: Frame) -> Crossing | None:
    """The first record of a linked list, or a view of one, as the result; what is copied is for others."""
    record = None if frame.raw else pointee(slot.type, frame)
    if record is None:
        return None
    build = _chain(slot, frame, record, "result", "")
    if build is None and slot.count is not None and slot.count.const == 1 and is_viewed(slot, record, frame):
        build = view("foreign", slot, frame, record, "result")
    return Crossing(build=build, releases=frame.freed(slot, "")) if build else None


def copied(slot: Slot, frame: Frame, record: Record, name: str) -> Build:
    """A copy of one record; None for NULL."""
    if any(field.flexible for field in record.fields):
        raise Refused(f"{name}: a {record.name} has a tail of which nothing says how far it reaches")
    return Build("copy", name, f"{frame.names[record.key]} | None", ref=frame.ref(record.key), doc=frame.words(slot))


def _chain(slot: Slot, frame: Frame, record: Record, name: str, of: str) -> Build | None:
    """The records of a linked list one by one."""
    chain = frame.chain
    if chain is None or chain.slot != of:
        return None
    if slot.own is None and not slot.borrowed_from:
        raise Refused(
            f"{name}: a linked list needs `own: full` and `free:`, `borrowed_from:`, or `own: none` if it stays"
        )
    return replace(view("chain", slot, frame, record, name), item=chain.offset)
