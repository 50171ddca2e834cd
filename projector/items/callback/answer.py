"""What Python answers to native code: the result and what is written where native code said; one value, or a tuple."""

from __future__ import annotations

from dataclasses import dataclass, replace

from projector import marshalling
from projector.ir import api
from projector.ir.callback import Outgoing
from projector.ir.recipe import Kind
from projector.marshalling import Crossing, Frame, Refused, kind_of, value_kind
from projector.marshalling.kinds import INTEGER_KINDS, item_size


@dataclass(frozen=True, slots=True)
class Answer:
    """The slots that Python answers, in order; a number that only says how much was answered isn't among them."""

    callback: api.Callback
    slots: tuple[api.Slot, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Their variables: the result's, and others that no parameter's name can be."""
        return tuple(map(_variable, self.slots))

    def cross(self, frame: Frame) -> tuple[list[Crossing], tuple[Outgoing, ...]]:
        """How each is converted, and what is written. Raises Refused."""
        crossings = [marshalling.cross(_asked(slot), frame) for slot in self.slots]
        every = zip(self.slots, crossings, strict=True)
        return crossings, tuple(self._written(slot, one, frame) for slot, one in every if slot.name != "result")

    def annotation(self, crossings: list[Crossing]) -> str:
        """What a callable must give."""
        several = [one.parameter.annotation for one in crossings if one.parameter is not None]
        if len(several) > 1:
            return f"tuple[{', '.join(several)}]"
        return several[0] if several else "object"

    def result_of(self, crossings: list[Crossing]) -> str | None:
        """The variable of the result."""
        return crossings[0].converts[0].into if self.names[:1] == ("result",) else None

    def _written(self, slot: api.Slot, crossing: Crossing, frame: Frame) -> Outgoing:
        assert isinstance(slot.type, api.Pointer)
        target, count, into = slot.type.target, slot.count, _variable(slot)
        given = handed(slot)
        if given is not None:
            return Outgoing(slot.name, into, "pointer", argument=frame.place(into), hands=frame.ref(given.key))
        if count is None or count.const == 1:
            record = target.key if isinstance(target, api.RecordType) else None
            return Outgoing(slot.name, into, value_kind(target), record)
        if [one.holds for one in crossing.variables] != ["buffer"]:
            raise Refused(f"{slot.name}: a callback that gives so many {slot.spelled} isn't projected yet")
        return Outgoing(
            slot.name,
            into,
            argument=frame.place(into),
            item=1 if count.unit == "bytes" else item_size(target),
            capacity=count.param,
            length=count.const or 0,
            returned=count.returned,
            used=count.out,
            used_kind=self._used(slot, count.out),
        )

    def _used(self, slot: api.Slot, name: str | None) -> Kind:
        """What the pointer leads to that is told how much was written."""
        if name is None:
            return "i32"
        of = next(one.type for one in self.callback.params if one.name == name)
        kind = kind_of(of.target) if isinstance(of, api.Pointer) else None
        if kind not in INTEGER_KINDS:
            raise Refused(f"{slot.name}: {name} can't be told how much was written")
        return kind


def handed(slot: api.Slot) -> api.RecordType | None:
    """The record that native code gets to keep, and gives back to a callback later."""
    target = slot.type.target if isinstance(slot.type, api.Pointer) and slot.direction == "out" else None
    found = target.target if isinstance(target, api.Pointer) and slot.own == "full" else None
    return found if isinstance(found, api.RecordType) and slot.count is None else None


def changed(slot: api.Slot) -> api.Type | None:
    """The type of the number that Python is given, and gives another one for."""
    target = slot.type.target if isinstance(slot.type, api.Pointer) else None
    is_number = target is not None and value_kind(target) not in (None, "pointer")
    return target if is_number and slot.direction == "inout" and slot.count is None else None


def answer(callback: api.Callback) -> Answer:
    """What Python answers to a callback."""
    outs = tuple(slot for slot in callback.params if slot.direction == "out" or changed(slot) is not None)
    told = {slot.count.out for slot in outs if slot.count is not None}
    is_length = any(slot.count is not None and slot.count.returned for slot in outs)
    result = (replace(callback.returns, name="result"),) if callback.returns is not None and not is_length else ()
    return Answer(callback, (*result, *(slot for slot in outs if slot.name not in told)))


def _variable(slot: api.Slot) -> str:
    return "result" if slot.name == "result" else f"0{slot.name}"


def _asked(slot: api.Slot) -> api.Slot:
    """The slot as if it were an argument of a function's."""
    name, target = _variable(slot), slot.type.target if isinstance(slot.type, api.Pointer) else None
    if handed(slot) is not None and isinstance(target, api.Pointer):
        return replace(slot, name=name, type=target, direction="inout", own=None)
    if slot.name == "result" and target is None and not isinstance(slot.type, api.CallbackType):
        return replace(slot, name=name, python_name=name, direction=None)
    if slot.name == "result" or target is None or isinstance(target, api.Pointer | api.CallbackType):
        raise Refused(f"{slot.name}: a callback that gives {slot.spelled} isn't projected yet")
    if slot.count is None or slot.count.const == 1:
        return replace(slot, name=name, type=target, direction=None, count=None)
    if slot.count.field or slot.count.call or slot.count.outer or slot.count.includes_nul:
        raise Refused(f"{slot.name}: this way of counting isn't projected yet")
    assert isinstance(slot.type, api.Pointer)
    return replace(slot, name=name, type=replace(slot.type, const=True), direction="in")
