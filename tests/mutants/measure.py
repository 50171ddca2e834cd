"""Does `verify` see a wrong fact? Each fact of a module is changed, and headers are asked: `make mutants` prints it.

Many mutants are checked at once: those of a round stand in different items, or in parts of one that are told apart by
the place of what is said.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from projector.diagnostics import Diagnostics, Place, Severity
from projector.stages.verify import verify
from projector.targets import TARGETS, Target, target
from projector.toolchains import toolchain
from projector.yaml import Mapping
from tests.mutants.changes import Mutant, Mutants
from tests.mutants.facts import facts_of, replaced, resolved

GOAL = 0.99
SEED = 1  # of a sample
MEASURED = ("layout", "value", "symbol")


@dataclass(slots=True)
class Outcome:
    """How many mutants of each kind and round there were, and those that nobody saw."""

    made: Counter[tuple[str, str]] = field(default_factory=Counter)
    survivors: list[Mutant] = field(default_factory=list)

    def share(self, kinds: Iterable[str] = MEASURED) -> float:
        """How many of these kinds were caught, of 1."""
        made = sum(number for (kind, _), number in self.made.items() if kind in kinds)
        return 1 - sum(one.kind in kinds for one in self.survivors) / max(made, 1)


def measured(
    name: str, row: Target, scratch: Path, include: tuple[Path, ...] = (), rounds: Iterable[str] = (), sample: int = 0
) -> Outcome:
    """Change each fact of metadata/<name> and verify; in some rounds only, or a sample of so many a round."""
    trees = dict(facts_of(name, row))
    base = resolved(name, trees, row)
    chosen = dict[str, list[Mutant]]()
    for one in Mutants(base, trees).all():
        chosen.setdefault(one.round, []).append(one)
    outcome = Outcome()
    for number, (title, mutants) in enumerate(sorted(chosen.items())):
        if rounds and title not in rounds:
            continue
        picked = random.Random(SEED).sample(mutants, min(sample, len(mutants))) if sample else mutants
        told = _told(name, trees, picked, row, scratch / str(number), include)
        outcome.made.update((one.kind, title) for one in picked)
        outcome.survivors += [one for one in picked if not any((c, p) in told for c in one.codes for p in one.places)]
    return outcome


def _told(
    name: str, trees: dict[str, Mapping], mutants: list[Mutant], row: Target, scratch: Path, include: tuple[Path, ...]
) -> set[tuple[str, Place]]:
    """What is said of a module with all of these changes: codes and places."""
    found = Diagnostics()
    wrong = dict(trees)
    for one in mutants:
        wrong[one.path[0]] = replaced(wrong[one.path[0]], one.path[1:], one.node)
    scratch.mkdir(parents=True)
    mutated = resolved(name, wrong, row, found)
    verify(mutated, toolchain("zig"), scratch, found, include_dirs=include)
    serious = (one for one in found if one.severity is not Severity.NOTE and one.place is not None)
    return {(one.code, one.place) for one in serious if one.place is not None}


def main() -> int:
    """Measure modules on targets, print what was caught of each kind, and fail below the goal."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modules", nargs="+")
    parser.add_argument("--include", type=Path, action="append", default=[])
    parser.add_argument("--target", action="append", help="this processor's Linux by default; repeats")
    parser.add_argument("--all-targets", action="store_true")
    chosen = parser.parse_args()
    names = [row.name for row in TARGETS] if chosen.all_targets else chosen.target or ["x86_64-linux-gnu"]
    good = True
    for name in chosen.modules:
        for row in map(target, names):
            with tempfile.TemporaryDirectory() as scratch:
                outcome = measured(name, row, Path(scratch), tuple(chosen.include))
            _show(name, row, outcome, whole=len(names) == 1)
            good = good and outcome.share() >= GOAL
    return 0 if good else 1


def _show(name: str, row: Target, outcome: Outcome, whole: bool) -> None:
    """Print a line, and what survived; of one target alone, how many there were of each kind, too."""
    made, lost = outcome.made, Counter((one.kind, one.round) for one in outcome.survivors)
    caught = f"{sum(made.values())} mutants; {', '.join(MEASURED)}: {outcome.share():.2%} caught"
    print(f"{name} on {row.name}: {caught if made else 'not there'}", flush=True)
    for (kind, title), number in sorted(made.items()) if whole else ():
        print(f"  {kind:10} {title:28} {number:6} made {number - lost[kind, title]:6} caught")
    for one in outcome.survivors:
        print(f"  survived: {one.round}: {one.about}")


if __name__ == "__main__":
    sys.exit(main())
