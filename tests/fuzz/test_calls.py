"""Random C libraries are built, projected and called: what comes out is what their model has."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.fuzz.calls.driver import BATCH, KEPT, TIERS, minimised, tried
from tests.fuzz.calls.library import Function, Library, random_library
from tests.projection.pythons import find_python


@pytest.fixture
def cache(request: pytest.FixtureRequest, zig_cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this test's package is built; zig keeps its own things in one place."""
    for name in ("ZIG_GLOBAL_CACHE_DIR", "ZIG_LOCAL_CACHE_DIR"):
        monkeypatch.setenv(name, str(zig_cache))
    many = request.node.callspec.params.get("first", "few")
    assert request.config.cache is not None
    return request.config.cache.mkdir(f"fuzzed-{many}")


@pytest.mark.parametrize(("first", "version", "tier"), [(0, "3.11", "straight"), (BATCH // 2, "3.13", "table")])
def test_all_calls_come_out_as_the_model_has_it(first: int, version: str, tier: str, cache: Path) -> None:
    libraries = [random_library(number) for number in range(first, first + BATCH // 2)]
    assert tried(libraries, cache, find_python(version) or sys.executable, tier) == []


@pytest.mark.parametrize("case", sorted(KEPT.glob("*.json")), ids=lambda case: case.stem)
@pytest.mark.parametrize("tier", TIERS)
def test_what_is_kept(case: Path, tier: str, cache: Path) -> None:
    row = json.loads(case.read_text())
    library = Library(row["number"], row["records"], [Function(**one) for one in row["functions"]])
    assert tried([library], cache, tier=tier) == []


@dataclass(frozen=True)
class Faulty(Library):
    """One that gives another number than its model wherever it gives one."""

    def c(self) -> str:
        return super().c().replace("(uint32_t)draw(&h)", "(uint32_t)draw(&h) + 1")


@dataclass(frozen=True)
class Crashing(Library):
    """One that crashes where it is given text."""

    def c(self) -> str:
        return super().c().replace("strlen(", "strlen((const char *)8 + 0 * (intptr_t)")


FUNCTIONS = [
    Function("l1_f0", [["in", "i32"], ["text"], ["out", "u32"]], ["number", "u8"]),
    Function("l1_f1", [["bytes", "u64"]], ["status"]),
]


@pytest.mark.parametrize(
    ("kind", "said", "cells"), [(Faulty, "not [", [["out", "u32"]]), (Crashing, "exit code -11", [["text"]])]
)
def test_a_fault_is_found_and_made_small(kind: type[Library], said: str, cells: list[object], cache: Path) -> None:
    library = kind(1, {"l1_r0": [["m0", "number", "i32"]]}, FUNCTIONS)
    ((number, function, what),) = tried([library], cache)
    assert (number, function) == (1, "l1_f0")
    assert said in what
    (small,) = minimised(library, function, cache).functions
    assert (small.cells, small.result) == (cells, ["void"])
