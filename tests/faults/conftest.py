"""The Linux projection as this checkout builds it, and a projection of a library that breaks its promises."""

from __future__ import annotations

import ctypes
import importlib
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from types import ModuleType

import pytest
from projected import installed, planned

from projector import cli

HERE = Path(__file__).parent
ROOT = Path(__file__).parents[2]
PREBUILT = os.environ.get("PROJECTOR_PREBUILT")  # by `make sanitize`


@pytest.fixture(scope="session")
def linux_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package `linux_api`; building it again costs little, its objects are kept."""
    folder = tmp_path_factory.mktemp("linux")
    assert cli.main(["build", str(ROOT / "projections/linux"), "--out", str(folder)]) == 0
    (wheel,) = folder.glob("projection_linux-*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "package")
    return folder / "package"


def build(folder: Path, library: Path, caches: pytest.Cache) -> None:
    """Compiles the faulty library and its projection."""
    compiler = [sys.executable, "-m", "ziglang", "cc", "-shared", "-fPIC", "-O1", "-fno-sanitize=all"]
    cache = str(caches.mkdir("zig"))
    env = {**os.environ, "ZIG_GLOBAL_CACHE_DIR": cache, "ZIG_LOCAL_CACHE_DIR": cache}
    words = [*compiler, "-Wl,-soname,libfaulty.so.1", *map(str, sorted(HERE.glob("*.c"))), "-o", str(library)]
    subprocess.run(words, check=True, env=env)
    _, sources, _ = planned("faulty_api", HERE / "metadata" / "faulty")
    installed(sources, caches.mkdir("faulty"), folder)


@pytest.fixture(scope="session")
def faulty(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    """The projection of faulty.c, a library that breaks its promises."""
    folder = Path(PREBUILT) if PREBUILT else tmp_path_factory.mktemp("faulty")
    library = folder / "libfaulty.so.1"
    if not PREBUILT:
        build(folder, library, request.config.cache)
    ctypes.CDLL(str(library))
    sys.path.insert(0, str(folder))
    return importlib.import_module("faulty_api")
