"""Damaged and truncated headers through `import c`; `make fuzz` tries 10,000."""

from __future__ import annotations

from pathlib import Path

import pytest

from projector.stages import import_c as stage
from projector.stages.one_target import OneTarget
from projector.toolchains import toolchain
from projector.toolchains.headers import system
from tests.fuzz.headers import TARGET, seeds, tried

COUNT = 100


def test_damaged_headers_give_diagnostics_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = system(toolchain("zig"), TARGET, tmp_path)
    monkeypatch.setattr(stage, "system", lambda *_: known)
    monkeypatch.setattr(stage, "Apart", OneTarget)
    came, failed = tried(range(20_000_000, 20_000_000 + COUNT), tmp_path)
    assert failed == []
    assert came["facts"] > 10 and came["PJ802"] > 10 and came.total() == COUNT


def test_there_is_much_to_damage() -> None:
    assert len(seeds()) >= 220
