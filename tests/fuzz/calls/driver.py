"""Random C libraries, built, projected, called and compared with their model.

    PYTHONPATH=tests python -m tests.fuzz.calls.driver COUNT [FIRST]

A library is a number. Each that fails is made as small as it can be and kept in tests/fuzz/kept/calls, where the suite
builds and calls it again.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from projected import installed, planned

from .library import Function, Library, random_library

KEPT = Path(__file__).parents[1] / "kept" / "calls"
MODULE = "projector: 1\nmodule: fuzzed\nlibraries: {libfuzzed: {linux: {soname: libfuzzed.so.1, origin: user}}}\n"
BATCH = 25
CALLS = 30
TIERS = ("straight", "table")
Wrong = list[list[Any]]
"""Of each fault: the library's number, the function, and what was wrong."""


def build(libraries: list[Library], folder: Path, cache: Path, tier: str) -> None:
    """`fuzzed_api` and libfuzzed.so.1, in a folder."""
    metadata = folder / "metadata" / "fuzzed"
    metadata.mkdir(parents=True)
    (metadata / "module.yaml").write_text(MODULE)
    for one in libraries:
        (metadata / f"{one.name}.yaml").write_text(one.metadata())
        (folder / f"{one.name}.c").write_text(one.c())
    sources = [f"{one.name}.c" for one in libraries]
    words = [sys.executable, "-m", "ziglang", "cc", "-shared", "-fPIC", "-O1", "-Wl,-soname,libfuzzed.so.1", *sources]
    subprocess.run([*words, "-o", "libfuzzed.so.1"], cwd=folder, check=True)
    _, projected, _ = planned("fuzzed_api", metadata, tier=tier)
    installed(projected, cache, folder)


def call(libraries: list[Library], folder: Path, python: str = sys.executable) -> Wrong:
    """What a child says that calls them all; a crash is a fault of the function that it was at."""
    (folder / "libraries.json").write_text(
        json.dumps(
            [{**asdict(one), "functions": [list(asdict(f).values()) for f in one.functions]} for one in libraries]
        )
    )
    environment = {**os.environ, "PYTHONPATH": f"{folder}:{Path(__file__).parents[1]}", "LD_LIBRARY_PATH": str(folder)}
    words = [python, "-X", "dev", "-m", "calls.child", str(folder), str(CALLS)]
    done = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        found: Wrong = json.loads((folder / "wrong.json").read_text())
        return found
    number, function = (folder / "now").read_text().split()
    return [[int(number), function, f"exit code {done.returncode}: {done.stderr[-1500:]}"]]


def tried(libraries: list[Library], cache: Path, python: str = sys.executable, tier: str = "table") -> Wrong:
    """The faults of these libraries; one that isn't built is a fault of its own."""
    with tempfile.TemporaryDirectory() as name:
        try:
            build(libraries, Path(name), cache, tier)
        except (AssertionError, subprocess.CalledProcessError) as error:
            if len(libraries) > 1:
                return [fault for one in libraries for fault in tried([one], cache, python, tier)]
            return [[libraries[0].number, "", f"isn't built: {error}"]]
        return call(libraries, Path(name), python)


def smaller(library: Library) -> list[Library]:
    """The library without a function, a parameter or a result each."""
    found = [replace(library, functions=[f for f in library.functions if f is not one]) for one in library.functions]
    for i, one in enumerate(library.functions):
        fewer: list[Function] = [replace(one, cells=one.cells[:j] + one.cells[j + 1 :]) for j in range(len(one.cells))]
        fewer += [replace(one, result=["void"])] if one.result != ["void"] else []
        found += [replace(library, functions=[*library.functions[:i], f, *library.functions[i + 1 :]]) for f in fewer]
    return [one for one in found if one.functions]


def minimised(library: Library, function: str, cache: Path, tier: str = "table") -> Library:
    """The smallest library that still fails."""
    chosen = [one for one in library.functions if one.name == function]
    library = replace(library, functions=chosen) if chosen else library
    while True:
        for one in smaller(library):
            if tried([one], cache, tier=tier):
                library = one
                break
        else:
            return library


def main(count: int, first: int = 0) -> int:
    """Fuzz; the number of faults."""
    faults, started = 0, time.monotonic()
    with tempfile.TemporaryDirectory() as cache:
        for start in range(first, first + count, BATCH):
            libraries = [random_library(number) for number in range(start, min(start + BATCH, first + count))]
            tier = TIERS[start // BATCH % 2]
            for number, function, what in tried(libraries, Path(cache), tier=tier):
                faults += 1
                print(f"library {number}, {tier}: {what}")
                small = minimised(random_library(number), function, Path(cache), tier)
                KEPT.mkdir(parents=True, exist_ok=True)
                (KEPT / f"{number}.json").write_text(json.dumps(asdict(small), indent=1) + "\n")
            print(
                f"{start + len(libraries) - first} libraries, {faults} faults, {time.monotonic() - started:.0f} s",
                flush=True,
            )
    return faults


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])) > 0)
