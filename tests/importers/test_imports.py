"""metadata/windows and metadata/macos are what `projector import c` writes by the words that their module.yaml has."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from projector.cli import main

METADATA = Path(__file__).parents[2] / "metadata"
OURS = {"xattr.yaml", "corefoundation.yaml"}  # whose headers zig hasn't


@pytest.mark.slow
@pytest.mark.parametrize("name", ["windows", "macos"])
def test_the_facts_are_an_import(name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / name).mkdir()
    shutil.copy(METADATA / name / "module.yaml", tmp_path / name)
    shutil.copytree(METADATA / "posix", tmp_path / "posix")
    assert main(["import", "c", "--library", name, "-o", str(tmp_path / name)]) == 0, capfd.readouterr().err
    stated = {path.name: path.read_text() for path in (METADATA / name).glob("*.yaml") if ".overlay" not in path.name}
    written = {path.name: path.read_text() for path in (tmp_path / name).glob("*.yaml")}
    assert written == {file: text for file, text in stated.items() if file not in OURS}
