"""Random metadata compiles; `make fuzz` tries more, larger, and every target."""

from __future__ import annotations

from pathlib import Path

import pytest
from each_target import each_target

from projector.targets import TARGETS, Target
from tests.fuzz.libraries import attempt

FUNCTIONS = 80


@each_target("target")
def test_random_metadata_compiles(
    target: Target, tmp_path: Path, zig_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("ZIG_GLOBAL_CACHE_DIR", "ZIG_LOCAL_CACHE_DIR"):
        monkeypatch.setenv(name, str(zig_cache))
    wrong, counts = attempt(1000 * len(TARGETS) + TARGETS.index(target), FUNCTIONS, tmp_path)
    assert wrong == ""
    assert counts["safe"] > 5 and counts["raw"] > 5
