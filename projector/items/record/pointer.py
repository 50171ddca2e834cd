"""Fields that are pointers: what is said of them is checked, and planned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from projector.ir import api
from projector.ir.plan import FieldPlan, PointerPlan
from projector.items.callback.plan import plan as plan_callback
from projector.items.kind import Declared
from projector.items.record.model import Record
from projector.items.scope import Scope
from projector.items.validation import place_of
from projector.marshalling.pointers import is_read, lead


def check_pointers(one: Declared[Record], fields: Sequence[api.Field], scope: Scope) -> None:
    """Only pointers have an owner, and only integers count."""
    named = {field.name: field for field in fields}
    for field in fields:
        of = _element(field.type)
        is_owned = field.own != "full" or field.handle is not None
        leads = {"own": isinstance(of, api.Pointer | api.CallbackType) and is_owned, "dir": isinstance(of, api.Pointer)}
        for key, stated in (("own", field.own), ("dir", field.direction)):
            if stated is not None and not leads[key] and not field.path:
                place = place_of(one.node, "fields", field.name, key)
                what = "pointer" if is_owned or key == "dir" else "handle"
                message = f"{one.name}.{field.name} ({field.spelled}) is no {what}"
                scope.found.error("PJ337", place, message, f"remove `{key}:`")
        counter = named.get(field.count.field) if field.count and field.count.field else None
        if counter is not None and (not isinstance(counter.type, api.Integer) or counter.bits is not None):
            place = place_of(one.node, "fields", field.name, "count", "field", default=field.place)
            message = f"{one.name}.{counter.name} ({counter.spelled}) is no integer, so it can't count"
            scope.found.error("PJ338", place, message, "name an integer field")


def _element(of: api.Type) -> api.Type:
    while isinstance(of, api.Array):
        of = of.element
    return of


def plan_pointer(
    of: api.Type,
    field: api.Field,
    common: Mapping[str, object],
    items: Mapping[api.Key, api.Item],
    names: Mapping[api.Key, str],
    counters: Mapping[str, str],
) -> FieldPlan | None:
    """A pointer that the record keeps; None for one of which too little is known."""
    found = lead(of, field, items, names)
    if found is None or not isinstance(of, api.Pointer | api.CallbackType):
        return None
    count = field.count
    written = isinstance(of, api.Pointer) and not is_read(of, field)
    lent, owned = field.own == "none", field.own == "full"
    called = _callable(of, items, names)
    return FieldPlan(
        **common,  # type: ignore[arg-type]
        kind="opaque_at" if found.kind == "callback_at" and not called else found.kind,
        size=of.size,
        annotation=found.gives,
        takes=called or found.takes,
        type=found.record,
        length=(count.const or 0) if count else 0,
        counted_by=counters.get(count.field) if count and count.field else None,
        pointer=PointerPlan(
            found.of, found.item, written, lent, bool(count and count.unit == "bytes"), others=found.others
        ),
        keeps=True,
        lent=lent,
        owned=owned,
    )


def _callable(of: api.Type, items: Mapping[api.Key, api.Item], names: Mapping[api.Key, str]) -> str:
    """What a field that is a function pointer takes besides others of its kind: whatever can be called so."""
    callback = items.get(of.key) if isinstance(of, api.CallbackType) else None
    recipe = plan_callback(callback, items, names).recipe if isinstance(callback, api.Callback) else None
    return f"{recipe.annotation} | {names[recipe.key]} | None" if recipe is not None and not recipe.raw else ""


def counted(fields: Sequence[FieldPlan]) -> tuple[FieldPlan, ...]:
    """The fields, where what counts pointers isn't set by itself, and those with the same counter know each other."""
    rings = dict[str, list[str]]()
    for field in fields:
        if field.pointer is not None and field.counted_by is not None:
            rings.setdefault(field.counted_by, []).append(field.name)
    return tuple(_linked(field, rings) for field in fields)


def _linked(field: FieldPlan, rings: Mapping[str, list[str]]) -> FieldPlan:
    if field.name in rings:
        return replace(field, takes=None)
    ring = rings.get(field.counted_by or "", []) if field.pointer else []
    if field.pointer is None or len(ring) < 2:
        return field
    after = ring[(ring.index(field.name) + 1) % len(ring)]
    return replace(field, pointer=replace(field.pointer, also=after))
