"""From stated records to those of the Api, with every field in its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from projector.ir import api
from projector.ir.types import align_of
from projector.items.binding import At, meaning
from projector.items.kind import Declared
from projector.items.naming import check_names, field_name
from projector.items.record.choices import check_choices, choice_of
from projector.items.record.layout import Layout, Position
from projector.items.record.measure import BASE, is_padding, measure, stated_fields
from projector.items.record.model import Field, Record
from projector.items.record.pointer import check_pointers
from projector.items.scope import Scope
from projector.items.validation import place_of
from projector.items.words import words
from projector.names import did_you_mean


def resolve(one: Declared[Record], scope: Scope) -> api.Record | None:
    """The record; None if it has errors."""
    model = one.model
    laid = measure(one, scope)
    stated = stated_fields(model)
    bound = [_field(name, field, one, scope) for name, field in stated.items()]
    if laid is None or any(field is None for field in bound):
        return None
    _check(one, laid, scope)
    placed = [_at(field, position) for field, position in zip(bound, laid.positions, strict=True) if field]
    fields = tuple(seen for field in placed for seen in (field, *_lifted(field, stated, scope)))
    check_names((field for field in fields if not field.padding), scope.found)
    _check_atomics(one, fields, laid.align, scope)
    check_pointers(one, fields, scope)
    _check_size_field(one, fields, scope)
    check_choices(one, fields, scope)
    return api.Record(
        **words(one, scope),
        fields=fields,
        size=laid.size if stated else 0,
        align=laid.align,
        union=one.section == "unions",
        opaque=not stated,
        pack=model.pack or 0,
        stated_align=model.align or 0,
        size_field=model.size_field,
        curated=model.source is not None and model.source.origin == "curated",
        base=fields[0].type.key if model.extends and isinstance(fields[0].type, api.RecordType) else None,
    )


def as_type(one: Declared[Record], scope: Scope, shallow: bool) -> api.RecordType | None:
    """The record as the type of a slot or field."""
    laid = measure(one, scope)
    if laid is None:
        return None
    is_opaque = not stated_fields(one.model)
    return api.RecordType(one.key, 0 if is_opaque else laid.size, laid.align, is_opaque)


def _field(name: str, field: Field, one: Declared[Record], scope: Scope) -> api.Field | None:
    path = ("extends",) if name == BASE else ("fields", name)
    at = At(one, path, scope, tuple(one.model.fields))
    bound = meaning(field, at)
    if bound is None:
        return None
    if field.flexible and field.flexible.count not in one.model.fields:
        message = f"there is no field {field.flexible.count!r} to count {name}"
        at.error("PJ344", "flexible", message, did_you_mean(field.flexible.count, one.model.fields))
    choose = choice_of(field, at) if field.choose else None
    if field.choose and choose is None:
        return None
    return api.Field(
        name=name,
        python_name=(field.python.name if field.python else None) or field_name(name),
        type=bound.type,
        spelled=field.type,
        place=at.place(),
        bits=field.bits,
        align=field.align or 0,
        enum=bound.enum,
        handle=bound.handle,
        string=bound.string,
        count=bound.count,
        nullable=field.nullable,
        direction=field.dir,
        own=field.own,
        atomic=field.atomic is not None,
        choose=choose,
        flexible=field.flexible.count if field.flexible else None,
        padding=field.anonymous or is_padding(name),
        doc=field.doc.summary,
    )


def _at(field: api.Field, position: Position) -> api.Field:
    return replace(field, offset=position.offset, bit_offset=position.bit_offset)


def _lifted(field: api.Field, stated: Mapping[str, Field], scope: Scope) -> tuple[api.Field, ...]:
    """The members of an anonymous record, as fields of the record that holds it."""
    if not stated[field.name].anonymous or not isinstance(field.type, api.RecordType):
        return ()
    inner = scope.item(field.type.key)
    if not isinstance(inner, api.Record):
        return ()
    return tuple(
        replace(one, offset=field.offset + one.offset, path=(field.name, *(one.path or (one.name,))))
        for one in inner.fields
        if not one.padding
    )


def _check_atomics(one: Declared[Record], fields: tuple[api.Field, ...], align: int, scope: Scope) -> None:
    """Only integers that lie where the processor reads them at once can be atomic."""
    for field in fields:
        if not field.atomic:
            continue
        kind = field.type
        if not isinstance(kind, api.Integer | api.EnumType | api.Boolean) or field.bits is not None:
            message = f"{one.name}.{field.name} ({field.spelled}) is no integer, so it can't be atomic"
            scope.found.error("PJ335", field.place, message, "remove `atomic:`")
        elif field.offset % kind.size or align % min(kind.size, align_of(kind)):
            message = f"{one.name}.{field.name} isn't always aligned to {kind.size} bytes, so it can't be atomic"
            scope.found.error("PJ335", field.place, message, "check `pack`, `align` and what is before it")


def _check_size_field(one: Declared[Record], fields: tuple[api.Field, ...], scope: Scope) -> None:
    """The record's own size must fit into the field."""
    for field in fields:
        if field.name != one.model.size_field:
            continue
        if not isinstance(field.type, api.Integer) or field.bits is not None or field.padding:
            message = f"{one.name}.{field.name} ({field.spelled}) is no integer, so it can't hold a size"
            scope.found.error("PJ336", place_of(one.node, "size_field"), message, "correct `size_field:`")


def _check(one: Declared[Record], laid: Layout, scope: Scope) -> None:
    """Compare what the metadata states with what was computed."""
    model = one.model
    if model.size is not None and model.size != laid.size:
        message = f"{one.name} has {laid.size} bytes on {scope.target.name}, not {model.size}"
        scope.found.error("PJ330", place_of(one.node, "size"), message, "check fields, `pack` and `align`")
    positions = dict(zip(stated_fields(model), laid.positions, strict=True))
    for name, field in model.fields.items():
        offset = positions[name].offset
        if field.offset is not None and field.offset != offset:
            message = f"{one.name}.{name} lies at {offset} on {scope.target.name}, not {field.offset}"
            scope.found.error("PJ330", place_of(one.node, "fields", name, "offset"), message, "check what is before it")
    if model.size_field is not None and model.size_field not in model.fields:
        hint = did_you_mean(model.size_field, model.fields)
        message = f"there is no field {model.size_field!r}"
        scope.found.error("PJ344", place_of(one.node, "size_field"), message, hint)
    if model.fields and all(is_padding(name) and not field.anonymous for name, field in model.fields.items()):
        scope.found.error("PJ331", one.place, f"{one.name} has nothing but padding", "name one of its fields")
