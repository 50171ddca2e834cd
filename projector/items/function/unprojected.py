"""What a function says that the projection can't follow yet: it stays raw, and a note says why."""

from __future__ import annotations

from projector.ir import api
from projector.items.function.model import Function
from projector.items.kind import Declared
from projector.items.scope import Scope
from projector.items.slot import Param, Slot
from projector.items.validation import place_of

_POINTED, _STAR = "a pointer to a callback", "a callback is a pointer already: write its name alone, unless C has two"


def unprojected(one: Declared[Function], slots: tuple[api.Slot, ...], scope: Scope) -> tuple[str, ...]:
    """The keys in use that aren't projected, each with a note."""
    model = one.model
    used = list[tuple[tuple[str, ...], str]]()
    way = model.iterate
    if way is not None and (way.callback or way.count or not (way.length or way.next_offset or way.next)):
        used.append((("iterate",), "iterate"))
    if model.thread in ("main", "creator"):
        used.append((("thread",), "thread"))
    for section, stated in (("params", model.params), ("variadic", model.variadic or {})):
        bound = {one.name: one for one in slots}
        used += [
            ((section, name, key), key) for name, slot in stated.items() for key in _of_param(slot, bound.get(name))
        ]
    if model.returns:
        used += [(("returns", key), key) for key in _of_slot(model.returns)]
        if model.returns.when is not None:
            used.append((("returns", "when"), "when"))
    held = [slot for slot in slots if isinstance(slot.type, api.Pointer) and _is_callback(slot.type.target)]
    used += [(("params", slot.name), "callback") for slot in held if slot.reserved is None]
    for path, what in used:
        place = place_of(one.node, *path, default=one.place)
        told, hint = (_POINTED, _STAR) if what == "callback" else (f"`{what}`", "")
        scope.found.note("PJ390", place, f"{one.name}: {told} isn't projected yet, so the function stays raw", hint)
    return tuple(dict.fromkeys(what for _, what in used))


def _of_param(slot: Param, bound: api.Slot | None) -> list[str]:
    """Callbacks, handles and records are kept as they say; of other memory nothing is kept."""
    if bound is not None and _is_callback(bound.type):
        return ["iid_of"] if slot.iid_of is not None else []
    record = bound.type.target if bound is not None and isinstance(bound.type, api.Pointer) else None
    is_kept = bound is not None and (bound.handle is not None or isinstance(record, api.RecordType)) and not bound.count
    is_kept &= slot.dir != "out"
    keys = ("scope",) if is_kept and slot.user_data and slot.destroy else ("user_data", "destroy", "scope")
    return _of_slot(slot, keeps=is_kept) + [key for key in keys if getattr(slot, key) is not None]


def _of_slot(slot: Slot, *, keeps: bool = False) -> list[str]:
    found = [key for key in ("iid_of", "thread") if getattr(slot, key) is not None]
    if slot.retained and slot.retained.kept != "call" and not keeps:
        found.append("retained")
    return found


def _is_callback(found: api.Type) -> bool:
    while isinstance(found, api.Pointer):
        found = found.target
    return isinstance(found, api.CallbackType)
