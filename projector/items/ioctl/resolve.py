"""From stated ioctls to functions of the Api, `ioctl(fd, REQUEST, arg)`: Python sees the descriptor and the arg."""

from __future__ import annotations

from projector.ir import api
from projector.ir.types import INT
from projector.items.binding import At, number, reference
from projector.items.ioctl.model import Ioctl
from projector.items.kind import Declared
from projector.items.ranges import fits
from projector.items.rules import check_rule, rule
from projector.items.scope import Scope
from projector.items.words import words

SYMBOL = "ioctl"


def resolve(one: Declared[Ioctl], scope: Scope) -> api.Function | None:
    """The function; None if it has errors."""
    at = At(one, (), scope, ("fd", "arg"))
    library = scope.library(None, one, one.place)
    request, arg, returns = _request(at), _arg(at), _returns(at)
    if library is None or request is None or returns is None or (arg is None and one.model.arg):
        return None
    stated = one.model.errors
    errors = rule(stated.rule, at, "errors")
    if errors:
        check_rule(errors, returns, at, "errors")
    return api.Function(
        **words(one, scope),
        library=library.key,
        symbol=SYMBOL,
        params=(_descriptor(at), request),
        variadic=(arg,) if arg else (),
        is_variadic=True,
        is_request=True,
        returns=returns,
        errors=errors,
        clears_error=stated.clear,
        value="result" if one.model.returns else "status",
    )


def _descriptor(at: At) -> api.Slot:
    handle = reference(at.one.model.handle, "handle", ("handles",), "handle", at)
    wanted = at.scope.type(handle, at.one, at.place("handle")) if handle else INT
    if wanted is not None and wanted != INT:
        at.error("PJ341", "handle", f"handle {at.one.model.handle} is no descriptor", "compare `type:` there: an int")
    doc = (at.one.model.doc.params or {}).get("fd", "")
    return api.Slot("fd", "fd", INT, "int", at.place(), handle=handle, descriptor=handle is None, doc=doc)


def _request(at: At) -> api.Slot | None:
    """The number, which is never negative; one that doesn't fit is an error."""
    value = number(at.one.model.request, "request", at)
    kind = at.scope.type("unsigned long", at.one, at.place("request"))
    if value is None or not isinstance(kind, api.Integer):
        return None
    if not fits(value, kind):
        at.error("PJ347", "request", f"{value} is no request", "write it without a sign, as `_IOR` and its kin make it")
        return None
    return api.Slot("request", "request", kind, "unsigned long", at.place("request"), reserved=value)


def _arg(at: At) -> api.Slot | None:
    """The argument: its type by value, or a pointer to it where it has a direction."""
    model: Ioctl = at.one.model
    if model.arg is None:
        if model.dir:
            at.error("PJ212", "dir", "`dir` needs `arg`", "state the type of the argument")
        return None
    place = at.place("arg")
    kind = at.scope.type(model.arg, at.one, place)
    if kind is None or not at.scope.complete(kind, place):
        return None
    if isinstance(kind, api.Array) and model.dir is None:
        at.error("PJ212", "arg", "an array has no value to pass", "add `dir: in`, `dir: out` or `dir: inout`")
        return None
    count = None
    if model.dir:
        pointer = at.scope.target.pointer
        array = kind if isinstance(kind, api.Array) else None
        count = api.Count(const=array.length if array else 1)
        kind = api.Pointer(array.element if array else kind, model.dir == "in", pointer, pointer)
    return api.Slot(
        "arg",
        "arg",
        kind,
        f"{model.arg} *" if model.dir else model.arg,
        place,
        direction=model.dir,
        count=count,
        handle=at.scope.handle_named(model.arg, at.one),
        doc=(model.doc.params or {}).get("arg", ""),
    )


def _returns(at: At) -> api.Slot | None:
    """The result, an int in C whatever it means."""
    model: Ioctl = at.one.model
    stated = model.returns or "int"
    kind = at.scope.type(stated, at.one, at.place("returns"))
    if kind is None:
        return None
    if not isinstance(kind, api.Integer | api.EnumType) or kind.size != INT.size:
        at.error("PJ341", "returns", f"ioctl answers an int, no {stated}", "write int, or an enum or a handle of it")
        return None
    handle = at.scope.handle_named(stated, at.one)
    return api.Slot("result", "result", kind, stated, at.place("returns"), handle=handle, doc=model.doc.returns)
