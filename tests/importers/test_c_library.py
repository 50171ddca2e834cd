"""import c beside the library itself: what it exports, since when, and what its headers only promise."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from cases import imported

from projector.cli import main

SOURCE = """
int lib_old(void) { return 1; }
int lib_new(void) { return 2; }
int lib_hidden_from_headers(void) { return 3; }
int lib_limit = 5;
"""
VERSIONS = (
    "LIB_1.0 { global: lib_old; lib_limit; lib_hidden_from_headers; local: *; }; LIB_1.4 { global: lib_new; } LIB_1.0;"
)
DECLARED = """
int lib_old(void); int lib_new(void); int lib_promised(void);
extern int lib_limit, lib_dreamt;
#define lib_newest lib_new
static inline int lib_twice(int a) { return 2 * a; }
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, zig_cache: Path) -> Path:
    folder = tmp_path_factory.mktemp("library")
    (folder / "lib.c").write_text(SOURCE)
    (folder / "versions").write_text(VERSIONS)
    where = folder / "liblib.so.1.4"
    words = [
        "-shared",
        "-nostdlib",
        "-fPIC",
        "-fno-sanitize=all",
        "-target",
        "x86_64-linux-gnu",
        "-Wl,-soname,liblib.so.1",
    ]
    words += [f"-Wl,--version-script={folder}/versions", str(folder / "lib.c"), "-o", str(where)]
    cache = dict.fromkeys(("ZIG_GLOBAL_CACHE_DIR", "ZIG_LOCAL_CACHE_DIR"), str(zig_cache))
    subprocess.run([sys.executable, "-m", "ziglang", "cc", *words], check=True, env={**os.environ, **cache})
    return where


def test_headers_are_compared_with_the_library(
    case: Path, tmp_path: Path, library: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (case / "lib.h").write_text(DECLARED)
    words = [one for one in imported(case, tmp_path / "lib") if one not in ("--soname", "lib.so")]
    assert main([*words, "--library-file", str(library), "--json"]) == 0
    told = json.loads(capfd.readouterr().out)
    reason = "liblib.so.1 doesn't export it"
    assert told["left_out"] == {"lib_promised": reason, "lib_dreamt": reason}
    assert (told["library"], told["undeclared"]) == (str(library), 1)
    facts = (tmp_path / "lib/lib.yaml").read_text()
    assert 'lib_new:\n    since: {lib: "1.4"}' in facts and "lib_old: {returns: int}" in facts
    assert 'lib_newest:\n    since: {lib: "1.4"}\n    symbol: lib_new' in facts and "lib_twice" in facts
    assert "lib_limit: int" in facts
    assert "soname: liblib.so.1" in (tmp_path / "lib/module.yaml").read_text()
    assert main(["check", str(tmp_path / "lib")]) == 0


def test_other_targets_have_another_library(
    case: Path, tmp_path: Path, library: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (case / "lib.h").write_text("#ifdef _WIN32\nint lib_window(void);\n#endif\nint lib_old(void);\n")
    words = ["--target", "x86_64-windows-gnu", "--library-file", str(library), "--json"]
    assert main([*imported(case, tmp_path / "lib"), *words]) == 0
    assert json.loads(capfd.readouterr().out)["left_out"] == {}
    assert "lib_window" in (tmp_path / "lib/lib.yaml").read_text()


def test_what_one_target_lacks_is_left_out_there(case: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    header = """
#ifdef __aarch64__
__attribute__((visibility("hidden")))
#endif
int lib_here(void);
int lib_never(void) __attribute__((unavailable));
"""
    (case / "lib.h").write_text(header)
    assert main([*imported(case, tmp_path / "lib"), "--target", "aarch64-linux-gnu", "--json"]) == 0
    assert json.loads(capfd.readouterr().out)["left_out"] == {
        "lib_never": "its header says that it isn't available",
        "lib_here": "the library hides it (on aarch64-linux-gnu)",
    }
    assert "lib_here:\n    returns: int\n    arch: [x86_64]\n" in (tmp_path / "lib/lib.yaml").read_text()


def test_what_is_no_library(case: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (case / "libc.so").write_text("/* GNU ld script */ GROUP ( /lib/libc.so.6 )\n")
    (case / "cut.so").write_bytes(b"\x7fELF" + bytes(70))
    for name in ("libc.so", "cut.so", "lib.h"):
        assert main([*imported(case, tmp_path / "lib"), "--library-file", str(case / name)]) == 1
        assert f"PJ805: {case}/{name} is no library" in capfd.readouterr().err
    assert not (tmp_path / "lib").exists()
