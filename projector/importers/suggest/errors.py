"""How failures are told: an enum of errors, codes below zero, errno."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from projector.importers.suggest import measured
from projector.importers.suggest.groups import groups
from projector.importers.suggest.reason import Reason
from projector.importers.suggest.survey import Survey, path_of, words
from projector.ir.api import Character, EnumType, Function, Integer, Key, Pointer, Slot, Void, size_of
from projector.ir.proposal import Said, Suggestion

_ERROR_WORDS = frozenset(words("error errors err errno status code codes result rc retval"))
_SAYS_ERROR = frozenset(words("error err errno"))
_FINE = frozenset(words("ok okay success none"))
_EXPLAINS = frozenset(words("strerror errstr errmsg message msg error err string str"))
_ASKS = frozenset(
    words(
        "is has count get num status errcode error errno version compare cmp equal equals eq can size length strerror"
    )
)
_TAIL = re.compile(r"(_|(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[a-z]))?(errors?|err|errno|status|codes?|result)$|_t$", re.I)
_SIGNED_SIZES = ("ssize_t", "off_t")
_PURE = ("str", "mem", "is", "to", "ato", "abs", "lab", "llab")  # of <string.h>, <ctype.h> and <stdlib.h>


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes of a library: an enum's or constants'. `fine` is the one that says success, if it has a name."""

    name: str
    home: str
    fine: str | None
    below_zero: bool
    key: Key | None = None


def errors(of: Survey) -> Iterator[Suggestion]:
    """A rule for each enum of errors, and who follows it; for the C library errno."""
    typed = [codes for codes in _enums(of) if codes.key and _users(of, codes)]
    for codes in typed:
        yield from _rule(of, codes, _users(of, codes), measured.STATUS_TYPE)
    untyped = [codes for codes in (*_enums(of), *_constants(of)) if codes.key not in {one.key for one in typed}]
    below = [codes for codes in untyped if codes.below_zero]
    untyped = below if len(below) == 1 else untyped
    if len(untyped) == 1 and not typed:
        yield from _rule(of, untyped[0], _makers(of), measured.STATUS_INT)
        if untyped[0].below_zero and untyped[0].key:
            yield from _followers(of, untyped[0], _others(of), measured.STATUS_HANDLE)
    for function in of.functions:
        if function.library in of.process and function.errors is None and function.returns is not None:
            yield from _errno(of, function, function.returns)


def _rule(of: Survey, codes: Codes, users: list[Function], reason: Reason) -> Iterator[Suggestion]:
    name = _short(codes.name)
    exception = f"{''.join(part.capitalize() for part in words(name))}Error"
    fails = "ret < 0" if codes.below_zero or codes.fine is None else f"ret != {codes.fine}"
    says: dict[str, Said] = {"fail_if": fails, "exception": exception}
    explains = _explains(of, codes)
    if explains is not None:
        says["message"] = {"call": explains.name, "with": {explains.params[0].name: "ret"}}
    error: dict[str, Said] = {"base": "Exception", "fields": {"code": "int"}}
    yield Suggestion(codes.home, ("exceptions", exception), error, reason.words, reason.confidence, new=True)
    needs = (codes.home, "exceptions", exception)
    yield Suggestion(codes.home, ("errors", name), says, reason.words, reason.confidence, new=True, needs=needs)
    yield from _followers(of, codes, users, reason)


def _followers(of: Survey, codes: Codes, users: list[Function], reason: Reason) -> Iterator[Suggestion]:
    name = _short(codes.name)
    for function in users:
        says: dict[str, Said] = {"errors": name}
        if reason is not measured.STATUS_HANDLE or not codes.below_zero:
            says["value"] = "status"
        path = (*path_of(function, function.params[0])[:2], "returns")
        yield Suggestion(
            of.home(function), path, says, reason.words, reason.confidence, needs=(codes.home, "errors", name)
        )


def _short(name: str) -> str:
    """The name without the words that say what it is: CURLcode is CURL, git_error_code git."""
    while (shorter := _TAIL.sub("", name).strip("_")) and shorter != name:
        name = shorter
    return name.lower()


def _enums(of: Survey) -> list[Codes]:
    found = list[Codes]()
    for one in of.enums:
        if one.key in of.homes and _is_called_error(one.name):
            values = {member.name: member.value for member in one.members}
            codes = _codes(one.name, of.homes[one.key], values, one.key)
            found += [codes] if codes else []
    return found


def _constants(of: Survey) -> list[Codes]:
    found = list[Codes]()
    for group in groups(of):
        own = len(group.words) == 1
        failures = {name: value for name, value in group.values.items() if _SAYS_ERROR & set(words(name)) or not value}
        codes = _codes(group.name, group.home, failures, None) if own else None
        found += [codes] if codes and codes.fine == f"{group.prefix}OK" else []
    return found


def _codes(name: str, home: str, values: dict[str, int], key: Key | None) -> Codes | None:
    fine = next((one for one, value in values.items() if value == 0 and _FINE & set(words(one)[-2:])), None)
    below = sum(value < 0 for value in values.values())
    above = sum(value > 0 for value in values.values())
    if len(values) < 3 or (fine is None and below <= above):
        return None
    return Codes(name, home, fine, below > above, key)


def _is_called_error(name: str) -> bool:
    lower = name.lower().removesuffix("_t")
    return bool(_ERROR_WORDS & set(words(name))) or any(lower.endswith(word) for word in ("code", "error", "status"))


def _users(of: Survey, codes: Codes) -> list[Function]:
    """The functions whose result is of the enum, without those that only ask for it."""
    return [
        one
        for one in of.functions
        if one.returns is not None
        and one.errors is None
        and isinstance(one.returns.type, EnumType)
        and one.returns.type.key == codes.key
        and one.params
        and not (len(one.params) == 1 and _ASKS & set(words(one.name)))
    ]


def _makers(of: Survey) -> list[Function]:
    """Functions with an int result that give something else through a pointer to a pointer."""
    return [one for one in _plain(of) if any(_is_made(of, slot) for slot in one.params)]


def _others(of: Survey) -> list[Function]:
    """Functions with an int result that work on something opaque and don't ask about it."""
    return [
        one
        for one in _plain(of)
        if of.thing(one.params[0].type, one.params[0].spelled)
        and not (isinstance(one.params[0].type, Pointer) and one.params[0].type.const)
        and not any(_is_made(of, slot) for slot in one.params)
        and not _ASKS & set(words(one.name))
    ]


def _plain(of: Survey) -> list[Function]:
    return [
        one
        for one in of.functions
        if one.errors is None
        and one.params
        and one.library not in of.process
        and one.returns is not None
        and one.returns.spelled == "int"
        and not one.returns.enum
        and not one.returns.handle
    ]


def _is_made(of: Survey, slot: Slot) -> bool:
    return isinstance(slot.type, Pointer) and of.thing(slot.type.target, slot.spelled) is not None


def _explains(of: Survey, codes: Codes) -> Function | None:
    """The function that gives the words of a code."""
    found = [one for one in of.functions if _is_explaining(one, codes)]
    return found[0] if len(found) == 1 else None


def _is_explaining(function: Function, codes: Codes) -> bool:
    if len(function.params) != 1 or function.returns is None or not _EXPLAINS & set(words(function.name)):
        return False
    given, result = function.params[0].type, function.returns.type
    takes = isinstance(given, EnumType) and given.key == codes.key if codes.key else False
    takes = takes or (isinstance(given, Integer) and given.c == "int" and not _typed(codes))
    return takes and isinstance(result, Pointer) and isinstance(result.target, Character)


def _typed(codes: Codes) -> bool:
    return codes.key is not None and not codes.below_zero


def _errno(of: Survey, function: Function, result: Slot) -> Iterator[Suggestion]:
    path, home = ("functions", function.name, "returns"), of.home(function)
    if isinstance(result.type, Pointer):
        text = isinstance(result.type.target, Character | Void)
        found = None if text else ("errno_null", measured.ERRNO_NULL)
    elif result.spelled in _SIGNED_SIZES:
        found = "errno", measured.ERRNO_SIZE
    elif isinstance(result.type, Integer) and result.type.signed and size_of(result.type) >= 4:
        first = words(function.name)[0]
        pure = not function.params or first.startswith(_PURE) or function.formula is not None
        found = None if pure else ("errno", measured.ERRNO)
    else:
        found = None
    if found is None:
        return
    rule, reason = found
    yield Suggestion(home, path, {"errors": rule}, reason.words, reason.confidence)
    if reason is measured.ERRNO and any(_is_out(slot) for slot in function.params):
        reason = measured.STATUS_OUT
        yield Suggestion(home, path, {"value": "status"}, reason.words, reason.confidence)


def _is_out(slot: Slot) -> bool:
    return isinstance(slot.type, Pointer) and not slot.type.const and not isinstance(slot.type.target, Character | Void)
