"""One wheel of the Linux projection, built once a run and installed into a clean environment of every Python here."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from projected import TIER
from pythons import PYTHONS, RUNNING, find_python

from projector.diagnostics import Diagnostics
from projector.stages.build import build
from projector.stages.manifest import manifest
from projector.targets import host
from projector.toolchains import toolchain

ROOT = Path(__file__).parents[2]


@contextmanager
def lock(path: Path) -> Iterator[None]:
    """One process of the run at a time: xdist's workers share what is made."""
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of this run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def wheel(shared: Path) -> Path:
    """The wheel of projections/linux, in the tier that `make tiers` sets."""
    dist = shared / "dist"
    with lock(shared / "wheel.lock"):
        if not dist.exists():
            found = Diagnostics()
            project = manifest(ROOT / "projections/linux", found)
            assert project is not None
            settings = project.settings.model_copy(update={"tier": TIER})
            project = project.model_copy(update={"settings": settings})
            assert build(project, host(), toolchain("zig"), dist, None, found) is not None
        (wheel,) = dist.glob("projection_linux-*.whl")
    return wheel


def environment(version: str, shared: Path, wheel: Path) -> Path:
    """The Python of a clean environment that holds nothing but the wheel."""
    base = find_python(version)
    if base is None:
        pytest.skip(f"no CPython {version} on PATH or among pyenv's versions")
    folder = shared / f"clean-{version}"
    python = folder / "bin/python"
    with lock(shared / f"{folder.name}.lock"):
        if not folder.exists():
            subprocess.run([base, "-m", "venv", "--without-pip", folder], check=True)
            pip = [sys.executable, "-m", "pip", "--python", python, "install", "--quiet"]
            subprocess.run([*pip, "--disable-pip-version-check", "--no-index", wheel], check=True)
    return python


@pytest.fixture(scope="session", params=PYTHONS)
def python(request: pytest.FixtureRequest, shared: Path, wheel: Path) -> Path:
    """A clean environment's interpreter, for each Python that there is."""
    return environment(request.param, shared, wheel)


@pytest.fixture(scope="session")
def running(shared: Path, wheel: Path) -> Path:
    """The clean environment of the Python that runs the tests."""
    return environment(RUNNING, shared, wheel)
