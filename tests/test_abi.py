"""Every scalar and many records cross in every way, against libraries of two compilers that check their side."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from projected import installed, planned

from tests.abi.matrix import MODULE, library, metadata
from tests.projection.pythons import PYTHONS, find_python

HERE = Path(__file__).parent / "abi"
COMPILERS = {"zig": (sys.executable, "-m", "ziglang", "cc", "-fno-sanitize=all"), "gcc": ("gcc",)}


@pytest.fixture(scope="session")
def package(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `abi_api`."""
    folder = tmp_path_factory.mktemp("abi") / "metadata" / "abi"
    folder.mkdir(parents=True)
    (folder / "module.yaml").write_text(MODULE)
    (folder / "abi.yaml").write_text(metadata())
    _, sources, found = planned("abi_api", folder)
    assert [one.message for one in found] == []
    return installed(sources, request.config.cache.mkdir("abi"), tmp_path_factory.mktemp("abi_api"))


@pytest.fixture(scope="session", params=COMPILERS)
def library_folder(request: pytest.FixtureRequest, zig_cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the library, by each compiler."""
    command, folder = COMPILERS[request.param], tmp_path_factory.mktemp("library")
    if shutil.which(command[0]) is None:
        pytest.skip(f"no {command[0]} here")
    (folder / "abi.c").write_text(library())
    words = [*command, "-shared", "-fPIC", "-O2", "-Wl,-soname,libabi.so.1", "abi.c", "-o", "libabi.so.1"]
    caches = dict.fromkeys(("ZIG_GLOBAL_CACHE_DIR", "ZIG_LOCAL_CACHE_DIR"), str(zig_cache))
    subprocess.run(words, cwd=folder, check=True, env={**os.environ, **caches})
    return folder


@pytest.mark.parametrize("version", PYTHONS)
def test_both_sides_agree(version: str, package: Path, library_folder: Path) -> None:
    python = find_python(version)
    if python is None:
        pytest.skip(f"no CPython {version} here")
    path = os.pathsep.join((str(package), str(HERE)))
    environment = {**os.environ, "PYTHONPATH": path, "LD_LIBRARY_PATH": str(library_folder)}
    done = subprocess.run(
        [python, "-X", "dev", HERE / "crossings.py"], env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "0 wrong\n"), done.stdout + done.stderr
