"""imports: how long a package takes to import; and one whose extension module is empty, to compare with."""

from __future__ import annotations

import sysconfig
from pathlib import Path

from bench.build import HERE, Workshop, run_python

EMPTY = "empty_api"
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


def timed(folder: Path, package: str) -> int:
    """Nanoseconds of an import in a process of its own."""
    return int(run_python(["-c", _TIMED.format(folder=str(folder), package=package)]))
