"""Which headers a program includes for one of them, where some don't compile alone."""

from __future__ import annotations

from collections.abc import Sequence

from projector.importers.c import clang
from projector.importers.c.headers import source


def needed(before: Sequence[str], includes: list[str], macros: Sequence[str], arguments: Sequence[str]) -> list[str]:
    """These headers, with those of the ones `before` them that they don't compile without."""
    if clang.compiles(source(includes), macros, arguments):
        return includes
    kept = list(before)
    for one in reversed(before):
        fewer = [other for other in kept if other != one]
        if clang.compiles(source([*fewer, *includes]), macros, arguments):
            kept = fewer
    return [*kept, *includes]
