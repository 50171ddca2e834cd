"""Pointers to pointers that the callee moves on, as strsep does within a text and iconv within two buffers."""

from __future__ import annotations

from dataclasses import replace

from projector.ir.api import Pointer, Slot
from projector.ir.recipe import Convert, ConvertOp, Pass, Release, Variable
from projector.marshalling.crossing import Crossing, Frame, Refused, by_memory
from projector.marshalling.kinds import item_size
from projector.marshalling.strings import annotation_of_several, is_text_pointer, text_of_listed, text_or_none


def cross(slot: Slot, frame: Frame) -> Crossing | None:
    """A pointer that comes in and goes out: to text, or to memory whose rest is counted."""
    if slot.direction != "inout" or not isinstance(slot.type, Pointer) or frame.raw:
        return None
    target = slot.type.target
    if not isinstance(target, Pointer):
        return None
    if slot.own in ("full", "container") or slot.free is not None:
        raise Refused(
            f"{slot.name}: the callee would reallocate Python's memory (`dir: out` gives it none to begin with)"
        )
    if slot.string is not None and slot.count is None and is_text_pointer(target):
        return _text(slot, frame)
    if slot.count is None or slot.count.param is None or slot.count.out != slot.count.param:
        hint = "`string:`, or what counts the rest: `count: {param: left, out: left}`"
        raise Refused(f"{slot.name}: nothing says how far the callee may move this pointer ({hint})")
    return _memory(slot, frame, target, "bytes" if slot.count.unit == "bytes" else "elements")


def _text(slot: Slot, frame: Frame) -> Crossing:
    """A copy of the text, which the callee may change; what is left of it comes out."""
    assert slot.string is not None
    text = text_of_listed(slot, slot.string)
    if text not in ("text", "path", "bytes"):
        raise Refused(f"{slot.name}: a pointer that moves within {slot.string.encoding} isn't projected yet")
    parameter, when = frame.pointer(slot, annotation_of_several(slot.string))
    keeps = f"0{slot.name}_copy"
    return Crossing(
        parameter,
        (Variable(slot.name, "scalar"), Variable(keeps, "records")),
        (Convert("text_moved", frame.place(slot.name), slot.name, when, keeps=keeps, text=text),),
        passes=(Pass("address", "pointer", slot.name),),
        build=replace(text_or_none(slot, frame), of=slot.name, within=keeps),
        releases=(Release("records", keeps),),
    )


def _memory(slot: Slot, frame: Frame, target: Pointer, unit: str) -> Crossing:
    """A buffer of which the callee says how much is left; the length's own crossing tells that."""
    item = 1 if unit == "bytes" else item_size(target.target)
    parameter, when = frame.pointer(slot, "Buffer")
    op: ConvertOp = "buffer_in" if target.const else "buffer_inout"
    crossing = by_memory(slot.name, parameter, Convert(op, frame.place(slot.name), slot.name, when, item=item))
    return replace(crossing, passes=(Pass("moved", "pointer", slot.name),))
