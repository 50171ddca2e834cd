"""Result: what a run found, as times and ratios."""

from __future__ import annotations

from dataclasses import dataclass, field

from bench.contenders import OURS

Times = dict[str, dict[str, float]]
"""Nanoseconds or instructions by row and contender."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """The peer's time by ours: of the least times of the whole run, and the least and most of one process."""

    row: str
    policy: str
    peer: str
    ratio: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """One row of one goal. `bound` is a least ratio of times, or a most of what is counted."""

    goal: str
    row: str
    policy: str
    bound: float
    found: float
    met: bool


@dataclass(slots=True)
class Result:
    """A run. `instructions`, and those of the table tier, are ours by hand-written C's; `growth` is judged already."""

    times: dict[str, Times] = field(default_factory=dict)
    """The least nanoseconds by GIL policy."""
    ratios: list[Ratio] = field(default_factory=list)
    instructions: dict[str, float] = field(default_factory=dict)
    table_instructions: dict[str, float] = field(default_factory=dict)
    growth: list[Judgement] = field(default_factory=list)
    skipped: dict[str, str] = field(default_factory=dict)
    judgements: list[Judgement] = field(default_factory=list)


def least(processes: list[Times]) -> Times:
    """The least times of the whole run."""
    return {
        row: {name: min(times[row][name] for times in processes) for name in contenders}
        for row, contenders in processes[0].items()
    }


def ratios(policy: str, processes: list[Times]) -> list[Ratio]:
    """Each peer's times by ours, row by row."""
    found = []
    for row, contenders in least(processes).items():
        for peer in contenders:
            if peer != OURS:
                each = [times[row][peer] / times[row][OURS] for times in processes]
                found.append(Ratio(row, policy, peer, contenders[peer] / contenders[OURS], min(each), max(each)))
    return found
