"""Projections that share a process, compiled once a run; and one that was frozen, see freeze.py."""

from __future__ import annotations

import subprocess
import zipfile
from pathlib import Path

import pytest
from projected import installed, planned

from projector.diagnostics import Diagnostics
from projector.stages.build import build
from projector.stages.manifest import manifest
from projector.targets import host
from projector.toolchains import toolchain
from tests.projection.pythons import PYTHONS, find_python

HERE = Path(__file__).parent
FROZEN = next((HERE / "frozen").glob("*.whl"))


@pytest.fixture(params=PYTHONS)
def python(request: pytest.FixtureRequest) -> str:
    """Each Python that there is."""
    found = find_python(request.param)
    if found is None:
        pytest.skip(f"no CPython {request.param} on PATH or among pyenv's versions")
    return found


def run(python: str, folder: Path, *words: str) -> str:
    """What a program prints that can import the packages; no warning passes."""
    done = subprocess.run(
        [python, "-W", "error", "-X", "dev", *words],
        env={"PYTHONPATH": str(folder)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return done.stdout


def wheel(
    folder: Path, zig_cache: Path, package: str, version: str, *metadata: Path, projections: tuple[str, ...] = ()
) -> Path:
    """Builds the projection `package` and installs it into `folder`, with what that holds already in sight."""
    name = package.removesuffix("_api")
    project = folder / "projects" / name
    (project / "build").mkdir(parents=True)
    (project / "build" / "zig-cache").symlink_to(zig_cache)
    (project / "pyproject.toml").write_text(
        f"""
[project]
name = "projection-{name}"
version = "{version}"
[tool.projector]
package = "{package}"
metadata = {[str(one) for one in metadata]}
projections = {list(projections)}
"""
    )
    found = Diagnostics()
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(folder))
        read = manifest(project, found)
        assert read is not None, list(found)
        made = build(read, host(), toolchain("zig"), folder / "dist", None, found)
    assert made is not None, list(found)
    return install(made, folder)


def install(wheel: Path, folder: Path) -> Path:
    """Lays a wheel out."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


@pytest.fixture(scope="session")
def packages(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Projections of the same metadata, one of them frozen, and one that means other things by the same names."""
    folder, cache = tmp_path_factory.mktemp("sharing"), request.config.cache.mkdir("sharing")
    for package in ("first_api", "second_api", "one._native", "other._native"):
        installed(planned(package, HERE / "metadata" / "tiny")[1], cache, folder)
    installed(planned("odd_api", HERE / "odd" / "tiny")[1], cache, folder)
    return install(FROZEN, folder)


@pytest.fixture(scope="session")
def uppers(zig_cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folders by the name of the projection that `upper_api` is built on there: one of today, and the frozen one."""
    root = tmp_path_factory.mktemp("uppers")
    wheel(root / "first_api", zig_cache, "first_api", "0.1", HERE / "metadata" / "tiny")
    install(FROZEN, root / "frozen_api")
    for below, versions in (("first_api", ">=0.1,<0.2"), ("frozen_api", "")):
        metadata = (HERE / "metadata" / "tiny", HERE / "metadata" / "upper")
        wheel(root / below, zig_cache, "upper_api", "0.1", *metadata, projections=(f"{below}{versions}",))
    return root


@pytest.fixture(scope="session")
def changed(zig_cache: Path, uppers: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`upper_api` beside another `first_api` than it was built on."""
    folder = tmp_path_factory.mktemp("changed")
    wheel(folder, zig_cache, "first_api", "0.2", HERE / "odd" / "tiny")
    return install(next((uppers / "first_api" / "dist").glob("projection_upper-*.whl")), folder)
