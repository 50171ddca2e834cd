"""Measuring a record: its fields' sizes for the layout, without following a pointer."""

from __future__ import annotations

import re
from collections.abc import Mapping

from projector.ir import api
from projector.ir.types import align_of, size_of
from projector.items.binding import At
from projector.items.kind import Declared
from projector.items.record.layout import Layout, Part, Rules, lay_out
from projector.items.record.model import Field, Record
from projector.items.scope import Scope
from projector.items.validation import place_of

BASE = "_base"  # where the fields of `extends` lie
_PADDING = re.compile(r"_[0-9]+\Z")
_ALIGNMENTS = (1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096)


def is_padding(name: str) -> bool:
    """Whether a field is called `_1`, `_2`...: C has no name for it, or one that nobody should use."""
    return _PADDING.match(name) is not None


def stated_fields(model: Record) -> Mapping[str, Field]:
    """The fields, led by the record that this one extends."""
    if model.extends is None:
        return model.fields
    return {BASE: Field(type=model.extends, anonymous=True), **model.fields}


def measure(one: Declared[Record], scope: Scope) -> Layout | None:
    """The record's layout; None after an error."""
    return scope.once(("layout", one.key), one, lambda: _measure(one, scope))


def _measure(one: Declared[Record], scope: Scope) -> Layout | None:
    model, union = one.model, one.section == "unions"
    stated = stated_fields(model)
    if not _alignments(one, scope):
        return None
    last = len(stated) - 1
    parts = [
        _part(name, field, one, scope, tail=index == last and not union)
        for index, (name, field) in enumerate(stated.items())
    ]
    good = [part for part in parts if part is not None]
    if len(good) < len(parts):
        return None
    target = scope.target
    rules = Rules(union, model.pack or 0, model.align or 0, target.msvc_layout, target.unnamed_aligns)
    return lay_out(good, rules)


def _part(name: str, field: Field, one: Declared[Record], scope: Scope, *, tail: bool) -> Part | None:
    at = At(one, ("extends",) if name == BASE else ("fields", name), scope)
    kind = scope.type(field.type, one, at.place("type"), shallow=True)
    if kind is None or not scope.complete(kind, at.place("type")):
        return None
    if isinstance(kind, api.Pointer) and kind.c:
        at.error("PJ326", "type", f"a {field.type} can only be a parameter", "write an array of bytes of its size")
        return None
    if field.type.rstrip().endswith("[]") and not tail:
        message = f"{name} has no length, but isn't the record's last field"
        at.error("PJ333", "type", message, "write [length]; one of [0] takes no room")
        return None
    if field.anonymous and not isinstance(kind, api.RecordType):
        at.error("PJ334", "anonymous", f"{field.type} has no members that {one.name} could show", "name the field")
        return None
    if field.bits is not None and not _bits(name, field.bits, kind, at):
        return None
    if field.bits is not None and field.align is not None:
        at.error("PJ332", "align", "a bit-field has its type's alignment", "remove `align:`")
    align = max(align_of(kind), field.align or 1)
    return Part(size_of(kind), align, field.bits, named=not is_padding(name))


def _bits(name: str, bits: int, kind: api.Type, at: At) -> bool:
    if not isinstance(kind, api.Integer | api.EnumType | api.Boolean):
        at.error("PJ331", "bits", "only integers, enums and bool can be bit-fields", "remove `bits:`")
        return False
    most = 1 if isinstance(kind, api.Boolean) and kind.base is None else kind.size * 8
    if not 0 <= bits <= most:
        at.error("PJ331", "bits", f"a bit-field of this type has 1 to {most} bits, not {bits}", "correct `bits:`")
        return False
    if bits == 0 and not is_padding(name):
        at.error("PJ331", "bits", "a width of 0 closes a unit and can't have a name", "call it _1")
        return False
    return True


def _alignments(one: Declared[Record], scope: Scope) -> bool:
    """Whether every `pack` and `align` is a power of two."""
    stated = list[tuple[tuple[str, ...], int | None]]([(("pack",), one.model.pack), (("align",), one.model.align)])
    stated += [(("fields", name, "align"), field.align) for name, field in one.model.fields.items()]
    good = True
    for path, value in stated:
        if value is not None and (value not in _ALIGNMENTS or (path == ("pack",) and value > 16)):
            good = False
            message = f"{value} is no alignment"
            scope.found.error("PJ332", place_of(one.node, *path), message, "write a power of two: 1, 2, 4, 8, 16...")
    return good
