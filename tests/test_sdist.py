"""The source distribution: what is in it, that it needs nothing else, and that its bytes are the same everywhere."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
from email.parser import BytesParser
from pathlib import Path

import pytest
from publishing import rich, warm

from projector import build_backend
from projector.cli import main

ROOT = "projection_rich-0.1.0"
CONTENTS = [
    "LICENSE.txt",
    "PKG-INFO",
    "README.md",
    "metadata/base/base.yaml",
    "metadata/base/module.yaml",
    "metadata/rich/module.yaml",
    "metadata/rich/more/text.yaml",
    "metadata/rich/rich.overlay.yaml",
    "metadata/rich/rich.yaml",
    "overlays/rich.yaml",
    "own/text.yaml",
    "pyproject.toml",
    "rich_api/easy.py",
]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, zig_cache: Path) -> Path:
    """A projection with something of everything, as the current folder."""
    clone = tmp_path / "clone"
    clone.mkdir()
    monkeypatch.chdir(clone)
    folder = rich(clone, zig_cache)
    monkeypatch.chdir(folder)
    return folder


def sdist(out: Path) -> Path:
    """What the hook makes of the current folder."""
    out.mkdir(exist_ok=True)
    path = out / build_backend.build_sdist(str(out))
    assert [one.name for one in out.iterdir()] == [path.name]
    return path


def unpacked(path: Path, into: Path) -> Path:
    with tarfile.open(path) as archive:
        archive.extractall(into, filter="data")
    return into / ROOT


def test_it_holds_all_that_is_needed_and_nothing_else(project: Path, tmp_path: Path) -> None:
    (project / "notes.txt").write_text("mine")
    (project / "rich_api" / ".easy.py.swp").write_text("an editor's")
    path = sdist(tmp_path / "out")
    assert path.name == f"{ROOT}.tar.gz"
    with tarfile.open(path) as archive:
        assert archive.getnames() == [f"{ROOT}/{name}" for name in CONTENTS]
        manifest, info = (archive.extractfile(f"{ROOT}/{name}") for name in ("pyproject.toml", "PKG-INFO"))
        assert manifest is not None and manifest.read() == (project / "pyproject.toml").read_bytes()
        assert info is not None
        metadata = BytesParser().parsebytes(info.read())
    assert (metadata["Name"], metadata["Version"], metadata["Metadata-Version"]) == ("projection-rich", "0.1.0", "2.4")
    assert metadata["License-File"] == "LICENSE.txt"


def test_its_entries_say_nothing_of_who_made_it(project: Path, tmp_path: Path) -> None:
    (project / "rich_api" / "easy.py").chmod(0o700)
    with tarfile.open(sdist(tmp_path / "out")) as archive:
        said = {(one.uid, one.gid, one.uname, one.gname, one.mode, one.mtime) for one in archive}
    assert said == {(0, 0, "", "", 0o644, 315532800)}


def test_the_wheel_from_it_is_the_wheel_from_the_clone(
    project: Path, tmp_path: Path, zig_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["build", "-o", str(tmp_path / "clone-dist")]) == 0
    far = unpacked(sdist(tmp_path / "out"), tmp_path / "far")
    shutil.rmtree(tmp_path / "clone")
    warm(far, zig_cache)
    monkeypatch.chdir(far)
    assert main(["build", "-o", str(tmp_path / "far-dist")]) == 0
    (one,), (two,) = (tmp_path / "clone-dist").iterdir(), (tmp_path / "far-dist").iterdir()
    assert one.name == two.name and one.read_bytes() == two.read_bytes()


def test_the_sdist_from_it_is_the_same_again(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = sdist(tmp_path / "out")
    monkeypatch.chdir(unpacked(first, tmp_path / "far"))
    assert sdist(tmp_path / "again").read_bytes() == first.read_bytes()


def test_the_copies_go_first_and_only_there(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    far = unpacked(sdist(tmp_path / "out"), tmp_path / "x" / "y")
    shutil.copytree(tmp_path / "clone" / "metadata", tmp_path / "x" / "metadata")
    (far / "metadata" / "rich" / "rich.yaml").write_text("projector: 1\nnamespace: wrong\n")
    monkeypatch.chdir(far)
    assert main(["check", "."]) == 1
    (far / "PKG-INFO").unlink()
    (tmp_path / "x" / "overlays").mkdir()
    shutil.copy(tmp_path / "clone" / "overlays" / "rich.yaml", tmp_path / "x" / "overlays")
    assert main(["check", "."]) == 0


def test_the_same_bytes_in_other_surroundings(project: Path, tmp_path: Path) -> None:
    first = sdist(tmp_path / "out").read_bytes()
    other = tmp_path / "another place"
    shutil.copytree(tmp_path / "clone", other, ignore=shutil.ignore_patterns("build"))
    for path in other.rglob("*"):
        os.utime(path, (1, 1))
    environment = {**os.environ, "TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7", "HOME": str(tmp_path), "LC_ALL": "C"}
    code = "import os; os.umask(0o077); from projector.build_backend import build_sdist; build_sdist('.')"
    folder = other / "projections" / "rich"
    subprocess.run([sys.executable, "-c", code], cwd=folder, env=environment, check=True)
    assert (folder / f"{ROOT}.tar.gz").read_bytes() == first


def test_source_date_epoch_sets_the_time(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    with tarfile.open(sdist(tmp_path / "out")) as archive:
        assert {one.mtime for one in archive} == {1700000000}


@pytest.mark.parametrize("said", ["", "-1", "yesterday", "1e9", "٣"])
def test_a_wrong_source_date_epoch_is_told(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], said: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", said)
    with pytest.raises(SystemExit):
        build_backend.build_sdist(str(tmp_path))
    assert f"error PJ015: SOURCE_DATE_EPOCH can't be {said!r}" in capfd.readouterr().err


def test_two_overlays_of_one_name_are_told(project: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (project / "overlays").mkdir()
    (project / "overlays" / "rich.yaml").write_text("projector: 1\noverlay: rich\nchange: {functions: {}}\n")
    text = (project / "pyproject.toml").read_text()
    (project / "pyproject.toml").write_text(text.replace('"own"', '"own", "overlays/rich.yaml"'))
    with pytest.raises(SystemExit):
        build_backend.build_sdist(str(tmp_path))
    assert "pyproject.toml:18:1: error PJ016: two files would be overlays/rich.yaml" in capfd.readouterr().err
    assert not list(tmp_path.glob("*.gz"))


def test_a_readme_outside_of_the_project_is_told(
    project: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    shutil.move("README.md", "../README.md")
    text = (project / "pyproject.toml").read_text()
    (project / "pyproject.toml").write_text(text.replace('"README.md"', '"../README.md"'))
    with pytest.raises(SystemExit):
        build_backend.build_sdist(str(tmp_path))
    assert "pyproject.toml:9:1: error PJ016: ../README.md is outside" in capfd.readouterr().err


def test_wrong_metadata_gives_none(project: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "clone" / "metadata" / "rich" / "rich.yaml").write_text("projector: [")
    with pytest.raises(SystemExit):
        build_backend.build_sdist(str(tmp_path))
    assert "rich.yaml:2:1: error PJ115" in capfd.readouterr().err
    assert not list(tmp_path.glob("*.gz"))


def test_twine_accepts_it(project: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "twine", "check", "--strict", str(sdist(tmp_path / "out"))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0 and "PASSED" in done.stdout, done.stdout + done.stderr


def test_a_write_that_fails_leaves_nothing(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tarfile.TarFile, "addfile", full)
    with pytest.raises(SystemExit):
        build_backend.build_sdist(str(tmp_path / "out"))
    assert not list((tmp_path / "out").iterdir())
    assert f"error PJ014: {tmp_path}/out/{ROOT}.tar.gz: No space left on device" in capfd.readouterr().err
