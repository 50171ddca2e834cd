"""Names in metadata: patterns that match them, and the nearest to a misspelt one."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

_LONGEST = 80  # difflib takes quadratic time, and no name that a person mistypes is longer
_SHOWN = 12  # a hint is read at a glance


def is_pattern(name: str) -> bool:
    """Whether `name` has a `*` or `?`."""
    return "*" in name or "?" in name


def matches(pattern: str, name: str) -> bool:
    """Whether a name without dots matches: `*` is any text without a dot, `?` any other character than a dot.

    Takes time in the product of the lengths at most, whatever the pattern.
    """
    at = start = 0
    star = -1
    while at < len(name):
        if start < len(pattern) and pattern[start] == "*":
            star, mark, start = start, at, start + 1
        elif start < len(pattern) and (pattern[start] == name[at] or (pattern[start] == "?" and name[at] != ".")):
            at, start = at + 1, start + 1
        elif star >= 0 and name[mark] != ".":
            mark += 1
            at, start = mark, star + 1
        else:
            return False
    return not pattern[start:].strip("*")


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The name that was probably meant, if any is near."""
    if len(name) > _LONGEST:
        return None
    return next(iter(difflib.get_close_matches(name, (each for each in names if len(each) <= _LONGEST), 1)), None)


def did_you_mean(name: str, names: Iterable[str], otherwise: str = "") -> str:
    """A hint for a name that doesn't exist: the nearest, else what `otherwise` says, else all names if they are few."""
    known = list(dict.fromkeys(names))
    near = nearest(name, known)
    if near:
        return f"did you mean {near!r}?"
    return otherwise or (f"known: {', '.join(known)}" if 0 < len(known) <= _SHOWN else "")
