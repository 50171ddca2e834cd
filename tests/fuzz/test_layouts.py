"""100,000 statements about the layout of random aggregates, to every target's compiler; `make fuzz` tries more."""

from __future__ import annotations

from pathlib import Path

import pytest

from projector.targets import TARGETS, Target
from tests.fuzz.layouts import refuted, unit

EACH = 100_000 // len(TARGETS) + 1


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_compilers_agree(target: Target, tmp_path: Path, zig_cache: Path) -> None:
    text, asserted = unit(target, "suite", EACH)
    assert refuted(target, text, tmp_path, zig_cache) == ""
    assert asserted >= EACH


def test_a_wrong_layout_is_refuted(tmp_path: Path, zig_cache: Path) -> None:
    text, _ = unit(TARGETS[0], "suite", 50)
    first = text.index(" == ") + 4
    wrong = f"{text[:first]}1{text[first:]}"
    assert "static assertion failed" in refuted(TARGETS[0], wrong, tmp_path, zig_cache)
