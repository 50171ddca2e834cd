"""goals: what the design asks of 10,000 functions, by the figures of a run."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

from bench.build import HERE
from bench.growth.build import Figures
from bench.growth.contenders import ALONE, EMPTY, OURS
from bench.result import Judgement

SMALL, LARGE = 1_000, 10_000


def judge(found: dict[int, dict[str, Figures]]) -> list[Judgement]:
    """A judgement of each goal of the table tier."""
    goals = tomllib.loads((HERE / "goals.toml").read_text())["growth"]
    return [Judgement(what, "", "", goals[what], value, value <= goals[what]) for what, value in _found(found)]


def _found(found: dict[int, dict[str, Figures]]) -> Iterator[tuple[str, float]]:
    small, large, empty = found[SMALL][OURS], found[LARGE][OURS], found[LARGE][EMPTY]
    few, many = found[SMALL][ALONE.name], found[LARGE][ALONE.name]
    yield "import by an empty extension's", large["import"] / empty["import"]
    yield "bytes a function, docstrings apart", each(few, many, "extension") - each(few, many, "docstrings")
    yield "relocations a function", each(small, large, "relocations")
    yield "all names by those of 1,000", large["touch"] / small["touch"]
    yield "compile CPU seconds", large["compile"]


def each(small: Figures, large: Figures, what: str) -> float:
    """What one more function adds; of the whole API, with its share of constants and records."""
    return (large[what] - small[what]) / (LARGE - SMALL)
