"""Suggestions: what a misspelt word was meant to be."""

from __future__ import annotations

from collections.abc import Iterable

from projector.names import nearest

_SHOWN = 12


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint: the known word that is nearest, or the known ones if there are few."""
    names = list(dict.fromkeys(known))
    near = nearest(word, names)
    if near:
        return f"did you mean {near!r}?"
    return f"known: {', '.join(names)}" if 0 < len(names) <= _SHOWN else ""
