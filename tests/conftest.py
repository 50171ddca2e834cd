"""What several test files share: a compiler cache that outlives the run, and a tiny native module to build."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from projector.ir.sources import SourceFile, Sources
from projector.targets import Target, host


@pytest.fixture(scope="session")
def zig_cache(request: pytest.FixtureRequest) -> Path:
    """zig's cache: filling it takes five seconds a target, so it is kept between runs."""
    return request.config.cache.mkdir("zig")


@pytest.fixture
def builds(tmp_path: Path, zig_cache: Path) -> Path:
    """A folder for build folders, whose compiler cache is warm."""
    folder = tmp_path / "build"
    folder.mkdir()
    (folder / "zig-cache").symlink_to(zig_cache)
    return folder


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
