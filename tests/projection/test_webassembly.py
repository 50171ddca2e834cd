"""A wheel for Pyodide: built by zig alone, examined, and run where Pyodide is (`make platforms` gets it)."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from projector import cli

ROOT = Path(__file__).parents[2]
PYODIDE = ROOT / "build/elsewhere/pythons/pyodide/node_modules/pyodide"
OWN = """
#include <errno.h>
int twice(int v) { return 2 * v; }
double half(double v, float by) { return v / by; }
long long wide(long long v) { return v + (1LL << 40); }
int refused(void) { errno = EACCES; return -1; }
void *opened(int v) { static int slots[4]; return &slots[v]; }
#include <stdlib.h>
char *said(void) { char *text = malloc(3); text[0] = 'h'; text[1] = 'i'; text[2] = 0; return text; }
static int freed;
long long give_back(void *text) { free(text); return ++freed; }
int freed_so_far(void) { return freed; }
void closed(void *slot) { *(int *)slot += 1; }
int each(int (*visit)(int, void *), void *data) { return visit(1, data) + visit(2, data); }
"""
METADATA = """
projector: 1
namespace: tiny
library: own
handles:
  Slot: {type: void *, invalid: [0], close: {call: closed, errors: none}}
callbacks:
  visit: {params: {v: int, data: void *}, returns: int, user_data: data}
functions:
  twice: {params: {v: int}, returns: int}
  half: {params: {v: double, by: float}, returns: double}
  wide: {params: {v: long long}, returns: long long}
  refused: {returns: {type: int, errors: errno}}
  opened: {params: {v: int}, returns: {type: void *, handle: Slot}}
  said: {returns: {type: char *, string: utf8, own: full, free: give_back}}
  give_back: {params: {text: void *}, returns: long long}
  freed_so_far: {returns: int}
  closed: {params: {slot: {type: void *, handle: Slot}}}
  each: {params: {visit: {type: visit, scope: call, user_data: data}, data: void *}, returns: int}
"""
TRIED = """
import sys
sys.path.insert(0, sys.argv[1])
import tiny_api as t
assert (t.twice(21), t.half(3, 2), t.wide(2)) == (42, 1.5, 2 + 2**40)
try:
    t.refused()
except PermissionError as error:
    assert error.function == "refused"
with t.opened(1):
    pass
assert (t.said(), t.freed_so_far()) == ("hi", 1)
assert t.each(lambda v: 10 * v) == 30
try:
    t.twice("x")
except TypeError as error:
    print(error)
"""


@pytest.fixture
def wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, zig_cache: Path) -> Path:
    monkeypatch.chdir(tmp_path)
    assert cli.main(["new", "tiny"]) == 0
    folder = tmp_path / "projections/tiny"
    (tmp_path / "metadata/tiny/tiny.overlay.yaml").unlink()
    (tmp_path / "metadata/tiny/tiny.yaml").write_text(METADATA)
    module = tmp_path / "metadata/tiny/module.yaml"
    module.write_text(module.read_text().partition("libraries:")[0] + "libraries: {own: static}\n")
    (folder / "own.c").write_text(OWN)
    manifest = folder / "pyproject.toml"
    manifest.write_text(manifest.read_text().rstrip() + '\nsources = ["own.c"]\n')
    (folder / "build").mkdir()
    (folder / "build/zig-cache").symlink_to(zig_cache)
    assert cli.main(["build", "tiny", "--target", "wasm32-emscripten"]) == 0
    (found,) = (tmp_path / "dist").glob("*.whl")
    return found


@pytest.mark.slow
def test_it_runs(wheel: Path, tmp_path: Path) -> None:
    if not PYODIDE.exists() or shutil.which("node") is None:
        pytest.skip("no Pyodide here: `make platforms` gets it where node and npm are")
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    words = ["node", ROOT / "tests/elsewhere/pyodide.mjs", PYODIDE, tmp_path, "-c", TRIED, tmp_path / "site"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.returncode) == ("twice(): v must be int, not str", 0), done.stderr[-2000:]
