"""Handles: values that must be given back, as arguments (pinned while the call runs) and as results (owned)."""

from __future__ import annotations

from projector.ir.api import Handle, Pointer, Slot, Type
from projector.ir.recipe import Build, Convert, Kind, Parameter, Pass, Release, Variable
from projector.marshalling.callbacks import retained
from projector.marshalling.crossing import Crossing, Frame, Refused, handle_of, pin_of
from projector.marshalling.kinds import kind_of


def is_descriptor(handle: Handle) -> bool:
    """Whether a handle is a file descriptor: an int whose -1 means none."""
    return kind_of(handle.type) == "i32" and -1 in handle.invalid


def annotation_of(handle: Handle, frame: Frame) -> str:
    """What can be given for a handle."""
    kinds = [frame.names[handle.key]]
    if is_descriptor(handle):
        return " | ".join((*kinds, "int", "HasFileno"))  # every other kind of descriptor has a fileno(), too
    kinds += [frame.names[key] for key in handle.also]
    is_closed = isinstance(handle.type, Pointer) and not handle.pseudo
    return " | ".join(kinds if is_closed else (*kinds, "int"))


def _handle(slot: Slot, frame: Frame) -> Handle | None:
    if slot.handle is None:
        return None
    handle = frame.items[slot.handle]
    assert isinstance(handle, Handle)
    return handle


def cross(slot: Slot, frame: Frame) -> Crossing | None:
    """A handle by value, which the callee may take over (`own: full`), or made by the callee through a pointer."""
    handle = _handle(slot, frame)
    if handle is None:
        return _descriptor(slot, frame) if slot.descriptor else None
    if isinstance(slot.type, Pointer) and slot.direction == "out":
        return _out(slot, frame, handle, slot.type.target)
    kind = kind_of(slot.type)
    if kind is None or slot.direction in ("out", "inout"):
        raise Refused(f"{slot.name}: a handle crosses by value or as an out-parameter")
    pin, wide = pin_of(slot.name), handle_of(slot.name)
    optional = slot.optional or slot.nullable or slot.default is not None
    initial = slot.default if isinstance(slot.default, int) else _none(handle, kind)
    given_away = slot.own == "full" and not frame.closes
    taken, ref = frame.closes or given_away, frame.ref(handle.key)
    convert = Convert(
        "handle_taken" if taken else "handle",
        frame.place(slot.name),
        wide,
        "some" if optional else "always",
        ref,
        pin=None if taken else pin,
    )
    annotation = annotation_of(handle, frame)
    written = repr(slot.default) if isinstance(slot.default, int) else "None" if slot.optional else None
    parameter = Parameter(
        slot.python_name, slot.name, f"{annotation} | None" if slot.nullable or written == "None" else annotation,
        default=written, doc=frame.words(slot),
    )  # fmt: skip
    variables = (Variable(wide, "scalar", "i64", initial), *(() if taken else (Variable(pin, "pin"),)))
    released = () if taken else (Release("handle", pin),)
    if given_away:  # after a failure nobody else closes it
        released = (Release("discard", wide, ref, initial=initial),)
    crossing = Crossing(parameter, variables, (convert,), passes=(Pass("value", kind, wide),), releases=released)
    return retained(slot, frame, crossing, pin=pin)


def _descriptor(slot: Slot, frame: Frame) -> Crossing:
    """A file descriptor of any kind; if it is a handle's, that is pinned."""
    pin, into = pin_of(slot.name), handle_of(slot.name)
    return Crossing(
        Parameter(slot.python_name, slot.name, "int | HasFileno", doc=frame.words(slot)),
        (Variable(into, "scalar", "i64"), Variable(pin, "pin")),
        (Convert("descriptor", frame.place(slot.name), into, pin=pin),),
        passes=(Pass("value", "i32", into),),
        releases=(Release("handle", pin),),
    )


def _none(handle: Handle, kind: Kind) -> int:
    return handle.invalid[0] if handle.invalid else 0


def _out(slot: Slot, frame: Frame, handle: Handle, target: Type) -> Crossing:
    """A handle that the callee makes, also when it fails: then nobody takes it, and it is closed."""
    kind = kind_of(target)
    if kind is None:
        raise Refused(f"{slot.name}: a handle must be an integer or a pointer")
    ref, none = frame.ref(handle.key), _none(handle, kind)
    if slot.count is not None and slot.count.const != 1:
        return _several(slot, frame, handle, kind, slot.count.const)
    return Crossing(
        variables=(Variable(slot.name, "scalar", kind, none),),
        passes=(Pass("address", "pointer", slot.name),),
        build=_build(slot, handle, frame, slot.python_name, slot.name),
        releases=() if slot.own == "none" else (Release("discard", slot.name, ref, initial=none),),
    )


def _several(slot: Slot, frame: Frame, handle: Handle, kind: Kind, length: int | None) -> Crossing:
    """Exactly `length` handles that the callee makes: a tuple."""
    if length is None or slot.own == "none":
        raise Refused(f"{slot.name}: only as many handles as `count: {{const: n}}` says, which are owned, can be made")
    if not handle.invalid:
        raise Refused(f"{slot.name}: {handle.name} has no `invalid:` that tells which handles were made")
    ref, annotation = frame.ref(handle.key), frame.names[handle.key]
    one = f"{annotation} | None" if slot.nullable else annotation
    _, parents = frame.borrowed(slot)
    return Crossing(
        variables=(Variable(slot.name, "array", kind, handle.invalid[0], length),),
        passes=(Pass("value", "pointer", slot.name),),
        build=Build(
            "handles",
            slot.python_name,
            f"tuple[{', '.join([one] * length)}]",
            slot.name,
            ref,
            length=length,
            parents=parents,
            doc=frame.words(slot),
        ),
        releases=(Release("discard_all", slot.name, ref, length=length),),
    )


def _build(slot: Slot, handle: Handle, frame: Frame, name: str, of: str | None) -> Build:
    """A handle that owns the value, or one that lends it as long as others are open."""
    _, parents = frame.borrowed(slot)
    is_lent = slot.own == "none" and not handle.unowned
    if is_lent and not parents:
        raise Refused(f"{slot.name or name}: a handle that isn't owned needs `borrowed_from:` a handle that owns it")
    ref, annotation = frame.ref(handle.key), frame.names[handle.key]
    if slot.nullable:
        annotation = f"{annotation} | None"
    return Build("lent" if is_lent else "handle", name, annotation, of, ref, parents=parents, doc=frame.words(slot))


def cross_result(slot: Slot, frame: Frame) -> Crossing | None:
    """A handle that the caller owns or borrows; None where the native value means none and no error rule caught it."""
    handle = _handle(slot, frame)
    if handle is None:
        return None
    return Crossing(build=_build(slot, handle, frame, "result", None))
