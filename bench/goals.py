"""goals: which of goals.toml a run reaches. A goal without a measured row says nothing: its peer was skipped."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

from bench.build import HERE
from bench.contenders import OURS
from bench.result import Judgement, Result, Times
from bench.rows import HELD, RELEASED


def judge(result: Result) -> list[Judgement]:
    """A judgement of each row of each goal."""
    goals = tomllib.loads((HERE / "goals.toml").read_text())
    found = list(_instructions("instructions by hand", goals["instructions"], result.instructions))
    found += _instructions("instructions of the table tier by hand", goals["table"], result.table_instructions)
    found += _times(goals["times"], goals["noise"], result)
    found += _across(goals["across"], goals["noise"], result.times)
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


def _across(goals: list[dict[str, Any]], noise: float, times: dict[str, Times]) -> Iterator[Judgement]:
    """Ours with the GIL held, against a peer that can't hold it."""
    for goal in goals:
        for row in goal["rows"]:
            ours = times.get(HELD, {}).get(row, {}).get(OURS)
            peer = times.get(RELEASED, {}).get(row, {}).get(goal["peer"])
            if ours and peer:
                met = peer / ours * (1 + noise) >= goal["at_least"]
                what = f"time of {goal['peer']}, which always releases the GIL, by ours"
                yield Judgement(what, row, HELD, goal["at_least"], peer / ours, met)
