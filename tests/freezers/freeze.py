"""Programs of a projection, frozen: `make freezers` prepares build/freezers and runs this."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from watched import assert_watched

ROOT = Path(__file__).parents[2]
FROZEN = ROOT / "build" / "freezers"
TOOLS = FROZEN / "venv" / "bin"
PROGRAMS = {"watch": ROOT / "examples" / "watch.py", "attributes": Path(__file__).with_name("attributes.py")}
Freezer = Callable[[Path, Path], list[str | Path]]


def tool(*command: str | Path) -> None:
    """Runs a freezer in its environment."""
    env = os.environ | {"PATH": f"{TOOLS}:{os.environ['PATH']}", "NUITKA_CACHE_DIR": str(FROZEN / "nuitka-cache")}
    done = subprocess.run(command, env=env, capture_output=True, text=True, cwd=FROZEN, check=False)
    assert done.returncode == 0, f"{done.stdout}{done.stderr}"


def pyinstaller(program: Path, out: Path) -> list[str | Path]:
    return [bundled(program, out, "--onedir") / program.stem]


def pyinstaller_onefile(program: Path, out: Path) -> list[str | Path]:
    return [bundled(program, out, "--onefile")]


def bundled(program: Path, out: Path, form: str) -> Path:
    folders = [f"--distpath={out}", f"--workpath={out}/work", f"--specpath={out}"]
    tool(TOOLS / "pyinstaller", "--log-level=WARN", form, *folders, program)
    return out / program.stem


def nuitka(program: Path, out: Path) -> list[str | Path]:
    compiler = [] if shutil.which("gcc") or shutil.which("clang") else ["--zig", "--assume-yes-for-downloads"]
    tool(TOOLS / "python", "-m", "nuitka", "--standalone", "--lto=no", *compiler, f"--output-dir={out}", program)
    return [out / f"{program.stem}.dist" / f"{program.stem}.bin"]


def shiv(program: Path, out: Path) -> list[str | Path]:
    archive = out / "program.pyz"
    start = f"{program.stem}:main"
    tool(TOOLS / "shiv", "--site-packages", alone(program, out), "-e", start, "-o", archive, "--no-index", wheel())
    return [sys.executable, archive]


def pex(program: Path, out: Path) -> list[str | Path]:
    archive = out / "program.pex"
    tool(TOOLS / "pex", "-D", alone(program, out), "-e", f"{program.stem}:main", "-o", archive, "--no-pypi", wheel())
    return [sys.executable, archive]


def alone(program: Path, out: Path) -> Path:
    """A folder with nothing but the program."""
    folder = out / "program"
    folder.mkdir()
    shutil.copy(program, folder)
    return folder


def wheel() -> Path:
    (found,) = (FROZEN / "dist").glob("*.whl")
    return found


@pytest.fixture(params=[pyinstaller, pyinstaller_onefile, nuitka, shiv, pex])
def frozen(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Freezes a program and runs what came of it, far from where it was made."""

    def run(name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = request.param(PROGRAMS[name], tmp_path)
        env = {"SHIV_ROOT": f"{tmp_path}/shiv", "PEX_ROOT": f"{tmp_path}/pex", "PATH": "/usr/bin:/bin"}
        return subprocess.run(
            [*command, *arguments], env=env, capture_output=True, text=True, cwd="/", timeout=60, check=False
        )

    return run


def test_watch_sees_its_own_changes(frozen: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    assert_watched(frozen("watch", "--for", "1"))


def test_what_is_reached_by_attributes_is_there(frozen: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    done = frozen("attributes")
    assert (done.returncode, done.stderr) == (0, "")
    *said, native = done.stdout.splitlines()
    assert said == [
        "3 False",
        "EINVAL",
        "[timespec(tv_sec=1, tv_nsec=2), <Clock.CLOCK_MONOTONIC: 1>] linux_api.stdlib.raw",
    ]
    assert not native.startswith(str(ROOT))
