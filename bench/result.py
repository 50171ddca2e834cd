"""Result: what a run found, as ratios; and as JSON."""

from __future__ import annotations

import json
import platform
from dataclasses import asdict, dataclass, field
from pathlib import Path

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
    """One row of one goal. `bound` is a least ratio of times, or a most of instructions and imports."""

    goal: str
    row: str
    policy: str
    bound: float
    found: float
    met: bool


@dataclass(slots=True)
class Result:
    """A run. `instructions`, those of the table tier, and `import_ratio` are ours by what they are compared with."""

    ratios: list[Ratio] = field(default_factory=list)
    instructions: dict[str, float] = field(default_factory=dict)
    table_instructions: dict[str, float] = field(default_factory=dict)
    import_ratio: float = 0.0
    skipped: dict[str, str] = field(default_factory=dict)
    judgements: list[Judgement] = field(default_factory=list)

    def write(self, path: Path) -> None:
        """As JSON, with what the machine is."""
        machine = {"machine": platform.machine(), "python": platform.python_version()}
        path.write_text(json.dumps({**machine, **asdict(self)}, indent=1) + "\n")


def ratios(policy: str, processes: list[Times]) -> list[Ratio]:
    """Each peer's times by ours, row by row."""
    found = []
    for row, contenders in processes[0].items():
        least = {name: min(times[row][name] for times in processes) for name in contenders}
        for peer in contenders:
            if peer != OURS:
                each = [times[row][peer] / times[row][OURS] for times in processes]
                found.append(Ratio(row, policy, peer, least[peer] / least[OURS], min(each), max(each)))
    return found
