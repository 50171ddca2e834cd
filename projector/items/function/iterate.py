"""Functions that give items one after the other: where a packed stream's next record is."""

from __future__ import annotations

from projector.ir import api
from projector.items.binding import At
from projector.items.function.model import Function, Length
from projector.items.kind import Declared
from projector.items.scope import Scope
from projector.names import did_you_mean


def stream(one: Declared[Function], slots: tuple[api.Slot, ...], scope: Scope) -> api.Stream | None:
    """The packed stream that a function fills a buffer with; None where it says nothing of one, or after an error."""
    stated = one.model.iterate
    if stated is None or (stated.length is None and stated.next_offset is None):
        return None
    at = At(one, ("iterate",), scope, tuple(slot.name for slot in slots))
    buffer = _buffer(stated.array, slots, at)
    record = _record(buffer, scope) if buffer else None
    if buffer is None or record is None:
        return None
    if stated.next_offset is not None:
        place = _field(stated.next_offset, "next_offset", record, at)
        return api.Stream(buffer.name, api.Stride(place.offset, _size(place), "next")) if place else None
    length = stated.length or Length(field="")
    place = _field(length.field, "length", record, at)
    if length.align < 1:
        at.error("PJ353", "length", "items can't start at multiples of less than one byte", "correct `align:`")
    return (
        api.Stream(buffer.name, api.Stride(place.offset, _size(place), length.counts, length.align)) if place else None
    )


def chain(
    one: Declared[Function], slots: tuple[api.Slot, ...], returns: api.Slot | None, scope: Scope
) -> api.Chain | None:
    """The linked list that a function gives; None where it says nothing of one, or after an error."""
    stated = one.model.iterate
    if stated is None or stated.next is None:
        return None
    at = At(one, ("iterate",), scope, tuple(slot.name for slot in slots))
    made = [
        (slot.name, slot.type.target)
        for slot in slots
        if slot.direction == "out" and isinstance(slot.type, api.Pointer)
    ]
    given = [(name, _record_at(of)) for name, of in (*made, *([("", returns.type)] if returns else []))]
    found = [(name, of) for name, of in given if of is not None and stated.array in (None, name)]
    if len(found) != 1:
        message = "several lists could be meant" if found else "nothing here is the first record of a list"
        hint = (
            "name the parameter by `array:`"
            if found
            else "it is a record's pointer: the result, or `dir: out` and `T **`"
        )
        at.error("PJ353", "next", message, hint)
        return None
    name, of = found[0]
    record = scope.item(of.key)
    fields = {field.name: field for field in record.fields} if isinstance(record, api.Record) else {}
    if stated.next not in fields:
        at.error(
            "PJ344",
            "next",
            f"{of.key.rsplit('.', 1)[-1]} has no field {stated.next!r}",
            did_you_mean(stated.next, fields),
        )
        return None
    following = fields[stated.next]
    if not isinstance(following.type, api.Pointer) or following.type.target != of:
        at.error(
            "PJ353",
            "next",
            f"{stated.next} ({following.spelled}) doesn't lead to the next one",
            "name the field that does",
        )
        return None
    return api.Chain(name, following.offset)


def _record_at(of: api.Type) -> api.RecordType | None:
    """The record that a pointer leads to."""
    target = of.target if isinstance(of, api.Pointer) else None
    return target if isinstance(target, api.RecordType) and target.size else None


def _buffer(name: str | None, slots: tuple[api.Slot, ...], at: At) -> api.Slot | None:
    """The parameter that is the stream."""
    if name is not None and name not in at.siblings:
        at.error("PJ344", "array", f"there is no parameter {name!r}", did_you_mean(name, at.siblings))
        return None
    found = [slot for slot in slots if _is_stream(slot) and name in (None, slot.name)]
    if len(found) == 1:
        return found[0]
    message = f"{name or 'no parameter'} is an out buffer of records" if not found else "several buffers could be meant"
    if name is not None:
        message = f"{name!r} is no out buffer of records"
    at.error("PJ353", "array", message, "it is a pointer to a record with `dir: out` and `count:`")
    return None


def _is_stream(slot: api.Slot) -> bool:
    """Whether a parameter is a buffer of records for the callee to fill."""
    counted = slot.count is not None and slot.count.param is not None
    return counted and slot.direction == "out" and _record_at(slot.type) is not None


def _record(buffer: api.Slot, scope: Scope) -> api.Record | None:
    pointee = _record_at(buffer.type)
    item = scope.item(pointee.key) if pointee else None
    return item if isinstance(item, api.Record) else None


def _field(name: str, key: str, record: api.Record, at: At) -> api.Field | None:
    """The integer field that says where the next record is."""
    fields = {field.name: field for field in record.fields}
    if name not in fields:
        at.error("PJ344", key, f"{record.name} has no field {name!r}", did_you_mean(name, fields))
        return None
    if not isinstance(fields[name].type, api.Integer) or fields[name].bits:
        at.error("PJ353", key, f"{record.name}.{name} is no integer", "name the field that holds the length")
        return None
    return fields[name]


def _size(field: api.Field) -> int:
    return field.type.size if isinstance(field.type, api.Integer) else 0
