"""Length parameters: Python never sees them. They are measured from buffers, or receive a used length."""

from __future__ import annotations

from typing import cast

from projector.ir.api import Pointer, Slot
from projector.ir.recipe import Build, BuildOp, Kind, Measure, Pass, Variable
from projector.marshalling import choices
from projector.marshalling.crossing import Crossing, Frame, Refused
from projector.marshalling.kinds import INTEGER_KINDS, kind_of


def cross(slot: Slot, frame: Frame) -> Crossing | None:
    """A parameter that counts buffers, by value or by pointer, or that only receives a used length."""
    counted = frame.lengths.get(slot.name, ())
    if not counted and slot.name not in frame.used:
        return None
    if slot.count is not None or slot.handle or slot.string:
        raise Refused(f"{slot.name}: a length can't have a length, a handle or text")
    by_pointer = isinstance(slot.type, Pointer)
    kind = kind_of(slot.type.target if isinstance(slot.type, Pointer) else slot.type)
    if kind not in INTEGER_KINDS:
        raise Refused(f"{slot.name}: a length must be an integer or a pointer to one")
    measures = list[Measure]()
    for i, buffer in enumerate(counted):
        assert buffer.count is not None
        if buffer.choose is not None:
            measures += choices.measures(buffer, buffer.choose, frame, slot.name, kind)
            continue
        agree = slot.name if i else None
        place, by = frame.place(buffer.name), _sized_by(buffer, frame)
        measures.append(Measure(buffer.name, slot.name, kind, place, buffer.count.unit, agree, by=by))
    passed = Pass("address", "pointer", slot.name) if by_pointer else Pass("value", kind, slot.name)
    told = any(one.count is not None and one.count.out == slot.name and one.direction != "out" for one in counted)
    return Crossing(
        variables=(Variable(slot.name, "scalar", kind),),
        measures=tuple(measures),
        passes=(passed,),
        build=_told(slot, kind) if told else None,
    )


def _sized_by(buffer: Slot, frame: Frame) -> str | None:
    """The parameter that says how many bytes an element has."""
    size = buffer.count.size if buffer.count is not None else None
    if size is not None and size not in frame.argument and size not in frame.lengths:
        raise Refused(f"{buffer.name}: {size} doesn't say how large an element is")
    return size


def _told(slot: Slot, kind: Kind) -> Build:
    """How much the callee used of a buffer that was given."""
    return Build(cast(BuildOp, kind), slot.python_name, "int", slot.name, doc=slot.doc)
