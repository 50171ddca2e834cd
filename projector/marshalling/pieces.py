"""Pieces of memory: an array of records, each an address and a length, from a sequence of buffers."""

from __future__ import annotations

from projector.ir.api import Integer, Pieces, Pointer, Record, RecordType, Slot
from projector.ir.recipe import Convert, Pass, Piece, Release, Variable
from projector.ir.types import size_of
from projector.marshalling.crossing import Crossing, Frame, Refused


def cross(slot: Slot, frame: Frame) -> Crossing | None:
    """A slot with `pieces:`; None for anything else."""
    if slot.pieces is None:
        return None
    target = slot.type.target if isinstance(slot.type, Pointer) else None
    record = frame.items.get(target.key) if isinstance(target, RecordType) else None
    if not isinstance(record, Record) or slot.count is None or slot.count.param is None:
        raise Refused(f"{slot.name}: pieces are an array of records with `count: {{param}}`")
    parameter, when = frame.pointer(slot, "Sequence[Buffer]")
    keeps = f"0{slot.name}_views"
    piece = _piece(slot, slot.pieces, record)
    place = frame.place(slot.name)
    return Crossing(
        parameter,
        (Variable(slot.name, "buffer"), Variable(keeps, "records")),
        (Convert("pieces", place, slot.name, when, item=record.size, keeps=keeps, piece=piece),),
        passes=(Pass("data", "pointer", slot.name),),
        releases=(Release("buffer", slot.name), Release("records", keeps)),
    )


def _piece(slot: Slot, stated: Pieces, record: Record) -> Piece:
    fields = {field.name: field for field in record.fields}
    address, length = fields[stated.address], fields[stated.length]
    if not isinstance(address.type, Pointer):
        raise Refused(f"{slot.name}: {record.name}.{address.name} is no pointer")
    if not isinstance(length.type, Integer) or length.bits is not None:
        raise Refused(f"{slot.name}: {record.name}.{length.name} is no integer")
    return Piece(address.offset, length.offset, size_of(length.type), stated.written)
