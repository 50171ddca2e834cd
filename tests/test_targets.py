"""The target table against the compiler: each row's data model is what zig says of its triple."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from each_target import each_target

from projector.targets import TARGETS, Target, host, target

SYSTEMS = {"linux": "__linux__", "macos": "__APPLE__", "windows": "_WIN32", "emscripten": "__wasi__"}
PROCESSORS = {
    "x86_64": "__x86_64__",
    "aarch64": "__aarch64__",
    "x86": "__i386__",
    "armv7": "__ARM_ARCH_7A__",
    "ppc64le": "__powerpc64__",
    "riscv64": "__riscv",
    "s390x": "__s390x__",
    "wasm32": "__wasm32__",
}


def _zig(words: list[str], text: str, cache: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": "", "ZIG_GLOBAL_CACHE_DIR": str(cache), "ZIG_LOCAL_CACHE_DIR": str(cache)}
    (folder / "t.c").write_text(text)
    command = [sys.executable, "-m", "ziglang", "cc", *words, "t.c"]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def _macros(row: Target, cache: Path, folder: Path) -> dict[str, str]:
    done = _zig(["-target", row.triple, "-E", "-dM"], "", cache, folder)
    assert done.returncode == 0, done.stderr
    lines = [line.split(" ", 2) for line in done.stdout.splitlines() if line.startswith("#define ")]
    return {words[1]: words[2] if len(words) > 2 else "" for words in lines}


@each_target("row")
def test_the_data_model_is_the_compilers(row: Target, zig_cache: Path, tmp_path: Path) -> None:
    macros = _macros(row, zig_cache, tmp_path)
    sizes = {"POINTER": row.pointer, "LONG": row.long, "WCHAR_T": row.wchar, "LONG_DOUBLE": row.long_double}
    assert {name: int(macros[f"__SIZEOF_{name}__"]) for name in sizes} == sizes
    assert ("__CHAR_UNSIGNED__" in macros) is not row.char_signed
    assert ("__WCHAR_UNSIGNED__" in macros or macros["__WCHAR_TYPE__"].startswith("unsigned")) is not row.wchar_signed
    assert (macros["__BYTE_ORDER__"] == "__ORDER_BIG_ENDIAN__") is row.big_endian
    assert [name for name, macro in SYSTEMS.items() if macro in macros] == [row.os]
    assert [name for name, macro in PROCESSORS.items() if macro in macros] == [row.arch]


@each_target("row")
def test_wide_members_are_aligned_as_the_table_says(row: Target, zig_cache: Path, tmp_path: Path) -> None:
    text = f"""
struct whole {{ char c; long long wide; }};
struct real {{ char c; double wide; }};
_Static_assert(__builtin_offsetof(struct whole, wide) == {row.align8}, "long long");
_Static_assert(__builtin_offsetof(struct real, wide) == {row.align8}, "double");
"""
    done = _zig(["-target", row.triple, "-c"], text, zig_cache, tmp_path)
    assert done.returncode == 0, done.stderr


@each_target("row", lambda row: row.os != "windows")
def test_wide_types_are_aligned_as_the_table_says(row: Target, zig_cache: Path, tmp_path: Path) -> None:
    text = f'_Static_assert(_Alignof(long double) == {row.long_double_align}, "long double");\n'
    if row.pointer == 8:
        text += f'_Static_assert(_Alignof(__int128) == {row.align16}, "__int128");\n'
    done = _zig(["-target", row.triple, "-c"], text, zig_cache, tmp_path)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("row", [row for row in TARGETS if row.os == "linux"], ids=lambda row: row.name)
def test_tags_of_linux_are_those_that_pip_looks_for(row: Target) -> None:
    arch = {"x86": "i686", "armv7": "armv7l"}.get(row.arch, row.arch)
    if row.libc == "musl":
        assert row.wheel_tag == f"musllinux_1_2_{arch}"
        return
    floor = row.triple.split(".", 1)[1].replace(".", "_")
    newer, *old = row.wheel_tag.split(".")
    assert newer == f"manylinux_{floor}_{arch}"
    assert old == ([f"manylinux2014_{arch}"] if floor == "2_17" else [])


def test_names_are_unique_and_found() -> None:
    names = [row.name for row in TARGETS]
    assert len(set(names)) == len(names)
    assert [target(name) for name in names] == list(TARGETS)
    with pytest.raises(KeyError, match="no target 'vax'"):
        target("vax")


def test_this_machine_is_a_target() -> None:
    assert host() in TARGETS
    assert host().os == {"linux": "linux", "darwin": "macos", "win32": "windows"}[sys.platform]
