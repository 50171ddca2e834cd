"""100,000 statements about the layout of random aggregates, to every target's compiler; `make fuzz` tries more."""

from __future__ import annotations

from pathlib import Path

from each_target import EVERYDAY, each_target

from projector.targets import TARGETS, Target
from tests.fuzz.layouts import MAGIC, refuted, unit

EACH = 100_000 // len(EVERYDAY) + 1


@each_target("target")
def test_compilers_agree(target: Target, tmp_path: Path, zig_cache: Path) -> None:
    made = unit(target, "suite", EACH)
    assert refuted(target, made.c, made.values, tmp_path, zig_cache) == ""
    assert made.asserted >= EACH and len(made.values) > 1000


def test_a_wrong_layout_is_refuted(tmp_path: Path, zig_cache: Path) -> None:
    made = unit(TARGETS[0], "suite", 50)
    first = made.c.index(" == ") + 4
    wrong = f"{made.c[:first]}1{made.c[first:]}"
    assert "static assertion failed" in refuted(TARGETS[0], wrong, made.values, tmp_path, zig_cache)


def test_a_bit_field_elsewhere_is_refuted(tmp_path: Path, zig_cache: Path) -> None:
    made = unit(TARGETS[0], "suite", 500)
    moved = bytearray(made.values)
    place = next(i for i in range(len(MAGIC), len(moved)) if moved[i])
    moved[place] ^= 0x80
    assert refuted(TARGETS[0], made.c, bytes(moved), tmp_path, zig_cache) == f"byte {place} of the values\n"
