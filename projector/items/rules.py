"""Error rules by name: the built-in ones, and those that a namespace or module declares."""

from __future__ import annotations

from typing import cast

from projector.ir import api
from projector.ir.condition import comparisons
from projector.items.binding import At
from projector.items.scope import Scope
from projector.names import did_you_mean

BUILTIN_RULES = (
    "errno",
    "errno_null",
    "errno_return",
    "last_error",
    "hresult",
    "ntstatus",
    "lstatus",
    "nserror",
    "gerror",
    "none",
)


WINDOWS_RULES = ("last_error", "hresult", "ntstatus", "lstatus")


def rule(name: str, at: At, *path: str) -> str | None:
    """A built-in rule's name, or a declared one's key."""
    if name in BUILTIN_RULES:
        return name
    place = at.place(*path)
    known = at.scope.names(("errors",), at.one)
    if "." not in name and name not in known:
        hint = did_you_mean(name, (*BUILTIN_RULES, *known))
        at.scope.found.error("PJ350", place, f"there is no error rule {name!r}", hint)
        return None
    one = at.scope.find(name, ("errors",), at.one, place, "error rule")
    return one.key if one else None


def system_of(rule: str, scope: Scope) -> api.System:
    """Which of the system's codes says why a call failed under a rule that was bound."""
    declared = _declared(rule, scope)
    if declared is not None:
        return declared.explained_by
    return cast(api.System, rule) if rule in WINDOWS_RULES else "errno"


def _declared(rule: str, scope: Scope) -> api.ErrorRule | None:
    found = scope.item(rule) if rule not in BUILTIN_RULES else None
    return found if isinstance(found, api.ErrorRule) else None


def check_rule(rule: str, returns: api.Slot | None, at: At, *path: str) -> None:
    """Whether a rule can tell anything of this function: its result and parameters must be what the rule looks at."""
    place, found = at.place(*path), at.scope.found
    declared, system = _declared(rule, at.scope), system_of(rule, at.scope)
    if system != "errno" and at.scope.target.os != "windows":
        what = f"{declared.name} asks for {system}, which" if declared else system
        hint = f"say of {at.one.name} where it is (`platforms: [windows]`), or declare a rule that looks at `ret`"
        found.error("PJ352", place, f"{what} is Windows' alone", hint)
        return
    wanted, what = _WANTED.get(rule, (None, ""))
    if wanted and not (returns and isinstance(returns.type, wanted)):
        found.error(
            "PJ352", place, f"{rule} needs {what} as the result of {at.one.name}", "correct the rule or the type"
        )
    if declared is None:
        return
    conditions = (declared.fail_if, *(when for when, _ in declared.cases))
    names = [one.subject for condition in conditions for one in comparisons(condition)]
    for given in (*(one for _, one in declared.message_with), *([declared.code] if declared.code else [])):
        names += [given] if isinstance(given, str) else [name for _, name in given.given]
    known = (
        "errno",
        *(("last_error",) if at.scope.target.os == "windows" else ()),
        *(("ret",) if returns else ()),
        *at.siblings,
    )
    for name in dict.fromkeys(names):
        if name not in known:
            message = f"rule {declared.name} looks at {name!r}, which {at.one.name} doesn't have"
            found.error("PJ352", place, message, did_you_mean(name, known))
    if "ret" in names and returns and not isinstance(returns.type, (*_NUMBER, api.Boolean, api.Character, api.Pointer)):
        message = f"rule {declared.name} looks at the result of {at.one.name}, which is no integer"
        found.error("PJ352", place, message, "correct the rule or the type")


_NUMBER = (api.Integer, api.EnumType)
_WANTED: dict[str, tuple[tuple[type, ...], str]] = {
    "errno": ((*_NUMBER, api.Pointer), "an integer or a pointer"),
    "errno_null": ((api.Pointer,), "a pointer"),
    "errno_return": (_NUMBER, "an integer"),
    "last_error": ((*_NUMBER, api.Boolean, api.Pointer), "an integer, a bool or a pointer"),
    "hresult": (_NUMBER, "an integer"),
    "ntstatus": (_NUMBER, "an integer"),
    "lstatus": (_NUMBER, "an integer"),
}
