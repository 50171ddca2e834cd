"""What several test files share: a compiler cache that outlives the run, and a tiny native module to build."""

from __future__ import annotations

import ctypes
import importlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from projected import NATIVE, installed, shipped
from publishing import warm

from projector import files, object_cache
from projector.cli import main
from projector.ir.sources import SourceFile, Sources
from projector.targets import Target, host

if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:  # as a shell starts what runs in its background
    signal.signal(signal.SIGINT, signal.default_int_handler)

# `make sanitize` builds the probe itself, and preloads what its children need too.
PREBUILT = os.environ.get("PROJECTOR_PREBUILT")
PRELOADED = ("LD_PRELOAD", "PYTHONMALLOC", "ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS")
INHERITED = {name: os.environ[name] for name in PRELOADED if name in os.environ}


def pytest_configure(config: pytest.Config) -> None:
    """Objects that builds share are the tests' own, not those of whoever runs them; they are kept between runs, too."""
    if hasattr(config, "cache"):
        os.environ[object_cache.VARIABLE] = str(config.cache.mkdir("shared"))


LONG = ("test_docs.py", "test_isolation.py", "test_backend.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files whose tests take long each go first: at the end, one worker would be left alone with them."""
    items.sort(key=lambda item: item.path.name not in LONG)


@pytest.fixture(scope="session")
def zig_cache(request: pytest.FixtureRequest) -> Path:
    """zig's cache: filling it takes five seconds a target, so it is kept between runs."""
    return request.config.cache.mkdir("zig")


@pytest.fixture(scope="session")
def mypy_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What mypy learns of the standard library, once a worker: it is most of what a run of it does."""
    return tmp_path_factory.mktemp("mypy")


@pytest.fixture
def builds(tmp_path: Path, zig_cache: Path) -> Path:
    """A folder for build folders, whose compiler cache is warm."""
    folder = tmp_path / "build"
    folder.mkdir()
    (folder / "zig-cache").symlink_to(zig_cache)
    return folder


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder as the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def tiny(empty: Path, zig_cache: Path, capfd: pytest.CaptureFixture[str]) -> Path:
    """The current folder with what `new tiny` writes, and a warm compiler cache."""
    assert main(["new", "tiny"]) == 0
    warm(empty / "projections" / "tiny", zig_cache)
    capfd.readouterr()
    return empty


@pytest.fixture(scope="session")
def probe_library(request: pytest.FixtureRequest) -> Path:
    """The C library of tests/native, compiled by zig; its folder."""
    if PREBUILT:
        return Path(PREBUILT)
    folder = request.config.cache.mkdir("probe") / "library"
    library = folder / "libprobe.so.1"
    sources = sorted(NATIVE.glob("*.c"))
    command = [sys.executable, "-m", "ziglang", "cc", "-shared", "-fPIC", "-O1", "-fno-sanitize=all"]
    with files.exclusive(folder):
        if not library.exists() or library.stat().st_mtime < max(one.stat().st_mtime for one in sources):
            cache = {
                name: str(request.config.cache.mkdir("zig")) for name in ("ZIG_GLOBAL_CACHE_DIR", "ZIG_LOCAL_CACHE_DIR")
            }
            words = [*command, "-Wl,-soname,libprobe.so.1", *map(str, sources), "-o", str(library)]
            subprocess.run(words, check=True, env={**os.environ, **cache})
    return folder


@pytest.fixture(scope="session")
def probe_file(probe_library: Path) -> Path:
    """The C library of tests/native."""
    return probe_library / "libprobe.so.1"


@pytest.fixture(scope="session")
def probe_folder(request: pytest.FixtureRequest, probe_library: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package `probe_api`: the projection of tests/native, built by zig."""
    if PREBUILT:
        return Path(PREBUILT)
    _, sources, _ = shipped("probe_api", NATIVE / "metadata" / "probe")
    return installed(sources, request.config.cache.mkdir("probe"), tmp_path_factory.mktemp("probe"))


@pytest.fixture(scope="session")
def probe(probe_folder: Path, probe_file: Path) -> Callable[[str], ModuleType]:
    """Imports a namespace of `probe_api` into this process; the loader then knows the library by its soname."""
    ctypes.CDLL(str(probe_file))
    sys.path.insert(0, str(probe_folder))
    return lambda name: importlib.import_module(f"probe_api.{name}")


@pytest.fixture
def run_probe(probe_folder: Path, probe_library: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs Python code in a child that can import `probe_api`."""

    def run(code: str, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
        env = {"PYTHONPATH": str(probe_folder), "LD_LIBRARY_PATH": str(probe_library), **INHERITED, **environment}
        words = [sys.executable, *options, "-c", code]
        return subprocess.run(words, env=env, capture_output=True, text=True, timeout=60, check=False)

    return run


RUNTIME_H = """
typedef struct _object PyObject;
struct pj_def { long head[5]; const char *name, *doc; long size; void *rest[5]; };
extern PyObject *PyModule_Create2(struct pj_def *, int);
int pj_answer(void);
"""
RUNTIME_C = """
#include "projector.h"
static struct pj_def def = {.head = {1}, .name = "_native", .size = -1};
__attribute__((visibility("default"))) PyObject *PyInit__native(void);
PyObject *PyInit__native(void) { return pj_answer() ? PyModule_Create2(&def, 1013) : 0; }
"""


@pytest.fixture
def tiny_runtime(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A runtime of two small files in the place of ours."""
    folder = tmp_path / "runtime"
    folder.mkdir()
    (folder / "projector.h").write_text(RUNTIME_H)
    (folder / "module.c").write_text(RUNTIME_C)
    (folder / "pj_emscripten.h").write_text("")
    monkeypatch.setattr("projector.stages.compile.RUNTIME", folder)
    return folder


@pytest.fixture
def tiny_sources(tiny_runtime: Path) -> Callable[..., Sources]:
    """Sources of a package `tiny_api` whose native module imports; other C files by keyword."""

    def make(target: Target | None = None, **files: str) -> Sources:
        native = {"answer": '#include "projector.h"\nint pj_answer(void) { return 42; }\n'} | files
        return Sources(
            target or host(),
            "tiny_api",
            tuple(SourceFile(f"{name}.c", text) for name, text in native.items()),
            (SourceFile("__init__.py", "from tiny_api import _native\n"),),
        )

    return make
