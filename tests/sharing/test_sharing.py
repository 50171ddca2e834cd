"""Several projections in one process: what one makes, another uses."""

from __future__ import annotations

import itertools
import subprocess
from pathlib import Path

import pytest
from projected import installed, planned

from tests.projection.pythons import PYTHONS, find_python

HERE = Path(__file__).parent
APIS = {
    "first_api": "metadata",
    "second_api": "metadata",
    "odd_api": "odd",
    "one._native": "metadata",
    "other._native": "metadata",
}
ORDERS = list(itertools.permutations(("first_api", "second_api")))


@pytest.fixture(scope="session")
def packages(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two projections of the same metadata, and one that has the same names for other things."""
    folder = tmp_path_factory.mktemp("sharing")
    for package, metadata in APIS.items():
        _, sources, _ = planned(package, HERE / metadata / "tiny")
        installed(sources, request.config.cache.mkdir("sharing"), folder)
    return folder


@pytest.fixture(params=PYTHONS)
def python(request: pytest.FixtureRequest) -> str:
    """Each Python that there is."""
    found = find_python(request.param)
    if found is None:
        pytest.skip(f"no CPython {request.param} on PATH or among pyenv's versions")
    return found


def run(python: str, folder: Path, *words: str) -> str:
    """What a program prints that can import the packages; no warning passes."""
    command = [python, "-W", "error", "-X", "dev", *words]
    done = subprocess.run(
        command, env={"PYTHONPATH": str(folder)}, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return done.stdout


@pytest.mark.parametrize("order", ORDERS, ids="-".join)
def test_every_kind_of_object_crosses(python: str, packages: Path, order: tuple[str, str]) -> None:
    assert run(python, packages, str(HERE / "pairs.py"), *order, "odd_api") == "crossed\n"


@pytest.mark.parametrize("order", ORDERS, ids="-".join)
def test_each_interpreter_has_its_own(python: str, packages: Path, order: tuple[str, str]) -> None:
    assert run(python, packages, str(HERE / "interpreters.py"), *order) == "crossed\n"


def test_applications_with_private_projections_dont_disturb_each_other(python: str, packages: Path) -> None:
    code = """
import sys
from one import _native as mine
from other import _native as yours
assert mine.timespec is not yours.timespec
assert (mine.timespec.__module__, yours.timespec.__module__) == ("one._native", "other._native")
del sys.modules["one._native"], sys.modules["one._native._native"], mine
from one import _native as again
with again.timerfd_create(again.Clock.CLOCK_REALTIME) as timer:
    assert yours.timerfd_gettime(timer) == yours.itimerspec()
    assert again.timespec(1) != yours.timespec(1)
    try:
        yours.tcgetpgrp(timer)
    except yours.TerminalError:
        pass
assert not [name for name in sys.modules if name.startswith("tiny")]
"""
    assert run(python, packages, "-c", code) == ""


def test_an_equal_runtime_is_adopted(python: str, packages: Path) -> None:
    code = """
import first_api, second_api
assert type(first_api.stamps().both) is type(second_api.stamps().both)
assert first_api.timespec is not second_api.timespec
"""
    assert run(python, packages, "-c", code) == ""
