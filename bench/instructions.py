"""instructions: instructions of a call, by callgrind: `python -m bench.instructions FOLDER POLICY NAME...`.

The difference of two runs of different length, by the calls that one has more, repeats to about one instruction.
"""

from __future__ import annotations

import ctypes
import gc
import json
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from bench.build import HERE, Failed, Workshop, run_python
from bench.call import EMPTY, UNROLLED, loop
from bench.contenders import HAND, OURS, TABLE
from bench.measure import Table, calls
from bench.rows import ROWS

SHORT, LONG = 20, 60
_TOTAL = re.compile(r"^totals: (\d+)", re.MULTILINE)


def instructions(workshop: Workshop, policy: str) -> dict[str, dict[str, float]]:
    """Instructions a call by row and contender, of both tiers and hand-written C; Failed if they can't be had."""
    under = under_callgrind(workshop, policy)
    found = run_python(["-m", "bench.instructions", str(workshop.root), policy, OURS, TABLE, HAND], under=under)
    result: dict[str, dict[str, float]] = json.loads(found)
    return result


def under_callgrind(workshop: Workshop, policy: str) -> tuple[str, ...]:
    """The words that run a child under callgrind, with what it needs to ask for counts; Failed without valgrind."""
    valgrind = shutil.which("valgrind")
    if valgrind is None:
        raise Failed("valgrind isn't installed")
    valgrind_headers = ("-idirafter", "/usr/include")  # behind those of the target, which zig searches alone
    workshop.compile(workshop.root / "librequests.so", [HERE / "requests.c"], valgrind_headers)
    counts = workshop.root / f"callgrind.{policy}"
    return (valgrind, "--tool=callgrind", "--quiet", "--instr-atstart=no", f"--callgrind-out-file={counts}")


class Requests:
    """Has a run counted: callgrind writes what it counted into one more file at each request."""

    def __init__(self, folder: Path, policy: str) -> None:
        self._requests = ctypes.CDLL(str(folder / "librequests.so"))
        self._counts = folder / f"callgrind.{policy}"
        self._dumps = 0
        self._requests.start()
        for _ in range(3):  # what the requests themselves do at first is no row's
            self.counted(loop(EMPTY), SHORT)

    def counted(self, run: Callable[[int], None], times: int) -> str:
        """What callgrind writes of a run."""
        # A dump begins anew. The request for zeros doesn't, for functions that are still running.
        self._requests.dump(b"")
        run(times)
        self._requests.dump(b"")
        before, counted = (self._counts.with_name(f"{self._counts.name}.{self._dumps + i}") for i in (1, 2))
        self._dumps += 2
        text = counted.read_text()
        before.unlink()
        counted.unlink()
        return text

    def count(self, run: Callable[[int], None], times: int) -> int:
        """The instructions of a run."""
        counted = _TOTAL.search(self.counted(run, times))
        assert counted is not None
        return int(counted[1])


def _count(table: Table, requests: Requests) -> dict[str, dict[str, float]]:
    counts: dict[str, dict[str, float]] = {}
    for row in ROWS:
        for name, call in table.get(row.name, {}).items():
            run = loop(call)
            run(LONG)
            extra = requests.count(run, LONG) - requests.count(run, SHORT)
            counts.setdefault(row.name, {})[name] = extra / (LONG - SHORT) / UNROLLED
    return counts


def main(folder: str, policy: str, *names: str) -> None:
    """Print the counts as JSON."""
    gc.disable()
    ctypes.CDLL(str(Path(folder) / "libtarget.so.1"))
    table, _ = calls(Path(folder), policy, list(names))
    print(json.dumps(_count(table, Requests(Path(folder), policy))))


if __name__ == "__main__":
    main(*sys.argv[1:])
