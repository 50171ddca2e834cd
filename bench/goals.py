"""goals: which of goals.toml a run reaches. A goal without a measured row says nothing: its peer was skipped."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

from bench.build import HERE
from bench.result import Judgement, Result
from bench.rows import HELD


def judge(result: Result) -> list[Judgement]:
    """A judgement of each row of each goal."""
    goals = tomllib.loads((HERE / "goals.toml").read_text())
    found = list(_instructions("instructions by hand", goals["instructions"], result.instructions))
    found += _instructions("instructions of the table tier by hand", goals["table"], result.table_instructions)
    found += _times(goals["times"], goals["noise"], result)
    if result.import_ratio:
        most = goals["imports"]["at_most"]
        found.append(
            Judgement("import by an empty extension's", "", "", most, result.import_ratio, result.import_ratio <= most)
        )
    return found


def _instructions(what: str, goals: list[dict[str, Any]], counted: dict[str, float]) -> Iterator[Judgement]:
    for goal in goals:
        for row in goal["rows"]:
            if row in counted:
                found = counted[row]
                yield Judgement(what, row, HELD, goal["at_most"], found, found <= goal["at_most"])


def _times(goals: list[dict[str, Any]], noise: float, result: Result) -> Iterator[Judgement]:
    for goal in goals:
        for one in result.ratios:
            if one.peer != goal["peer"] or one.policy != goal.get("policy", HELD):
                continue
            if one.row in goal.get("except", ()) or one.row not in goal.get("rows", (one.row,)):
                continue
            met = one.ratio * (1 + noise) >= goal["at_least"]
            yield Judgement(f"time of {one.peer} by ours", one.row, one.policy, goal["at_least"], one.ratio, met)
