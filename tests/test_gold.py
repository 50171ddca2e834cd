"""Small pieces of metadata and all that becomes of them: each namespace's C, stub, recipes, page and twin.

A case is a folder `tests/gold/<case>` with `metadata/<module>/` and `expected/`. `PROJECTOR_GOLD=1 pytest
tests/test_gold.py` writes the expectations anew; read the difference before you commit it.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from projected import planned

from projector.ir.dump import to_text
from projector.stages.document import document
from projector.stages.twin import twin
from projector.targets import target

GOLD = Path(__file__).parent / "gold"
SHARED = ("_native.pyi", "_trace.pyi")  # the same in all packages, and files of gold/ itself
TIERS = {"table": "table"}
TARGETS = {"windows": "x86_64-windows-gnu", "winapi": "x86-windows-gnu"}
CASES = sorted(path.name for path in GOLD.iterdir() if path.is_dir())


def _made(case: str) -> dict[str, str]:
    """What a case gives for its target, x86-64 Linux for most, by file name."""
    folders = sorted((GOLD / case / "metadata").iterdir())
    of = target(TARGETS.get(case, "x86_64-linux-gnu"))
    plan, sources, found = planned("gold_api", *folders, target=of, tier=TIERS.get(case, "straight"))
    files = {one.path.replace("/", "."): one.text for one in sources.native if one.path != "_native.c" or case in TIERS}
    files |= {one.path.replace("/", "."): one.text for one in sources.package if one.path.endswith(".pyi")}
    files |= {one.path: one.text for one in document(plan) if one.path != "index.md"}
    modules = (one for one in twin(plan).package if one.path.endswith(".py") and not one.path.startswith("_"))
    files |= {f"twin.{one.path.replace('/', '.')}": one.text for one in modules}
    for space in plan.namespaces:
        if space.functions:
            files[f"{'.'.join(space.path)}.recipes.txt"] = to_text(space.functions)
    notes = "".join(f"{one.code} {one.message}\n" for one in found)
    return {name: text for name, text in (*files.items(), ("notes.txt", notes)) if text.strip()}


@pytest.mark.parametrize("case", CASES)
def test_output_is_as_expected(case: str) -> None:
    made, expected = _made(case), GOLD / case / "expected"
    shared = {name: made.pop(name) for name in SHARED}
    if os.environ.get("PROJECTOR_GOLD"):
        for name, text in shared.items():
            (GOLD / name).write_text(text, encoding="utf-8")
        shutil.rmtree(expected, ignore_errors=True)
        expected.mkdir()
        for name, text in made.items():
            (expected / name).write_text(text, encoding="utf-8")
    there = {path.name: path.read_text(encoding="utf-8") for path in expected.iterdir()}
    for name in sorted({*made, *there}):
        assert made.get(name) == there.get(name), name
    assert shared == {name: (GOLD / name).read_text(encoding="utf-8") for name in SHARED}
