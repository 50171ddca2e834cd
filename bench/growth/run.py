"""run: build what isn't built, measure imports, judge, and write `bench/data/growth.json` and the tables of
docs/performance.md: `python -m bench.growth.run` (`make growth`).

    make growth                       # builds take 20 minutes the first time, the rest one
    make growth GROWTH="--keep"       # imports only: what is built stays, whatever changed since
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from bench import data, markdown
from bench.build import Workshop, workshop
from bench.growth.build import Figures, build
from bench.growth.contenders import ALONE, CONTENDERS
from bench.growth.goals import judge
from bench.growth.imports import imports
from bench.growth.table import table
from bench.result import Judgement

SIZES = (100, 1_000, 10_000)
PAGE = Path("docs/performance.md")


def measure(
    made: Workshop, sizes: Iterable[int], names: list[str], rounds: int, *, keep: bool
) -> dict[int, dict[str, Figures]]:
    """All figures by size and contender."""
    found = build(made, sizes, names, keep=keep)
    imports(made, found, rounds)
    return found


def report(judgements: list[Judgement]) -> bool:
    """Print which goals are reached; whether all are."""
    for one in judgements:
        print(f"{'met' if one.met else 'MISSED'}: {one.goal}: {one.found:.3g}, goal {one.bound:g}")
    return all(one.met for one in judgements)


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="bench.growth.run", description="What bindings of many functions cost.")
    parser.add_argument("--out", type=Path, default=Path("build/bench"))
    parser.add_argument("--rounds", type=int, default=20, help="imports of each package")
    parser.add_argument("--keep", action="store_true", help="build only what was never built")
    options = parser.parse_args()
    names = [one.name for one in (*CONTENDERS, ALONE)]
    found = measure(workshop(options.out), SIZES, names, options.rounds, keep=options.keep)
    judgements = judge(found)
    data.write("growth", {str(size): figures for size, figures in found.items()})
    markdown.replace(PAGE, "growth", table(found))
    return 0 if report(judgements) else 1


if __name__ == "__main__":
    sys.exit(main())
