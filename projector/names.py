"""Names in metadata: patterns that match them, and the nearest to a misspelt one."""

from __future__ import annotations

import difflib
import keyword
from collections.abc import Iterable

_LONGEST = 80  # difflib takes quadratic time, and no name that a person mistypes is longer
_NEARLY = 0.8
_SHOWN = 12  # a hint is read at a glance


def is_name(text: str) -> bool:
    """Whether a module or a package can be called so."""
    return text.isidentifier() and text.isascii() and not keyword.iskeyword(text)


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


def nearest(name: str, names: Iterable[str], alike: float = 0.6) -> str | None:
    """The name that was probably meant, if any is near; `alike` is how near, up to 1."""
    if len(name) > _LONGEST:
        return None
    known = [each for each in names if len(each) <= _LONGEST]
    return next(iter(difflib.get_close_matches(name, known, 1, alike)), None)


def did_you_mean(name: str, names: Iterable[str], otherwise: str = "", builtin: Iterable[str] = ()) -> str:
    """A hint for a name that doesn't exist: the nearest, else what `otherwise` says, else all names if they are few.

    One of the language's own names, of which short ones are like many, is meant only by what is nearly the same.
    """
    known = list(dict.fromkeys(names))
    near = nearest(name, known, _NEARLY) or nearest(name, builtin, _NEARLY) or nearest(name, known)
    if near:
        return f"did you mean {near!r}?"
    return otherwise or (f"known: {', '.join(known)}" if 0 < len(known) <= _SHOWN else "")
