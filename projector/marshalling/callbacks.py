"""Callbacks: Python callables that native code calls, function pointers that are passed on, and what goes with both."""

from __future__ import annotations

from dataclasses import replace

from projector.ir.api import Callback, CallbackType, Slot
from projector.ir.callback import outer_of
from projector.ir.recipe import Build, Convert, Keep, Pass, Release, Scope, Tell, Variable
from projector.marshalling.crossing import Crossing, Frame, Refused, pin_of


def _callables(slot: Slot) -> str:
    """The variable of the callables that share user data."""
    return f"0{slot.user_data or slot.name}_callables"


def callback_of(slot: Slot, frame: Frame) -> Callback | None:
    """The callback that a slot is of."""
    item = frame.items.get(slot.type.key) if isinstance(slot.type, CallbackType) else None
    return item if isinstance(item, Callback) else None


def cross(slot: Slot, frame: Frame) -> Crossing | None:
    """A callable, its user data, or the function that tells when it is needed no longer."""
    if frame.raw:
        return None
    if slot.name in frame.user_data:
        return Crossing(passes=(Pass("value", "pointer", _callables(frame.user_data[slot.name][0])),))
    callback = callback_of(slot, frame)
    if slot.name in frame.destroys:
        if callback is not None and callback.abi != "c":
            raise Refused(f"{slot.name}: what tells that a callable isn't needed any more is called as C functions are")
        return Crossing(passes=(Pass("destroyed", "pointer", _callables(frame.destroys[slot.name])),))
    if callback is None:
        return None
    if slot.scope is None and slot.retained is None:
        raise Refused(f"{slot.name}: a callback without `scope:`, or `retained:` by a handle")
    annotation, refused = frame.called(callback)
    if refused:
        raise Refused(f"{slot.name}: {refused}")
    if callback.user_data is not None and slot.user_data is None:
        raise Refused(f"{slot.name}: a callback with user data needs `user_data:`")
    if slot.scope == "notified" and slot.destroy is None:
        raise Refused(f"{slot.name}: `scope: notified` needs `destroy:`")
    return _given(slot, frame, callback, annotation)


def _given(slot: Slot, frame: Frame, callback: Callback, annotation: str) -> Crossing:
    name = frame.names[callback.key]
    parameter, when = frame.pointer(slot, f"{annotation} | {name}")
    place, all_of = frame.place(slot.name), _callables(slot)
    scope: Scope = "caller" if slot.scope == "call" and slot.by_caller else slot.scope or "forever"
    convert = Convert("callback", place, slot.name, when, frame.ref(callback.key), keeps=all_of, scope=scope)
    keeps = () if slot.scope == "call" else (Keep(all_of, place, keeper(slot, frame)),)
    return Crossing(
        parameter,
        (Variable(slot.name, "data"), Variable(all_of, "callables")),
        (convert,),
        passes=(Pass("value", "pointer", slot.name),),
        releases=(Release("callables", all_of),),
        keeps=keeps,
        tells=_tells(slot, frame, callback),
    )


def _tells(slot: Slot, frame: Frame, callback: Callback) -> tuple[Tell, ...]:
    """What the callback wants to know of this call."""
    names = outer_of(callback)
    for name in names:
        if name not in frame.argument and name not in frame.lengths:
            raise Refused(f"{slot.name}: {callback.name} counts by {name}, which is no parameter here")
    return tuple(Tell(_callables(slot), i, name) for i, name in enumerate(names))


def keeper(slot: Slot, frame: Frame) -> str | None:
    """The pin of the handle whose closing ends what is retained."""
    if slot.retained in (None, "forever"):
        return None
    for name in frame.argument:
        if name in frame.pinned and slot.retained in frame.closers_of(name):
            return pin_of(name)
    raise Refused(f"{slot.name}: no parameter is a handle that {slot.retained} closes")


def cross_result(slot: Slot, frame: Frame) -> Crossing | None:
    """A function pointer, to be passed on; None for NULL."""
    callback = callback_of(slot, frame)
    if callback is None or frame.raw:
        return None
    annotation = f"{frame.names[callback.key]} | None"
    return Crossing(build=Build("opaque", "result", annotation, None, frame.ref(callback.key), doc=frame.words(slot)))


def retained(
    slot: Slot, frame: Frame, crossing: Crossing, *, pin: str | None = None, ref: int | None = None
) -> Crossing:
    """With what another handle, or the library till it tells, keeps after the call.

    It is a handle (`pin`) that stays open, or a record that isn't freed.
    """
    if slot.retained in (None, "call") and slot.destroy is None:
        return crossing
    kept, first = _callables(slot) if slot.destroy is not None else f"0{slot.name}_kept", crossing.converts[0]
    convert = Convert("retained", first.argument, kept, first.when, ref, pin=pin, keeps=kept)
    return replace(
        crossing,
        variables=(*crossing.variables, Variable(kept, "callables")),
        converts=(*crossing.converts, convert),
        releases=(*crossing.releases, Release("callables", kept)),
        keeps=(Keep(kept, first.argument, keeper(slot, frame)),),
    )
