"""Binding: slots as metadata states them become slots of the Api, with every name resolved."""

from __future__ import annotations

from collections.abc import Mapping as Stated
from dataclasses import dataclass, replace
from typing import Any

from projector.diagnostics import Place
from projector.ir import api
from projector.items.choice import choice
from projector.items.kind import Declared
from projector.items.naming import check_names, plain_name
from projector.items.ranges import fits
from projector.items.scalars import Quoted
from projector.items.scope import Scope
from projector.items.slot import Count, Param, Result, Retained, Slot, String, Value
from projector.names import did_you_mean
from projector.yaml import Mapping, Node

_WIDTHS = {"utf16": 2, "utf32": 4}


class At:
    """Where a slot is stated: the item, the keys below it, and what its neighbours are called."""

    __slots__ = ("here", "is_field", "node", "one", "scope", "siblings")

    def __init__(self, one: Declared[Any], path: tuple[str, ...], scope: Scope, siblings: tuple[str, ...] = ()) -> None:
        self.one, self.scope, self.siblings = one, scope, siblings
        self.is_field = path[:1] == ("fields",)
        self.node: Node | None = one.node
        self.here = one.place
        for key in path:
            self.node = self.node.get(key) if isinstance(self.node, Mapping) else None
            self.here = self.node.place if self.node else self.here

    def place(self, *keys: str) -> Place:
        """The place of the slot's value, or of a key below it."""
        place, node = self.here, self.node
        for key in keys:
            node = node.get(key) if isinstance(node, Mapping) else None
            if node is None:
                return place
            place = node.place
        return place

    def error(self, code: str, key: str, message: str, hint: str = "") -> None:
        """An error about one key of the slot."""
        self.scope.found.error(code, self.place(key), message, hint)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What fields and slots share once bound."""

    type: api.Type
    enum: api.Key | None
    handle: api.Key | None
    string: api.String | None
    count: api.Count | None


def params(
    stated: Stated[str, Param], section: str, one: Declared[Any], scope: Scope, siblings: tuple[str, ...]
) -> tuple[api.Slot, ...] | None:
    """All parameters in order; None if any has an error."""
    found = [param(name, model, At(one, (section, name), scope, siblings)) for name, model in stated.items()]
    good = tuple(slot for slot in found if slot is not None)
    check_names(good, scope.found)
    return good if len(good) == len(found) else None


def param(name: str, model: Param, at: At) -> api.Slot | None:
    """A parameter; arrays become pointers, as in C."""
    bound = meaning(model, at)
    if bound is None:
        return None
    count, kind = bound.count, bound.type
    if isinstance(kind, api.Array):
        pointer = at.scope.target.pointer
        count = count or (api.Count(const=kind.length) if kind.length else None)
        kind = api.Pointer(kind.element, "const" in model.type.split("[")[0].split(), pointer, pointer)
    if not at.scope.complete(kind, at.place("type")):
        return None
    _direction(name, model, kind, at)
    _allocated(model, kind, model.dir in ("out", "inout"), at)
    default, default_name = _default(model, bound, at)
    reserved = None if model.reserved is None else number(model.reserved, "reserved", at)
    for key, value in (("default", default), ("reserved", reserved)):
        _in_range(value, key, model.type, kind, at)
    python = model.python
    return api.Slot(
        **_slot(name, model, at),
        type=kind,
        enum=bound.enum,
        handle=bound.handle,
        string=bound.string,
        count=count,
        direction=model.dir,
        pieces=_pieces(model, kind, at),
        optional=model.optional,
        default=default,
        default_name=default_name,
        reserved=reserved,
        keyword_only=bool(python and python.keyword_only),
        positional_only=bool(python and python.positional_only),
        user_data=_sibling(model.user_data, "user_data", at),
        scope=model.scope,
        by_caller=model.thread == "caller",
        destroy=_sibling(model.destroy, "destroy", at),
    )


def result(model: Result, at: At) -> api.Slot | None:
    """A result; its type isn't void."""
    bound = meaning(model, at)
    if bound is None or not at.scope.complete(bound.type, at.place("type")):
        return None
    if isinstance(bound.type, api.Array):
        at.error("PJ326", "type", "a function can't give an array", "write a pointer, with `count:`")
        return None
    _allocated(model, api.Pointer(bound.type, False, 0, 0), True, at)
    words = _slot("result", model, at)
    words["doc"] = words["doc"] or at.one.model.doc.returns
    return api.Slot(
        **words,
        type=bound.type,
        enum=bound.enum,
        handle=bound.handle,
        string=bound.string,
        count=bound.count,
    )


def _slot(name: str, model: Slot, at: At) -> dict[str, Any]:
    """The fields of a slot that parameters and results have alike."""
    python = model.python.name if model.python else None
    return {
        "name": name,
        "python_name": python or plain_name(name),
        "spelled": model.type,
        "place": at.place(),
        "nullable": model.nullable,
        "choose": choice(model.choose, tuple(_decider(name, at) for name in model.choose.by), at)
        if model.choose
        else None,
        "own": model.own,
        "free": reference(model.free, "free", ("functions",), "function", at),
        "free_each": reference(model.free_each, "free_each", ("functions",), "function", at),
        "doc": model.doc.summary or (at.one.model.doc.params or {}).get(name, ""),
        "borrowed_from": tuple(name for name in model.borrowed_from if _sibling(name, "borrowed_from", at)),
        "retained": _retained(model.retained, at),
    }


def _decider(name: str, at: At) -> api.Key | None:
    """The enum of the parameter that decides a type."""
    model = at.one.model.params.get(name)
    return reference(model.enum, "enum", ("enums",), "enum", At(at.one, ("params", name), at.scope)) if model else None


def _retained(stated: Retained | None, at: At) -> str | None:
    if stated is None or stated.until is None:
        return stated.kept if stated else None
    one = at.scope.find(stated.until, ("functions",), at.one, at.place("retained", "until"), "function")
    return one.key if one else None


def _sibling(name: str | None, key: str, at: At) -> str | None:
    """The name of another parameter; an error if there is none."""
    if name is not None and name not in at.siblings:
        at.error("PJ344", key, f"there is no parameter {name!r}", did_you_mean(name, at.siblings))
    return name


def _direction(name: str, model: Param, kind: api.Type, at: At) -> None:
    if model.dir not in ("out", "inout") or model.choose:
        return
    if not isinstance(kind, api.Pointer):
        at.error("PJ343", "dir", f"{name!r} is no pointer, so nothing comes out of it", "leave `dir` out")
    elif kind.const:
        at.error("PJ343", "dir", f"nothing can be written through {model.type}", "leave `dir` out, or `const`")


def _pieces(model: Param, kind: api.Type, at: At) -> api.Pieces | None:
    """The fields that are a piece of memory: an address and an unsigned length, in an array of records."""
    stated = model.pieces
    if stated is None:
        return None
    for key, name in (("address", stated.address), ("length", stated.length)):
        if name not in _fields(kind, at):
            hint = did_you_mean(name, _fields(kind, at)) or "pieces are an array of records with two such fields"
            at.scope.found.error("PJ344", at.place("pieces", key), f"{model.type} has no field {name!r}", hint)
            return None
    return api.Pieces(stated.address, stated.length, stated.dir != "in")


def _allocated(model: Slot, kind: api.Type, comes_out: bool, at: At) -> None:
    """Whether it is made by whom metadata says: the callee makes what a pointer to a pointer gets."""
    if model.allocate is None:
        return
    target = kind.target if isinstance(kind, api.Pointer) else None
    maker = "callee" if isinstance(target, api.Pointer) else "caller"
    if target is None or not comes_out:
        at.error("PJ355", "allocate", "nothing is made here", "remove `allocate:`")
    elif model.allocate != maker:
        at.error(
            "PJ355", "allocate", f"the {maker} makes what {model.type} leads to", "correct `allocate:` or the type"
        )


def _in_range(value: int | float | str | None, key: str, spelled: str, kind: api.Type, at: At) -> None:
    if isinstance(value, int) and isinstance(kind, api.Integer) and not fits(value, kind):
        at.error("PJ347", key, f"{value} doesn't fit into {spelled}", f"correct `{key}:`")


def meaning(model: Value, at: At) -> Meaning | None:
    """Type, enum, handle, string and count of a slot or field."""
    bound = at.scope.type(model.type, at.one, at.place("type"))
    if bound is None:
        return None
    listed = model.string is not None and model.count is not None and model.count.null_terminated  # as without it
    return Meaning(
        type=bound,
        enum=_enum(model, bound, at),
        handle=_handle(model, bound, at),
        string=_string(model.string, bound, at),
        count=None if listed else _count(model.count, bound, at),
    )


def reference(name: str | None, key: str, sections: tuple[str, ...], what: str, at: At) -> api.Key | None:
    """The key of the item that a slot's key names."""
    if name is None:
        return None
    one = at.scope.find(name, sections, at.one, at.place(key), what)
    return one.key if one else None


def number(stated: int | str, key: str, at: At) -> int | None:
    """An integer, or the value of a constant."""
    return stated if isinstance(stated, int) else at.scope.number(stated, at.one, at.place(key))


def _enum(model: Value, bound: api.Type, at: At) -> api.Key | None:
    key = reference(model.enum, "enum", ("enums",), "enum", at)
    core = bound.target if isinstance(bound, api.Pointer) else bound.element if isinstance(bound, api.Array) else bound
    if key and not isinstance(core, api.Integer | api.EnumType):
        at.error("PJ340", "enum", f"{model.type} holds no integers, so no enum", "remove `enum:`")
    return key


def _mutable(of: api.Type) -> api.Type:
    """A handle may be passed as a pointer to const: C adds that by itself."""
    return replace(of, const=False) if isinstance(of, api.Pointer) else of


def _handle(model: Value, bound: api.Type, at: At) -> api.Key | None:
    key = reference(model.handle, "handle", ("handles",), "handle", at)
    if key is None:
        return at.scope.handle_named(model.type, at.one)
    wanted = at.scope.type(key, at.one, at.place("handle"))
    pointed = (
        bound.target if isinstance(bound, api.Pointer) else bound.element if isinstance(bound, api.Array) else bound
    )
    listed = pointed.target if isinstance(pointed, api.Pointer) else pointed
    if wanted is not None and _mutable(wanted) not in map(_mutable, (bound, pointed, listed)):
        at.error("PJ341", "handle", f"{model.type} isn't the type of handle {model.handle}", "compare `type:` there")
    return key


def _string(stated: String | None, bound: api.Type, at: At) -> api.String | None:
    if stated is None:
        return None
    core = bound
    while isinstance(core, api.Pointer | api.Array):
        core = core.target if isinstance(core, api.Pointer) else core.element
    if core is bound or not isinstance(core, api.Character | api.Void | api.Integer):
        at.error("PJ342", "string", "only pointers to characters and arrays of them are text", "remove `string:`")
    elif not isinstance(core, api.Void):
        wide = at.scope.target.wchar if stated.encoding == "wide" else _WIDTHS.get(stated.encoding, 1)
        if core.size != wide and not (stated.encoding == "filename" and core.size == 2):
            message = f"{stated.encoding} has characters of {wide} bytes, and {core.c} has {core.size}"
            at.error("PJ342", "string", message, "correct the encoding or the type")
    return api.String(stated.encoding, stated.terminated)


def _fields(bound: api.Type, at: At) -> tuple[str, ...]:
    """The fields of the record that a pointer leads to: one may say how long that is."""
    target = bound.target if isinstance(bound, api.Pointer) else None
    record = at.scope.item(target.key) if isinstance(target, api.RecordType) and target.size else None
    return tuple(field.name for field in record.fields) if isinstance(record, api.Record) else ()


def _count(stated: Count | None, bound: api.Type, at: At) -> api.Count | None:
    if stated is None:
        return None
    ways = [key for key in ("param", "field", "const", "call", "outer") if getattr(stated, key) is not None]
    ways += ["null_terminated"] if stated.null_terminated else []
    if len(ways) > 1 or not (ways or stated.in_ or stated.out or stated.returned):
        at.error(
            "PJ346",
            "count",
            "a length is one of param, field, const, call, outer and null_terminated",
            "state exactly one of them",
        )
    if stated.outer is not None and at.one.section != "callbacks":
        hint = "state `param`: this function's own parameter"
        at.error("PJ346", "count", "only in a callback there is an outer call to count by", hint)
    named = {"param": stated.param, "field": stated.field, "size": stated.size, "in": stated.in_, "out": stated.out}
    for key, name in named.items():
        if name is not None and name not in (*at.siblings, *(_fields(bound, at) if key == "field" else ())):
            what = "field" if key == "field" else "parameter"
            place = at.place("count", key)
            at.scope.found.error("PJ344", place, f"there is no {what} {name!r}", did_you_mean(name, at.siblings))
    call = (
        at.scope.find(stated.call, ("functions",), at.one, at.place("count", "call"), "function")
        if stated.call
        else None
    )
    return api.Count(
        param=stated.param or stated.in_,
        field=stated.field,
        const=None if stated.const is None else number(stated.const, "count", at),
        call=call.key if call else None,
        unit=stated.unit,
        outer=stated.outer,
        size=stated.size,
        out=stated.out,
        returned=stated.returned,
        includes_nul=stated.includes_nul,
        null_terminated=stated.null_terminated,
    )


def _default(model: Param, bound: Meaning, at: At) -> tuple[int | float | str | None, str | None]:
    """The value and, if it was one, the name of the constant; a member of the slot's own enum comes first."""
    stated = model.default
    if stated is None or isinstance(stated, bool | int | float):
        return int(stated) if isinstance(stated, bool) else stated, None
    if isinstance(stated, Quoted):
        return str(stated), None
    name = f"{bound.enum}.{stated}" if bound.enum and at.scope.has_member(bound.enum, stated) else stated
    return at.scope.number(name, at.one, at.place("default")), stated
