"""Our pre-commit hooks in somebody's repository, installed by pre-commit from this one: `make hooks`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from projector.cli import main

ROOT = Path(__file__).parents[2]
PRE_COMMIT = Path(sys.executable).with_name("pre-commit")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with what `projector new` writes."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / ".cache"))
    subprocess.run(["git", "init", "--quiet"], check=True)
    Path(".gitignore").write_text(".cache/\n")
    assert main(["new", "tiny"]) == 0
    return tmp_path


def hooks() -> tuple[int, str]:
    """The exit code and output of all hooks on all files."""
    subprocess.run(["git", "add", "--all"], check=True)
    command = [str(PRE_COMMIT), "try-repo", str(ROOT), "--all-files", "--color=never"]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    return done.returncode, done.stdout


def test_what_is_right_passes(repository: Path) -> None:
    code, said = hooks()
    assert code == 0, said
    assert said.count("Passed") == 2


def test_what_is_wrong_is_formatted_and_reported(repository: Path) -> None:
    facts = repository / "metadata/tiny/tiny.yaml"
    text = facts.read_text("utf-8")
    wrong = text.replace("returns: size_t", "retruns: size_t")
    facts.write_text(wrong.replace("params: {j: int}", "params:    {j:    int}"), "utf-8")
    code, said = hooks()
    assert code == 1, said
    assert said.count("Failed") == 2
    assert "files were modified by this hook" in said
    assert "metadata/tiny/tiny.yaml:17:5: error PJ201" in said
    assert facts.read_text("utf-8") == wrong
