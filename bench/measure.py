"""measure: one process of the benchmark, for one GIL policy: `python -m bench.measure FOLDER POLICY ROUNDS NAME...`.

It prints, for each row and contender that work here, the least nanoseconds that a call took, or nothing but that they
agree for 0 rounds. A contender that can't be imported is left out with its reason; a wrong result ends the run.
"""

from __future__ import annotations

import ctypes
import gc
import json
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter_ns

from bench.call import EMPTY, UNROLLED, Call, loop, outcome
from bench.contenders import CONTENDERS
from bench.rows import ROWS

LONG_ENOUGH = 1_000_000
"""Nanoseconds of one measurement."""

Table = dict[str, dict[str, Call]]


def calls(folder: Path, policy: str, names: list[str]) -> tuple[Table, dict[str, str]]:
    """The calls by row and contender, and why contenders are missing."""
    sys.path.insert(0, str(folder / policy))
    table: Table = {row.name: {} for row in ROWS if policy in row.policies}
    missing = {}
    for one in CONTENDERS:
        if one.name not in names:
            continue
        try:
            made = one.calls(folder / "libtarget.so.1", policy)
        except (ImportError, OSError) as error:
            missing[one.name] = str(error)
            continue
        for row in ROWS:
            if row.name in table and (row.of or row.name) in made:
                table[row.name][one.name] = made[row.of or row.name]
    return table, missing


def check(table: Table) -> None:
    """Every contender must come to the row's result: AssertionError for the first that doesn't."""
    for row in ROWS:
        for contender, call in table.get(row.name, {}).items():
            found = outcome(call)
            assert found == row.result, f"{row.name} of {contender} gives {found!r}, not {row.result!r}"


def _times(run: Callable[[int], None]) -> int:
    times = 1
    while True:
        start = perf_counter_ns()
        run(times)
        if (taken := perf_counter_ns() - start) > LONG_ENOUGH / 4:
            return max(1, times * LONG_ENOUGH // taken)
        times *= 4


def _least(runs: dict[str, tuple[Callable[[int], None], int]], rounds: int) -> dict[str, float]:
    """The least time of each, taken in turn so that a disturbance hits all alike."""
    least = dict.fromkeys(runs, float("inf"))
    for _ in range(rounds):
        for name, (run, times) in runs.items():
            start = perf_counter_ns()
            run(times)
            least[name] = min(least[name], (perf_counter_ns() - start) / times / UNROLLED)
    return least


def measure(table: Table, rounds: int) -> dict[str, dict[str, float]]:
    """The least nanoseconds by row and contender, without what the loop itself takes."""
    gc.disable()
    times = {}
    for row, by_contender in table.items():
        loops = {name: loop(call) for name, call in {**by_contender, "": EMPTY}.items()}
        least = _least({name: (run, _times(run)) for name, run in loops.items()}, rounds)
        empty = least.pop("")
        times[row] = {name: taken - empty for name, taken in least.items()}
    return times


def main(folder: str, policy: str, rounds: str, *names: str) -> None:
    """Print the result as JSON."""
    ctypes.CDLL(str(Path(folder) / "libtarget.so.1"))  # the loader then knows it by its soname
    table, missing = calls(Path(folder), policy, list(names))
    times = {}
    for threads in (False, True):
        part = {row.name: table[row.name] for row in ROWS if row.name in table and row.threads is threads}
        check(part)
        times |= measure(part, int(rounds)) if int(rounds) else {}
    print(json.dumps({"times": times, "missing": missing}))


if __name__ == "__main__":
    main(*sys.argv[1:])
