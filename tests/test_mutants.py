"""Facts that are changed on purpose: `verify` sees them. `make mutants` changes each fact once, this a sample."""

from __future__ import annotations

from pathlib import Path

import pytest
from each_target import each_target

from projector.targets import Target, target
from tests.mutants.measure import measured

HEADERS = Path("/usr/include")
EXPLAINED = {"zlib.zlib_version"}  # a macro for zlibVersion(): no header knows the symbol that it says now


def caught(module: str, row: Target, scratch: Path) -> None:
    """A sample of its facts: on each target with what its own C library's headers make of the library's."""
    if not (HEADERS / f"{module}.h").is_file():
        pytest.skip(f"there is no {module}.h: install its -dev package")
    rounds = ("values", "symbols", "field's width", "order of fields 0")
    outcome = measured(module, row, scratch, (HEADERS,), rounds, sample=40)
    assert sum(outcome.made.values()) > 100
    assert {one.about for one in outcome.survivors} <= EXPLAINED


def test_changed_facts_are_seen(tmp_path: Path) -> None:
    caught("zlib", target("x86_64-linux-gnu"), tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("module", ["zlib", "sqlite3"])
@each_target("row", lambda row: row.os != "emscripten")
def test_changed_facts_are_seen_on_every_target(module: str, row: Target, tmp_path: Path) -> None:
    caught(module, row, tmp_path)
