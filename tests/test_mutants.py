"""Facts that are changed on purpose: `verify` sees them. `make mutants` changes each fact once, this a sample."""

from __future__ import annotations

from pathlib import Path

import pytest

from projector.targets import target
from tests.mutants.measure import measured

EXPLAINED = {"zlib.zlib_version"}  # a macro for zlibVersion(): no header knows the symbol that it says now


def test_changed_facts_are_seen(tmp_path: Path) -> None:
    if not Path("/usr/include/zlib.h").is_file():
        pytest.skip("there is no zlib.h: install zlib1g-dev")
    rounds = ("values", "symbols", "field's width", "order of fields 0")
    outcome = measured("zlib", target("x86_64-linux-gnu"), tmp_path, (Path("/usr/include"),), rounds, sample=40)
    assert sum(outcome.made.values()) > 100
    assert {one.about for one in outcome.survivors} <= EXPLAINED
