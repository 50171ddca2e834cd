"""run: build every contender, measure all in turn, compare, and judge: `python -m bench.run` (`make bench`).

Exits with 1 if a goal of goals.toml is missed. A peer that can't be built is skipped, and the report says why.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from bench import data, markdown
from bench.build import Failed, Workshop, run_python, workshop
from bench.contenders import CONTENDERS, HAND, OURS, TABLE
from bench.goals import judge
from bench.growth.contenders import ALONE, OURS as MANY
from bench.growth.goals import LARGE, SMALL, judge as judge_growth
from bench.growth.run import PAGE, measure as growth
from bench.instructions import instructions
from bench.report import page, report
from bench.result import Result, Times, least, ratios
from bench.rows import HELD, RELEASED

POLICIES = (HELD, RELEASED)


def build(made: Workshop, names: list[str], skipped: dict[str, str]) -> list[str]:
    """Build what is asked for; the names of what could be built."""
    built = []
    for one in CONTENDERS:
        if one.name not in names:
            continue
        print(f"building {one.name}", file=sys.stderr)
        try:
            for policy in POLICIES:
                one.build(made, policy)
        except (ImportError, Failed) as error:
            skipped[one.name] = str(error)
        else:
            built.append(one.name)
    return built


def measure(made: Workshop, names: list[str], processes: int, rounds: int, result: Result) -> None:
    """Times in several processes, since a process's addresses make some calls quicker than others."""
    for policy in POLICIES:
        found: list[Times] = []
        for number in range(processes):
            print(f"measuring, GIL {policy}: {number + 1} of {processes}", file=sys.stderr)
            one = json.loads(run_python(["-m", "bench.measure", str(made.root), policy, str(rounds), *names]))
            found.append(one["times"])
            result.skipped.update(one["missing"])
        result.times[policy] = least(found)
        result.ratios += ratios(policy, found)


def count(made: Workshop, result: Result) -> None:
    """Instructions of ours by hand-written C's."""
    print("counting instructions", file=sys.stderr)
    try:
        counts = instructions(made, HELD)
    except Failed as error:
        result.skipped["instructions"] = str(error)
    else:
        result.instructions = {row: each[OURS] / each[HAND] for row, each in counts.items()}
        result.table_instructions = {row: each[TABLE] / each[HAND] for row, each in counts.items()}


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="bench.run", description="What a call costs, ours against every peer.")
    parser.add_argument("--out", type=Path, default=Path("build/bench"))
    parser.add_argument("--processes", type=int, default=4)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--peer", action="append", choices=[one.name for one in CONTENDERS], help="repeats; all")
    options = parser.parse_args()
    result, made = Result(), workshop(options.out)
    names = build(made, [OURS, TABLE, *(options.peer or [one.name for one in CONTENDERS])], result.skipped)
    if OURS not in names:
        print(result.skipped[OURS], file=sys.stderr)
        return 1
    measure(made, names, options.processes, options.rounds, result)
    if HAND in names:
        count(made, result)
    result.growth = judge_growth(growth(made, (SMALL, LARGE), [MANY, ALONE.name], 5 * options.processes, keep=False))
    result.judgements = judge(result)
    print(report(result))
    if names == [one.name for one in CONTENDERS]:
        data.write("calls", asdict(result))
        markdown.replace(PAGE, "calls", page(result))
    return 0 if all(one.met for one in (*result.judgements, *result.growth)) else 1


if __name__ == "__main__":
    sys.exit(main())
