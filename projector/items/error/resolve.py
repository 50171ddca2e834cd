"""Error rules are checked, and become values of the Api."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from projector.ir import api, condition
from projector.items.binding import At
from projector.items.error.model import Error, Given, Message
from projector.items.kind import Declared
from projector.items.scope import Scope
from projector.items.words import words
from projector.names import did_you_mean


def resolve(one: Declared[Error], scope: Scope) -> api.ErrorRule | None:
    """The rule, with the constants of its conditions as numbers."""
    model, at = one.model, At(one, (), scope)
    fail_if = bound(model.fail_if, at, "fail_if")
    cases = tuple(
        (when, _exception(case.exception, at, "cases"))
        for case in model.cases
        if (when := bound(case.when, at, "cases")) is not None
    )
    message = model.message
    call = _message_call(message, at) if message and message.call else None
    explained_by = _explained_by(model, (fail_if, *(when for when, _ in cases)), at) if fail_if else None
    if fail_if is None or explained_by is None:
        return None
    return api.ErrorRule(
        **words(one, scope),
        fail_if=fail_if,
        exception=_exception(model.exception, at, "exception"),
        message=message.text if message else None,
        message_call=call,
        message_with=tuple((name, _given(given, at, "message", "with", name)) for name, given in message.with_.items())
        if message
        else (),
        message_field=message.field if message else None,
        code=_given(model.code, at, "code") if model.code else None,
        cases=cases,
        clear=model.clear,
        explained_by=explained_by,
    )


def _explained_by(model: Error, looks: Iterable[condition.Condition | None], at: At) -> api.System | None:
    """What explains an OSError; None, reported, where errno and the last error are both asked for: one is kept."""
    subjects = {one.subject for stated in looks if stated for one in condition.comparisons(stated)}
    told: api.System = model.explained_by or ("last_error" if "last_error" in subjects else "errno")
    wanted = {told, *subjects} & {"errno", "last_error"}
    if len(wanted) < 2:
        return told
    message = f"rule {at.one.name} asks for errno and for the last error"
    at.scope.found.error("PJ352", at.place("fail_if"), message, "look at one of them only")
    return None


def _given(stated: Given, at: At, *path: str) -> api.Given:
    """A value of the failed call, or of another function."""
    if stated.call is None:
        return stated.param or "ret"
    one = at.scope.find(stated.call, ("functions",), at.one, at.place(*path, "call"), "function")
    if one is not None:
        _check_params(one, stated.with_, at, *path)
    return api.Asked(one.key if one else "", tuple(stated.with_.items()))


def _check_params(one: Declared[Any], given: Iterable[str], at: At, *path: str) -> None:
    """What a function is given must be its parameters."""
    for name in given:
        if name not in one.model.params:
            hint = did_you_mean(name, one.model.params)
            place = at.place(*path, "with", name)
            at.scope.found.error("PJ344", place, f"{one.name} has no parameter {name!r}", hint)


def _message_call(message: Message, at: At) -> api.Key | None:
    """The function that answers the message; what it is given must be its parameters."""
    place = at.place("message", "call")
    one = at.scope.find(message.call or "", ("functions",), at.one, place, "function")
    if one is None:
        return None
    _check_params(one, message.with_, at, "message")
    return one.key


def bound(text: str, at: At, key: str) -> condition.Condition | None:
    """A condition with its constants replaced by their values."""
    return _bound(condition.parse(text), at, key)


def _bound(stated: condition.Condition, at: At, key: str) -> condition.Condition | None:
    if isinstance(stated, condition.Comparison):
        values = [
            value if isinstance(value, int) else at.scope.number(value, at.one, at.place(key))
            for value in stated.values
        ]
        good = tuple(value for value in values if value is not None)
        return condition.Comparison(stated.subject, stated.operator, good) if len(good) == len(values) else None
    parts = [_bound(part, at, key) for part in stated.parts]
    known = tuple(part for part in parts if part is not None)
    return type(stated)(known) if len(known) == len(parts) else None


def _exception(name: str, at: At, key: str) -> str:
    """A built-in exception's name, or a declared one's key."""
    if name in BUILTIN_EXCEPTIONS and name not in at.scope.names(("exceptions",), at.one):
        return name
    one = at.scope.find(name, ("exceptions",), at.one, at.place(key), "exception", BUILTIN_EXCEPTIONS)
    return one.key if one else name


BUILTIN_EXCEPTIONS = (
    "ArithmeticError",
    "BufferError",
    "EOFError",
    "Exception",
    "ImportError",
    "IndexError",
    "KeyError",
    "LookupError",
    "MemoryError",
    "NotImplementedError",
    "OSError",
    "OverflowError",
    "PermissionError",
    "RuntimeError",
    "SystemError",
    "TimeoutError",
    "TypeError",
    "UnicodeError",
    "ValueError",
)
