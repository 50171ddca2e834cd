"""Error rules by name: the built-in ones, and those that a namespace or module declares."""

from __future__ import annotations

from projector.items.binding import At
from projector.items.spelling import did_you_mean

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
