"""The PEP 517 hooks, called as pip and `build` call them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from projector import build_backend
from projector.cli import main
from projector.errors import InputError, ProjectorError

ROOT = Path(__file__).parent.parent


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, zig_cache: Path) -> Path:
    """A new projection, as the current folder."""
    monkeypatch.chdir(tmp_path)
    assert main(["new", "tiny"]) == 0
    folder = tmp_path / "projections" / "tiny"
    (folder / "build").mkdir()
    (folder / "build" / "zig-cache").symlink_to(zig_cache)
    monkeypatch.chdir(folder)
    return folder


def test_the_hook_gives_the_command_lines_wheel(project: Path) -> None:
    out = project / "out"
    out.mkdir()
    name = build_backend.build_wheel(str(out))
    assert [path.name for path in out.iterdir()] == [name]
    assert main(["build", "-o", "dist"]) == 0
    assert (project / "dist" / name).read_bytes() == (out / name).read_bytes()


def test_it_asks_for_the_compiler_that_projector_is_pinned_to(project: Path) -> None:
    (needed,) = build_backend.get_requires_for_build_wheel()
    assert re.fullmatch(r"ziglang==[\d.]+", needed)
    assert needed in tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]


def test_wrong_input_is_printed_and_raised(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with (project / "pyproject.toml").open("a") as stream:
        stream.write("tear = 1\n")
    with pytest.raises(InputError, match="lines above"):
        build_backend.build_wheel(str(project / "out"))
    assert "pyproject.toml:15:1: error PJ004" in capfd.readouterr().err
    assert not (project / "out").exists()


def test_there_is_no_sdist_yet(project: Path) -> None:
    with pytest.raises(ProjectorError, match="later version"):
        build_backend.build_sdist(str(project))


def test_other_front_ends_build_it(project: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    tool = [sys.executable, "-m"]
    for command in (
        ["build", "--no-isolation", "--skip-dependency-check", "--wheel", "-o", "one"],
        ["pip", "wheel", "-q", "--no-build-isolation", "--no-deps", "--no-index", "-w", "two", "."],
    ):
        ran = subprocess.run([*tool, *command], env=environment, capture_output=True, text=True)
        assert ran.returncode == 0, ran.stdout + ran.stderr
    (one,), (two,) = list(Path("one").iterdir()), list(Path("two").iterdir())
    assert one.name == two.name and one.read_bytes() == two.read_bytes()
