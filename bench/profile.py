"""profile: where the instructions of a row's call go: `python -m bench.profile [--released] ROW NAME...`.

By callgrind, for contenders that `make bench` has built. Each line is a function of the interpreter, of a library or
of the contender, with the instructions of its own a call, and how often it is called.
"""

from __future__ import annotations

import argparse
import ctypes
import gc
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench.build import run_python, workshop
from bench.call import UNROLLED, loop
from bench.contenders import CONTENDERS
from bench.instructions import LONG, SHORT, Requests, under_callgrind
from bench.measure import calls
from bench.rows import HELD, RELEASED, ROWS

LEAST = 0.5
"""Instructions a call. Functions with fewer aren't shown."""
_NAME = re.compile(r"(c?fn)=\((\d+)\)(?: (.*))?")
_COST = re.compile(r"[-+*\d]\S* (\d+)$")
_CALLS = re.compile(r"calls=(\d+)")


def profile(text: str) -> tuple[Counter[str], Counter[str]]:
    """Instructions of each function's own, and calls of it, of callgrind's file."""
    names: dict[str, str] = {}
    own, called = Counter[str](), Counter[str]()
    current = callee = ""
    lines = iter(text.splitlines())
    for line in lines:
        if found := _NAME.match(line):
            names.setdefault(found[2], found[3] or "")
            if found[1] == "fn":
                current = names[found[2]]
            else:
                callee = names[found[2]]
        elif found := _CALLS.match(line):
            called[callee] += int(found[1])
            next(lines)  # what the callee takes is its own
        elif found := _COST.match(line):
            own[current] += int(found[1])
    return own, called


def report(name: str, short: str, long: str) -> Iterator[str]:
    """The profile of one contender, the most first: what a longer run has more than a short one, by its more calls."""
    own, called = (_more(*both) for both in zip(profile(short), profile(long), strict=True))
    yield f"\n{name}: {sum(own.values()):.0f} instructions a call"
    for function, count in sorted(own.items(), key=lambda item: -item[1]):
        if count >= LEAST:
            yield f"{count:8.1f}{called.get(function, 0):6.1f} x  {function}"


def _more(short: Counter[str], long: Counter[str]) -> dict[str, float]:
    return {name: (count - short[name]) / (LONG - SHORT) / UNROLLED for name, count in long.items()}


def _print(folder: Path, policy: str, row: str, names: list[str]) -> None:
    gc.disable()
    ctypes.CDLL(str(folder / "libtarget.so.1"))
    table, _ = calls(folder, policy, names)
    requests = Requests(folder, policy)
    for name, call in table[row].items():
        run = loop(call)
        run(LONG)
        print("\n".join(report(name, *(requests.counted(run, times) for times in (SHORT, LONG)))))


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="bench.profile", description="Where the instructions of a call go.")
    parser.add_argument("--out", type=Path, default=Path("build/bench"))
    parser.add_argument("--released", action="store_const", const=RELEASED, default=HELD, dest="policy")
    parser.add_argument("--below", action="store_true", help=argparse.SUPPRESS)  # the child, under callgrind
    parser.add_argument("row", choices=[one.name for one in ROWS])
    parser.add_argument("names", nargs="+", choices=[one.name for one in CONTENDERS], metavar="NAME")
    options = parser.parse_args()
    folder = options.out.absolute()
    if options.below:
        _print(folder, options.policy, options.row, options.names)
        return
    words = ["--out", str(folder), *(["--released"] if options.policy == RELEASED else []), "--below"]
    under = under_callgrind(workshop(folder), options.policy)
    print(run_python(["-m", "bench.profile", *words, options.row, *options.names], under=under))


if __name__ == "__main__":
    main()
