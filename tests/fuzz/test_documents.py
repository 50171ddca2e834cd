"""Damaged metadata through every pure stage; `make fuzz` tries 200,000."""

from __future__ import annotations

from pathlib import Path

import pytest

from projector.targets import target
from tests.fuzz.documents import KEPT, attempt, fuzz, seeds

BATCHES = 4
EACH = 75


@pytest.mark.parametrize("batch", range(BATCHES))
def test_damage_gives_diagnostics_and_nothing_else(batch: int, tmp_path: Path) -> None:
    first = 10_000_000 + batch * EACH
    came, failed = fuzz(range(first, first + EACH), tmp_path)
    assert failed == []
    assert came["Sources"] > 0 and came.total() == EACH


def test_seeds_cover_the_language() -> None:
    assert len(seeds()) >= 25


@pytest.mark.parametrize("name", sorted(path.name for path in KEPT.iterdir()))
def test_what_failed_once(name: str, tmp_path: Path) -> None:
    files = {one.name: one.read_text(encoding="utf-8") for one in sorted((KEPT / name).glob("*.yaml"))}
    attempt(files, target("x86_64-linux-gnu"), tmp_path)
