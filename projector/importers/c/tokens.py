"""Lists of C's tokens: where parentheses close, and what commas part."""

from __future__ import annotations

from collections.abc import Sequence

PAIRS = {")": "(", "]": "[", "}": "{"}
"""What opens, by what closes it."""


def is_closed(tokens: Sequence[str]) -> bool:
    """Whether each parenthesis has its other half, in order."""
    opened = list[str]()
    for token in tokens:
        if token in PAIRS.values():
            opened.append(token)
        elif token in PAIRS and (not opened or opened.pop() != PAIRS[token]):
            return False
    return not opened


def bare(tokens: Sequence[str]) -> list[str]:
    """Without parentheses around all of it."""
    found = list(tokens)
    while len(found) > 2 and found[0] == "(" and found[-1] == ")" and is_closed(found[1:-1]):
        found = found[1:-1]
    return found


def split(tokens: Sequence[str]) -> list[list[str]]:
    """Arguments, at the commas between them."""
    parts, depth = [list[str]()], 0
    for token in tokens:
        depth += (token in PAIRS.values()) - (token in PAIRS)
        if token == "," and depth == 0:
            parts.append([])
        else:
            parts[-1].append(token)
    return parts
