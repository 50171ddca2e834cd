"""Plain trees of facts as YAML trees."""

from __future__ import annotations

import math
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


def node(of: Any) -> Node:
    """A node of a dict, list, text, number or truth value."""
    if isinstance(of, dict):
        entries = tuple((Scalar(key, True, _NOWHERE), node(value)) for key, value in of.items())
        return Mapping(entries, _NOWHERE)
    if isinstance(of, list | tuple):
        return Sequence(tuple(map(node, of)), _NOWHERE)
    if isinstance(of, bool):
        return Scalar(str(of).lower(), True, _NOWHERE)
    if isinstance(of, float) and not math.isfinite(of):
        return Scalar(f"{of}".replace("inf", ".inf").replace("nan", ".nan"), True, _NOWHERE)
    text, plain = of if isinstance(of, str) else repr(of), not isinstance(of, Words | Quoted)
    return Scalar(str(text), plain, _NOWHERE, isinstance(of, Quoted))
