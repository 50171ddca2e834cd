"""Arrays of pointers to records or to what is opaque, and of handles: sequences in, lists out."""

from __future__ import annotations

from dataclasses import replace

from projector.ir.api import Count, Handle, Integer, Pointer, Record, RecordType, Slot, Type
from projector.ir.recipe import Build, BuildOp, Convert, ConvertOp, Pass, Release, Use, Variable
from projector.marshalling.crossing import Crossing, Frame, Refused, by_memory, in_use, use_of
from projector.marshalling.foreign import is_viewed
from projector.marshalling.handles import annotation_of
from projector.marshalling.kinds import item_size
from projector.marshalling.pointers import keeps

_ENDED = -1
"""The length of what NULL ends."""


def _record(of: Type, frame: Frame) -> Record | None:
    target = of.target if isinstance(of, Pointer) else None
    record = frame.items.get(target.key) if isinstance(target, RecordType) else None
    return record if isinstance(record, Record) else None


def _handle(of: Type, slot: Slot, frame: Frame) -> Handle | None:
    """The handle that each element is."""
    handle = frame.items.get(slot.handle or "")
    if not isinstance(handle, Handle) or not isinstance(of, Pointer | Integer):
        return None
    return handle if isinstance(of, Pointer) == isinstance(handle.type, Pointer) else None


def _is_array(slot: Slot) -> bool:
    return slot.count is not None and slot.count.const != 1 and slot.string is None


def cross(slot: Slot, frame: Frame) -> Crossing | None:
    """An array that Python gives, or that the callee makes through a pointer."""
    if not isinstance(slot.type, Pointer) or slot.count is None or not _is_array(slot) or frame.raw:
        return None
    if slot.direction == "out":
        return _out(slot, frame, slot.count)
    of = slot.type.target
    handle, record = _handle(of, slot, frame), _record(of, frame)
    if slot.direction == "inout" or (handle is None and record is None):
        return None
    if slot.direction is None and not slot.type.const:
        raise Refused(f"{slot.name}: an array of pointers without a direction (dir: in)")
    if slot.count.null_terminated and not isinstance(of, Pointer):
        raise Refused(f"{slot.name}: NULL ends only arrays of pointers")
    if slot.count.param is None and not slot.count.null_terminated:
        raise Refused(f"{slot.name}: this way of counting isn't projected yet")
    if handle is not None or (record is not None and record.opaque):
        return _pinned(slot, frame, of, handle, record)
    assert record is not None
    op: ConvertOp = "record_pointers" if isinstance(of, Pointer) and of.const else "record_pointers_inout"
    parameter, when = frame.pointer(slot, f"Sequence[{frame.names[record.key]}]")
    convert = Convert(op, frame.place(slot.name), slot.name, when, frame.ref(record.key))
    crossing = by_memory(slot.name, parameter, convert)
    use = Use(use_of(slot.name), frame.place(slot.name), slot.name, made=True)
    return in_use(crossing, use) if keeps(record, frame.items) else crossing


def _pinned(slot: Slot, frame: Frame, of: Type, handle: Handle | None, record: Record | None) -> Crossing:
    """Each is in use as long as the call runs."""
    if frame.closes:
        raise Refused(f"{slot.name}: a function that closes several handles isn't projected yet")
    key = handle.key if handle is not None else record.key if record is not None else ""
    one = annotation_of(handle, frame) if handle is not None else frame.names[key]
    parameter, when = frame.pointer(slot, f"Sequence[{one}]")
    pins = f"0{slot.name}_pins"
    convert = Convert(
        "handle_pointers", frame.place(slot.name), slot.name, when, frame.ref(key), item=item_size(of), keeps=pins
    )
    crossing = by_memory(slot.name, parameter, convert)
    return replace(
        crossing,
        variables=(*crossing.variables, Variable(pins, "pins")),
        releases=(Release("pins", pins), *crossing.releases),
    )


def _out(slot: Slot, frame: Frame, count: Count) -> Crossing | None:
    assert isinstance(slot.type, Pointer)
    made = _made(slot, frame, slot.type.target, count, slot.python_name, slot.name)
    if made is None:
        return None
    return replace(made, variables=(Variable(slot.name, "scalar"),), passes=(Pass("address", "pointer", slot.name),))


def cross_result(slot: Slot, frame: Frame) -> Crossing | None:
    """An array of pointers as the result."""
    if slot.count is None or not _is_array(slot) or frame.raw:
        return None
    return _made(slot, frame, slot.type, slot.count, "result", None)


def _made(slot: Slot, frame: Frame, of: Type, count: Count, name: str, variable: str | None) -> Crossing | None:
    """A list of what the pointers in an array lead to, or of the handles that they are."""
    element = of.target if isinstance(of, Pointer) else of
    if not isinstance(element, Pointer):
        return None
    handle, record = _handle(element, slot, frame), _record(element, frame)
    if handle is None and record is None:
        return None
    length = _ENDED if count.null_terminated else count.const or 0
    used = count.param or count.out
    if not length and used is None and not (count.returned and variable is not None):
        raise Refused(f"{name}: this way of counting isn't projected yet")
    op, key = _op(slot, frame, handle, record, name)
    one = frame.names[key] if count.null_terminated else f"{frame.names[key]} | None"
    owners, parents = frame.borrowed(slot)
    build = Build(
        op,
        name,
        f"list[{one}] | None",
        variable,
        frame.ref(key),
        length=length,
        used=None if length else used,
        used_result=count.returned and variable is not None,
        owners=owners,
        parents=parents,
        readonly=element.const,
        doc=frame.words(slot),
    )
    owned = handle is not None and slot.own == "full" and slot.free is None  # there is nothing but the handles
    return Crossing(build=build, releases=() if owned else frame.freed(slot, variable or "", build))


def _op(slot: Slot, frame: Frame, handle: Handle | None, record: Record | None, name: str) -> tuple[BuildOp, str]:
    if handle is not None:
        lent = slot.own in (None, "none", "container") and not handle.unowned
        if lent and not frame.borrowed(slot)[1]:
            raise Refused(f"{name}: handles that aren't owned need `borrowed_from:` a handle that owns them")
        return "lent_list" if lent else "handle_list", handle.key
    assert record is not None
    if record.opaque:
        return "opaques", record.key
    if is_viewed(slot, record, frame):
        raise Refused(f"{name}: views of the records that a list of pointers leads to aren't projected yet")
    return "record_copies", record.key
