"""Plain trees of facts as YAML trees."""

from __future__ import annotations

import math
from collections.abc import Mapping as Of
from itertools import count
from pathlib import Path
from typing import Any

from projector.diagnostics import Place
from projector.yaml import Mapping, Node, Scalar, Sequence

_NOWHERE = Place(Path(), 0, 0)


class Words(str):
    """Text for people."""

    __slots__ = ()


class Quoted(str):
    """Text as a value, which is always in quotes: a bare word would be a name."""

    __slots__ = ()


def node(of: Any, place: Place = _NOWHERE) -> Node:
    """A node of a dict, list, text, number or truth value; all of it stands at that place."""
    if isinstance(of, dict):
        entries = tuple((Scalar(key, True, place), node(value, place)) for key, value in of.items())
        return Mapping(entries, place)
    if isinstance(of, list | tuple):
        return Sequence(tuple(node(one, place) for one in of), place)
    if isinstance(of, bool):
        return Scalar(str(of).lower(), True, place)
    if isinstance(of, float) and not math.isfinite(of):
        return Scalar(f"{of}".replace("inf", ".inf").replace("nan", ".nan"), True, place)
    text, plain = of if isinstance(of, str) else repr(of), not isinstance(of, Words | Quoted)
    return Scalar(str(text), plain, place, isinstance(of, Quoted))


def placed(of: Of[str, Any], file: Path) -> Mapping:
    """The tree of a whole file, in which each item of a section stands on a line of its own."""
    lines, entries = count(1), list[tuple[Scalar, Node]]()
    for key, value in of.items():
        head = Place(file, next(lines), 1)
        if isinstance(value, dict):
            places = ((name, item, Place(file, next(lines), 1)) for name, item in value.items())
            items = tuple((Scalar(name, True, place), node(item, place)) for name, item, place in places)
            entries.append((Scalar(key, True, head), Mapping(items, head)))
        else:
            entries.append((Scalar(key, True, head), node(value, head)))
    return Mapping(tuple(entries), Place(file, 1, 1))
