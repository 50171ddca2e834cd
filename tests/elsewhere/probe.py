"""The probe, the faulty library and the native tests for another Python, in a folder of their own.

PYTHONPATH=tests python -m tests.elsewhere.probe FOLDER TARGET [CONFTEST]

TARGET may be one of targets.PYTHONS, for this machine. CONFTEST stands beside the tests instead of one that gives their
fixtures only.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from projected import NATIVE, installed, planned

from projector.stages.compile import RUNTIME
from projector.targets import PYTHONS, Target, for_python, host, target

TESTS = Path(__file__).parents[1]
FAULTS = TESTS / "faults"
OTHERS = ("test_native_formulas.py", "test_native_time.py", "test_native_variables.py")  # ask projector itself
# What WebAssembly can run: others start threads or processes, or take 64 bits for granted.
WITHOUT_THREADS = ("answers", "atomic", "numbers", "truths")
CONFTEST = 'pytest_plugins = ("there",)\n'


def lay_out(out: Path, where: Target, conftest: str = CONFTEST) -> None:
    """Build for a target, and copy the tests."""
    (out / "cache").mkdir(parents=True, exist_ok=True)
    build("probe", NATIVE, NATIVE / "metadata" / "probe", out, where)
    if where.os == "windows":
        installed(planned("windows_api", TESTS.parent / "metadata" / "windows", target=where)[1], out / "cache", out)
    if where.os in ("linux", "macos"):  # it misbehaves by what POSIX has
        build("faulty", FAULTS, FAULTS / "metadata" / "faulty", out, where)
    suite = out / "suite"
    shutil.rmtree(suite, ignore_errors=True)
    (suite / "tests" / "projection").mkdir(parents=True)
    shutil.copy(TESTS / "projection" / "pythons.py", suite / "tests" / "projection")
    (suite / "conftest.py").write_text(conftest)
    own = (TESTS / "elsewhere").glob(f"test_{where.os}_*.py")
    native = TESTS.glob("test_native_*.py")
    if where.os == "emscripten":
        native = (TESTS / f"test_native_{one}.py" for one in WITHOUT_THREADS)
    others = OTHERS if where.bits == 64 else (*OTHERS, "test_native_wide.py")
    for one in (TESTS / "elsewhere" / "there.py", *native, *own):
        if one.name not in others:
            shutil.copy(one, suite)


def build(name: str, code: Path, metadata: Path, out: Path, where: Target) -> None:
    """A C library and its projection."""
    _, sources, _ = planned(f"{name}_api", metadata, target=where)
    installed(sources, out / "cache", out)
    library = out / (f"{name}.dll" if where.os == "windows" else f"lib{name}.so.1")
    files = sorted(code.glob("*.c"))
    compile = ("cc", "-target", where.triple, "-O1", "-fno-sanitize=all")
    if where.os == "emscripten":
        objects = [out / "cache" / f"{one.stem}.o" for one in files]
        ours = ("-mcpu=generic-extended_const", "-include", RUNTIME / "pj_emscripten.h", "-fPIC", "-c")
        for one, made in zip(files, objects, strict=True):
            _zig(out, *compile, *ours, one, "-o", made)
        _zig(
            out,
            "wasm-ld",
            *("--shared", "--experimental-pic", "--allow-undefined"),
            "--no-gc-sections",
            "--export-all",
            "-o",
            library,
            *objects,
        )
    else:
        named = () if where.os == "windows" else ("-fPIC", f"-Wl,-soname,{library.name}")
        _zig(out, *compile, "-shared", *named, "-o", library, *files)


def _zig(out: Path, *words: str | Path) -> None:
    cache = dict.fromkeys(("ZIG_GLOBAL_CACHE_DIR", "ZIG_LOCAL_CACHE_DIR"), str(out / "cache" / "zig-cache"))
    subprocess.run([sys.executable, "-m", "ziglang", *map(str, words)], check=True, env=os.environ | cache)


def main(folder: str, name: str, conftest: str = "") -> None:
    where = for_python(host(), name) if name in PYTHONS else target(name)
    lay_out(Path(folder).absolute(), where, Path(conftest).read_text() if conftest else CONFTEST)


if __name__ == "__main__":
    main(*sys.argv[1:])
