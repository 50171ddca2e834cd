"""The twin of the Linux projection beside its native wheel: what Python, type checkers and pip make of the two."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from parity import Child, pair, same_names, same_records
from pythons import PYTHONS, find_python

from projector import cli

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def twin_wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The twin of projections/linux."""
    dist = tmp_path_factory.mktemp("twin")
    assert cli.main(["build", "--twin", str(ROOT / "projections/linux"), "--out", str(dist)]) == 0
    (wheel,) = dist.glob("projection_linux-*-py3-none-any.whl")
    return wheel


@pytest.fixture(scope="session")
def site(twin_wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment of the Python that runs the tests, with nothing but the twin; its packages' folder."""
    folder = tmp_path_factory.mktemp("twin-environment")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    pip = [sys.executable, "-m", "pip", "--python", folder / "bin/python", "install", "--quiet", "--no-index"]
    subprocess.run([*pip, "--disable-pip-version-check", twin_wheel], check=True)
    (packages,) = folder.glob("lib/python*/site-packages")
    return packages


@pytest.mark.parametrize("version", PYTHONS)
def test_names_and_records_are_the_native_ones(wheel: Path, twin_wheel: Path, tmp_path: Path, version: str) -> None:
    python = find_python(version)
    if python is None:
        pytest.skip(f"no CPython {version} on PATH or among pyenv's versions")
    shutil.unpack_archive(wheel, tmp_path, "zip")
    # A wheel of plain Python is imported as it is.
    with pair(Child(python, tmp_path), Child(python, twin_wheel)) as both:
        records = same_names(both, "linux_api")
        assert len(records) > 300
        same_records(both, records, 200)


def test_stubs_and_modules_agree(site: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mypy.stubtest", "linux_api"]
    environment = {**os.environ, "PYTHONPATH": str(site)}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=tmp_path, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_mypy_accepts_the_examples(site: Path, tmp_path: Path, mypy_cache: Path) -> None:
    examples = [one for one in sorted((ROOT / "examples").glob("*.py")) if "linux_api" in one.read_text()]
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", f"--cache-dir={mypy_cache}", *examples]
    environment = {**os.environ, "MYPYPATH": str(site)}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=tmp_path, check=False)
    assert done.returncode == 0, done.stdout


def test_every_name_has_a_known_type(site: Path, tmp_path: Path) -> None:
    root = site.parents[2]
    environment = {**os.environ, "PATH": f"{root / 'bin'}:{os.environ['PATH']}", "VIRTUAL_ENV": str(root)}
    command = [sys.executable, "-m", "pyright", "--verifytypes", "linux_api", "--ignoreexternal", "--outputjson"]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=tmp_path, check=False)
    told = json.loads(done.stdout)["typeCompleteness"]
    counts = told["exportedSymbolCounts"]
    assert counts["withKnownType"] > 5000, done.stdout[:2000]
    assert (told["completenessScore"], counts["withUnknownType"], counts["withAmbiguousType"]) == (1, 0, 0)


def test_pip_takes_the_native_wheel_where_it_fits(wheel: Path, twin_wheel: Path, tmp_path: Path) -> None:
    links = tmp_path / "links"
    links.mkdir()
    for one in (wheel, twin_wheel):
        shutil.copy(one, links)
    here, there = tmp_path / "here", tmp_path / "there"
    pip = [sys.executable, "-m", "pip", "download", "--no-deps", "--no-index", "--find-links", links, "--quiet"]
    elsewhere = ["--only-binary=:all:", "--platform", "win_amd64", "--python-version", "3.13"]
    subprocess.run([*pip, "projection-linux", "--dest", here], check=True)
    subprocess.run([*pip, *elsewhere, "projection-linux", "--dest", there], check=True)
    assert [one.name for one in here.iterdir()] == [wheel.name]
    assert [one.name for one in there.iterdir()] == [twin_wheel.name]
