"""metadata/windows is what `projector import c --library windows` writes, with the words that its module.yaml has."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from projector.cli import main

WINDOWS = Path(__file__).parents[2] / "metadata" / "windows"


@pytest.mark.slow
def test_the_facts_are_an_import(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    shutil.copy(WINDOWS / "module.yaml", tmp_path)
    assert main(["import", "c", "--library", "windows", "-o", str(tmp_path)]) == 0, capfd.readouterr().err
    facts = {path.name: path.read_text() for path in WINDOWS.glob("*.yaml") if ".overlay" not in path.name}
    assert {path.name: path.read_text() for path in tmp_path.glob("*.yaml")} == facts
