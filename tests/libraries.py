"""Projections of libraries that a system may have: built once a run, and compared with its headers."""

from __future__ import annotations

import ctypes
import importlib
import os
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
from projected import installed, planned

from projector.cli import main
from projector.diagnostics import Diagnostics, Severity
from projector.stages.verify import verify_folder
from projector.targets import target
from projector.toolchains import toolchain

ROOT = Path(__file__).parents[1]
INCLUDE = Path("/usr/include")


def require(soname: str) -> None:
    """Skip where the system has no such library."""
    try:
        ctypes.CDLL(soname)
    except OSError as error:
        pytest.skip(f"no {soname} here: {error}")


def package_folder(name: str, request: pytest.FixtureRequest, factory: pytest.TempPathFactory) -> Path:
    """A folder with `<name>_api`, built from metadata/<name> by zig, and what is written by hand beside it."""
    manifest = tomllib.loads((ROOT / "projections" / name / "pyproject.toml").read_text())
    stated = {key: value for key, value in manifest["tool"]["projector"].items() if key == "callback_pool"}
    _, sources, _ = planned(f"{name}_api", ROOT / "metadata" / name, **stated)
    folder = installed(sources, request.config.cache.mkdir(name), factory.mktemp(name))
    for written in (ROOT / "projections" / name / f"{name}_api").glob("*.py"):
        shutil.copy(written, folder / f"{name}_api")
    return folder


def imported(folder: Path, package: str) -> ModuleType:
    """The package, imported into this process."""
    sys.path.insert(0, str(folder))
    return importlib.import_module(package)


def needs(module: ModuleType, *names: str) -> None:
    """Skip while some functions aren't in the public namespace."""
    missing = [name for name in names if not hasattr(module, name)]
    if missing:
        pytest.skip(f"not projected yet: {', '.join(missing)}")


def facts_disagree(name: str, headers: tuple[str, ...], target_name: str, scratch: Path) -> list[str]:
    """What the system's headers say against metadata/<name>, for any target: they are copied beside the metadata."""
    missing = [header for header in headers if not (INCLUDE / header).exists()]
    if missing:
        pytest.skip(f"no {', '.join(missing)} here; Debian has it in a -dev package")
    folder = scratch / name
    shutil.copytree(ROOT / "metadata" / name, folder)
    (folder / "headers").mkdir()
    for header in headers:
        into = folder / "headers" / header.removeprefix("x86_64-linux-gnu/")
        into.parent.mkdir(exist_ok=True)
        shutil.copy(INCLUDE / header, into)
    with (folder / "module.yaml").open("a") as module:
        module.write("include_dirs: [headers]\n")
    found = Diagnostics()
    report = verify_folder(folder, target(target_name), toolchain("zig"), scratch / "zig", found)
    assert report is not None
    assert sum(report.proven.values()) > 50
    return [one.message for one in found if one.severity is not Severity.NOTE]


def assert_imported(name: str, header: str, version: str, scratch: Path) -> None:
    """The facts of metadata/<name> are what the command in its module.yaml makes of the system's `header`.

    That is another one where `version` isn't a line of it.
    """
    found = next((one for one in (INCLUDE / header, *INCLUDE.glob(f"*-linux-gnu/{header}")) if one.is_file()), None)
    if found is None or version not in found.read_text():
        pytest.skip(f"no {header} with {version!r} here; Debian 12 has it in a -dev package")
    folder = scratch / name
    shutil.copytree(ROOT / "metadata" / name, folder)
    comment = [line[1:] for line in (folder / "module.yaml").read_text().splitlines() if line.startswith("#   ")]
    program, *words = shlex.split(" ".join(comment))
    assert program == "projector" and main([*words, "-o", str(folder)]) == 0
    for file in folder.glob("*.yaml"):
        same = file.read_bytes() == (ROOT / "metadata" / name / file.name).read_bytes()
        assert same, f"run again what metadata/{name}/module.yaml says, and read what changes"


def run_example(folder: Path, name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """An example in a process of its own."""
    command = [sys.executable, "-W", "error", str(ROOT / "examples" / name), *arguments]
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)


def mypy_complaints(folder: Path, name: str, scratch: Path, cache: Path) -> str:
    """What mypy --strict says of an example with the package's stubs."""
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", f"--cache-dir={cache}"]
    environment = {**os.environ, "MYPYPATH": str(folder)}
    command.append(str(ROOT / "examples" / name))
    done = subprocess.run(command, env=environment, cwd=scratch, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr
