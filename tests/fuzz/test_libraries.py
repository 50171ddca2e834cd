"""Random metadata compiles; `make fuzz` tries more, larger, and every target."""

from __future__ import annotations

from pathlib import Path

import pytest

from projector.targets import TARGETS
from tests.fuzz.libraries import attempt

FUNCTIONS = 80


@pytest.mark.parametrize("number", range(len(TARGETS)), ids=[one.name for one in TARGETS])
def test_random_metadata_compiles(
    number: int, tmp_path: Path, zig_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("ZIG_GLOBAL_CACHE_DIR", "ZIG_LOCAL_CACHE_DIR"):
        monkeypatch.setenv(name, str(zig_cache))
    wrong, counts = attempt(1000 * len(TARGETS) + number, FUNCTIONS, tmp_path)
    assert wrong == ""
    assert counts["safe"] > 5 and counts["raw"] > 5
