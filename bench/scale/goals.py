"""goals: what a projection of Win32's size may cost, by the figures of a run."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

from bench.build import HERE
from bench.result import Judgement

SIZES = (100, 1_000, 10_000, 18_000)
_SMALL, _LARGE, _WIN32 = SIZES[1:]


def judge(rows: dict[int, dict[str, float]]) -> list[Judgement]:
    """A judgement of each goal."""
    goals = tomllib.loads((HERE / "goals.toml").read_text())["scale"]
    found = dict(_found(rows))
    return [Judgement(what, "", "", bound, found[what], found[what] <= bound) for what, bound in goals.items()]


def _found(rows: dict[int, dict[str, float]]) -> Iterator[tuple[str, float]]:
    small, large, win32 = (rows[size] for size in (_SMALL, _LARGE, _WIN32))
    yield from win32.items()
    yield "ten times the input, cold CPU s", large["cold, CPU s"] / small["cold, CPU s"]
