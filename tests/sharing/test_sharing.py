"""Several projections in one process: what one makes, another uses. One of them has an earlier runtime."""

from __future__ import annotations

import itertools
import sys
import zipfile
from pathlib import Path

import pytest

from projector.diagnostics import Diagnostics
from projector.stages.build import build_twin
from projector.stages.manifest import manifest
from projector.targets import host
from tests.sharing.conftest import HERE, install, run

APIS = ("first_api", "second_api", "frozen_api")
ORDERS = list(itertools.permutations(APIS, 2))


@pytest.mark.parametrize("order", ORDERS, ids="-".join)
def test_every_kind_of_object_crosses(python: str, packages: Path, order: tuple[str, str]) -> None:
    assert run(python, packages, str(HERE / "pairs.py"), *order, "odd_api") == "crossed\n"


@pytest.mark.parametrize("order", ORDERS, ids="-".join)
def test_each_interpreter_has_its_own(python: str, packages: Path, order: tuple[str, str]) -> None:
    assert run(python, packages, str(HERE / "interpreters.py"), *order) == "crossed\n"


def test_an_equal_runtime_is_adopted_and_another_is_not(python: str, packages: Path) -> None:
    code = """
import first_api, second_api, frozen_api
assert type(first_api.stamps().both) is type(second_api.stamps().both)
assert type(first_api.stamps().both) is not type(frozen_api.stamps().both)
assert first_api.timespec is not second_api.timespec
"""
    assert run(python, packages, "-c", code) == ""


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


# --- building on another ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("below", ["first_api", "frozen_api"])
@pytest.mark.parametrize("upper_first", [True, False])
def test_a_projection_builds_on_another(python: str, uppers: Path, below: str, upper_first: bool) -> None:
    order = ["upper_api", below] if upper_first else [below, "upper_api"]
    assert run(python, uppers / below, str(HERE / "upper.py"), *order) == "crossed\n"


def test_what_the_other_provides_isnt_made_again(uppers: Path) -> None:
    (wheel,) = (uppers / "first_api" / "dist").glob("projection_upper-*.whl")
    archive = zipfile.ZipFile(wheel)
    assert b"Requires-Dist: projection-first<0.2,>=0.1\n" in archive.read("projection_upper-0.1.dist-info/METADATA")
    stub = archive.read("upper_api/__init__.pyi").decode()
    assert "import first_api\n" in stub
    assert "def timer_new(clock: first_api.Clock | int, flags: int = 0) -> first_api.TimerFd:" in stub
    assert "class timespec" not in stub
    assert {name for name in archive.namelist() if name.startswith("upper_api/")} == {
        f"upper_api/{name}"
        for name in (
            "__init__.py",
            "__init__.pyi",
            "_native.abi3.so",
            "_native.pyi",
            "_trace.py",
            "_trace.pyi",
            "py.typed",
        )
    }


def test_twins_build_on_twins(uppers: Path, tmp_path: Path) -> None:
    found = Diagnostics()
    for name in ("first", "upper"):
        with pytest.MonkeyPatch.context() as patch:
            patch.syspath_prepend(str(uppers / "first_api"))
            project = manifest(uppers / "first_api" / "projects" / name, found)
        assert project is not None
        made = build_twin(project, host(), tmp_path / "dist", found)
        assert made is not None
        install(made, tmp_path)
    code = """
import first_api, upper_api
pair = upper_api.pair(first=first_api.timespec(1, 2))
assert type(pair.first) is first_api.timespec
assert (pair.first.tv_nsec, pair.sizeof) == (2, 48)
"""
    assert run(sys.executable, tmp_path, "-c", code) == ""


@pytest.mark.parametrize(
    ("use", "words"),
    [
        (
            "clock_getres(0)",
            "first_api.timespec isn't the same: it has 'tv_nsec: int64 of 8 bytes at 0' where "
            "'tv_sec: int64 of 8 bytes at 0' is needed",
        ),
        ("folder_open('/')", "first_api.Dir isn't there: module 'first_api' has no attribute 'Dir'"),
        ("clock_like(0)", "CLOCK_MONOTONIC"),
        (
            "file_of(1, 'r')",
            "first_api.TimerFd isn't the same: it has 'closed by fsync of tiny.libc' where "
            "'closed by close of tiny.libc' is needed",
        ),
    ],
)
def test_what_has_changed_below_is_an_import_error(python: str, changed: Path, use: str, words: str) -> None:
    code = f"""
import upper_api
for _ in range(2):
    try:
        upper_api.{use}
    except ImportError as error:
        print(error)
"""
    first, again = run(python, changed, "-c", code).splitlines()
    assert first == again
    assert first.startswith("upper_api was built on projection-first 0.1, and here is projection-first 0.2: first_api.")
    assert words in first
