"""imports: how long our package takes to import, against one in the same folder whose extension module is empty."""

from __future__ import annotations

import sysconfig
from pathlib import Path

from bench.build import HERE, Workshop, run_python
from bench.rows import HELD

OURS, EMPTY = "target_api", "empty_api"
_TIMED = """
import sys
from time import perf_counter_ns
sys.path.insert(0, {folder!r})
start = perf_counter_ns()
import {package}
print(perf_counter_ns() - start)
"""


def build_empty(workshop: Workshop, folder: Path) -> None:
    """Build the package whose extension module is empty."""
    empty = folder / EMPTY
    empty.mkdir(exist_ok=True)
    (empty / "__init__.py").write_text(f"from {EMPTY} import _native\n")
    words = ("-I", sysconfig.get_path("include"))
    workshop.compile(empty / "_native.abi3.so", [HERE / "empty.c"], words)


def imports(workshop: Workshop, rounds: int) -> dict[str, float]:
    """The least nanoseconds of each import, by package, in processes of their own and in turn."""
    folder = workshop.folder(HELD)
    build_empty(workshop, folder)
    least = dict.fromkeys((OURS, EMPTY), float("inf"))
    for _ in range(rounds):
        for package in least:
            taken = run_python(["-c", _TIMED.format(folder=str(folder), package=package)])
            least[package] = min(least[package], int(taken))
    return least
