"""The wheel of projections/linux, as the field's own checkers see it."""

from __future__ import annotations

import json
import platform
import subprocess
import sys
import zipfile
from pathlib import Path

from projector.targets import host

ROOT = Path(__file__).parents[2]
WHEEL = Path(sys.executable).parent


def said(*command: str | Path) -> str:
    """What a checker says of a wheel that it has nothing against."""
    done = subprocess.run([WHEEL / command[0], *command[1:]], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_name_says_the_platform(wheel: Path) -> None:
    assert wheel.name == f"projection_linux-0.1.0-cp311-abi3-{host().wheel_tag}.whl"


def test_abi3audit_finds_no_violation(wheel: Path) -> None:
    report = json.loads(said("abi3audit", "--strict", "--report", wheel))
    (one,) = report["specs"].values()
    assert [one["wheel"][0]["result"]["is_abi3"], one["wheel"][0]["result"]["non_abi3_symbols"]] == [True, []]


def test_auditwheel_agrees_with_the_tag(wheel: Path) -> None:
    words = " ".join(said("auditwheel", "show", wheel).split())
    assert f'is consistent with the following platform tag: "manylinux_2_17_{platform.machine()}"' in words


def test_twine_and_check_wheel_contents_find_nothing(wheel: Path) -> None:
    assert "PASSED" in said("twine", "check", "--strict", wheel)
    assert said("check-wheel-contents", wheel).strip() == f"{wheel}: OK"


def test_nothing_in_it_names_this_machine(wheel: Path) -> None:
    names = {str(ROOT), str(wheel.parent), str(Path.home()), sys.prefix, "zig-cache", "/tmp/"}
    everything = b"".join(zipfile.ZipFile(wheel).read(name) for name in zipfile.ZipFile(wheel).namelist())
    assert [name for name in sorted(names) if name.encode() in everything] == []


def test_the_licence_is_the_projects_own(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    assert archive.read("projection_linux-0.1.0.dist-info/licenses/LICENSE") == (ROOT / "LICENSE").read_bytes()
