"""A build in other surroundings: another folder and user's settings give the same bytes; a full disk leaves nothing."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from publishing import warm, without_texts

ROOT = Path(__file__).parent.parent


def projector(
    folder: Path, *arguments: str, umask: int = 0o022, **environment: str
) -> subprocess.CompletedProcess[str]:
    """The command line in a process of its own."""
    words = [sys.executable, "-m", "projector", *arguments]
    env = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run(words, cwd=folder, env=env, umask=umask, capture_output=True, text=True, check=False)


def _built(folder: Path, zig_cache: Path, *arguments: str, umask: int = 0o022, **environment: str) -> str:
    """The hash of the wheel or twin that a new projection in `folder` gives."""
    folder.mkdir(parents=True, exist_ok=True)
    assert projector(folder, "new", "tiny", umask=umask, **environment).returncode == 0
    warm(folder / "projections" / "tiny", zig_cache)
    done = projector(folder, "build", "projections/tiny", *arguments, umask=umask, **environment)
    assert done.returncode == 0, done.stderr
    (wheel,) = (folder / "dist").iterdir()
    return f"{wheel.name} {hashlib.sha256(wheel.read_bytes()).hexdigest()}"


@pytest.mark.parametrize("options", [[], ["--twin"]], ids=["wheel", "twin"])
def test_the_same_bytes_in_other_surroundings(options: list[str], tmp_path: Path, zig_cache: Path) -> None:
    elsewhere = tmp_path / "a folder" / "of another name"
    others = {"TZ": "Asia/Kathmandu", "LC_ALL": "C", "PYTHONHASHSEED": "7", "HOME": str(tmp_path), "USER": "somebody"}
    others |= without_texts(tmp_path / "cache2")
    here = _built(tmp_path / "here", zig_cache, *options, PYTHONHASHSEED="1", **without_texts(tmp_path / "cache1"))
    assert here == _built(elsewhere, zig_cache, *options, umask=0o077, **others)


@contextmanager
def _small_disk(folder: Path, kib: int) -> Iterator[Path]:
    folder.mkdir(exist_ok=True)
    words = ["mount", "-t", "tmpfs", "-o", f"size={kib}k", "tmpfs", folder]
    mounted = subprocess.run(words, capture_output=True, check=False)
    if mounted.returncode != 0:
        pytest.skip(f"no file system can be mounted here: {mounted.stderr.decode().strip()}")
    yield folder
    subprocess.run(["umount", folder], check=True)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 32 KiB: less than a wheel."""
    with _small_disk(tmp_path / "disk", 32) as folder:
        yield folder


def test_a_full_disk_is_told_and_leaves_nothing(small_disk: Path, tmp_path: Path, zig_cache: Path) -> None:
    assert projector(tmp_path, "new", "tiny").returncode == 0
    warm(tmp_path / "projections" / "tiny", zig_cache)
    done = projector(tmp_path, "build", "projections/tiny", "-o", str(small_disk))
    assert done.returncode == 3
    assert "PJ014" in done.stderr and "No space left" in done.stderr and "Traceback" not in done.stderr
    assert list(small_disk.iterdir()) == []
    assert projector(tmp_path, "build", "projections/tiny", "-o", str(tmp_path / "dist")).returncode == 0
    assert len(list((tmp_path / "dist").iterdir())) == 1


def test_a_disk_that_is_full_while_compiling_is_told(tmp_path: Path, zig_cache: Path) -> None:
    assert projector(tmp_path, "new", "tiny").returncode == 0
    project = tmp_path / "projections" / "tiny"
    with _small_disk(project / "build", 850) as build:
        (build / "zig-cache").symlink_to(zig_cache)
        done = projector(tmp_path, "build", "projections/tiny")
    assert done.returncode == 3
    assert "error PJ504: there is no space left" in done.stderr and "fault of projector" not in done.stderr
    assert not (tmp_path / "dist").exists()
    with _small_disk(tmp_path / "cache", 300) as cache:
        done = projector(tmp_path, "build", "projections/tiny", PROJECTOR_CACHE_DIR=str(cache))
    assert done.returncode == 3 and f"no space left on the disk of {cache}" in done.stderr, done.stderr
    shutil.rmtree(project / "build")
    warm(project, zig_cache)
    assert projector(tmp_path, "build", "projections/tiny").returncode == 0


def test_metadata_that_is_gone_is_told(tmp_path: Path) -> None:
    assert projector(tmp_path, "new", "tiny").returncode == 0
    shutil.rmtree(tmp_path / "metadata")
    gone = projector(tmp_path, "build", "projections/tiny")
    assert gone.returncode == 1
    assert "PJ0" in gone.stderr and "Traceback" not in gone.stderr
