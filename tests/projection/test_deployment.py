"""Where a package ends up: on a read-only file system, in an archive, and with a freezer that only reads imports."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

EVERY_NAME = """
import sys
before = set(sys.modules)
import linux_api
def touch(namespace):
    for name in namespace.__all__:
        getattr(namespace, name)
for name in linux_api._NAMESPACES:
    touch(getattr(linux_api, name))
    if hasattr(getattr(linux_api, name), "raw"):
        touch(getattr(linux_api, name).raw)
with linux_api.eventfd.eventfd(3) as counter:
    assert linux_api.eventfd.eventfd_read(counter) == 3
"""
# A sandbox without rules: from here on no process can change any file.
READ_ONLY = """
import os, sys
from linux_api import landlock, prctl
changes = landlock.LandlockAccessFs(0x1FFF) & ~(
    landlock.LANDLOCK_ACCESS_FS_EXECUTE | landlock.LANDLOCK_ACCESS_FS_READ_FILE | landlock.LANDLOCK_ACCESS_FS_READ_DIR
)
try:
    ruleset = landlock.landlock_create_ruleset(landlock.landlock_ruleset_attr(handled_access_fs=changes))
except OSError as error:
    sys.exit(f"no landlock: {error}")
prctl.prctl(prctl.PrctlOp.PR_SET_NO_NEW_PRIVS, 1)
landlock.landlock_restrict_self(ruleset)
try:
    open("written", "w")
except PermissionError:
    os.execv(sys.executable, [sys.executable, "-I", "-W", "error", "-c", sys.argv[1]])
"""


def run(*command: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, cwd=folder)


def test_a_read_only_file_system_is_no_problem(python: Path, tmp_path: Path) -> None:
    done = run(python, "-I", "-c", READ_ONLY, EVERY_NAME + "print('used')", folder=tmp_path)
    if done.stderr.startswith("no landlock"):
        pytest.skip(f"nothing here can make files read-only for a test: {done.stderr.strip()}")
    assert (done.returncode, done.stdout, done.stderr) == (0, "used\n", "")
    assert list(tmp_path.iterdir()) == []


UNPACKS_ITSELF = """
import pathlib, runpy, sys, tempfile, zipfile
with tempfile.TemporaryDirectory() as folder:
    zipfile.ZipFile(sys.argv[0]).extractall(folder)
    sys.path[0] = folder
    runpy.run_path(pathlib.Path(folder, "program.py"))
"""


def archive(wheel: Path, main: str, place: Path) -> Path:
    """A zip application with the wheel's files."""
    with zipfile.ZipFile(wheel) as packed, zipfile.ZipFile(place, "w") as made:
        for name in packed.namelist():
            made.writestr(name, packed.read(name))
        made.writestr("__main__.py", main)
        made.writestr("program.py", EVERY_NAME + "print('used', linux_api.time.clock_gettime.__module__)")
    return place


def test_an_archive_that_unpacks_itself_runs(wheel: Path, tmp_path: Path) -> None:
    program = archive(wheel, UNPACKS_ITSELF, tmp_path / "program.pyz")
    done = run(sys.executable, "-I", program, folder=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "used linux_api.time\n", "")


def test_from_inside_an_archive_it_is_an_import_error(wheel: Path, tmp_path: Path) -> None:
    program = archive(wheel, "from linux_api import time", tmp_path / "program.pyz")
    done = run(sys.executable, "-I", program, folder=tmp_path)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("ImportError: cannot import name '_native' from 'linux_api'")


# As freezers do, follows the imports that bytecode states; then says which modules it never heard of.
FOLLOW = """
import modulefinder, sys
finder = modulefinder.ModuleFinder()
finder.run_script(sys.argv[1])
print(*sorted(set(sys.argv[2:]) - set(finder.modules)))
"""


def test_every_module_that_is_loaded_is_an_import_that_freezers_can_read(running: Path, tmp_path: Path) -> None:
    loads = run(running, "-I", "-c", EVERY_NAME + "print(*sorted(set(sys.modules) - before))", folder=tmp_path)
    loaded = set(loads.stdout.split())
    assert {"linux_api.time", "linux_api.stdlib.raw", "linux_api._native", "enum"} <= loaded
    program = tmp_path / "program.py"
    program.write_text("import linux_api\nlinux_api.time\n")
    done = run(running, "-I", "-c", FOLLOW, program, *sorted(loaded), folder=tmp_path)
    assert (done.stdout, done.stderr) == ("\n", "")
