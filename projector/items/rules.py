"""Error rules by name: the built-in ones, and those that a namespace or module declares."""

from __future__ import annotations

from projector.ir import api
from projector.ir.condition import comparisons
from projector.items.binding import At
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


def check_rule(rule: str, returns: api.Slot | None, at: At, *path: str) -> None:
    """Whether a rule can tell anything of this function: its result and parameters must be what the rule looks at."""
    place, found = at.place(*path), at.scope.found
    wanted, what = _WANTED.get(rule, (None, ""))
    if wanted and not (returns and isinstance(returns.type, wanted)):
        found.error(
            "PJ352", place, f"{rule} needs {what} as the result of {at.one.name}", "correct the rule or the type"
        )
    declared = at.scope.item(rule) if rule not in BUILTIN_RULES else None
    if not isinstance(declared, api.ErrorRule):
        return
    conditions = (declared.fail_if, *(when for when, _ in declared.cases))
    names = [one.subject for condition in conditions for one in comparisons(condition)]
    for given in (*(one for _, one in declared.message_with), *([declared.code] if declared.code else [])):
        names += [given] if isinstance(given, str) else [name for _, name in given.given]
    known = ("errno", *(("ret",) if returns else ()), *at.siblings)
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
    "hresult": (_NUMBER, "an integer"),
    "ntstatus": (_NUMBER, "an integer"),
    "lstatus": (_NUMBER, "an integer"),
}
