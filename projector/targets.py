"""The target table: what projector knows of each platform. A new platform is one row here."""

from __future__ import annotations

import platform
import sys
from dataclasses import dataclass, replace
from typing import Literal

OS = Literal["linux", "macos", "windows"]


@dataclass(frozen=True, slots=True)
class Target:
    """One platform: its names, C data model (sizes and alignments in bytes) and wheel tag.

    Facts: design page "Toolchains", the psABI documents, and zig's own predefined macros (tests/test_targets.py).
    """

    name: str
    os: OS
    arch: str
    libc: str
    triple: str  # for `zig cc -target`
    wheel_tag: str
    pointer: int = 8
    long: int = 8
    align8: int = 8  # alignment of an 8-byte integer or double inside a record
    wchar: int = 4
    wchar_signed: bool = True
    char_signed: bool = True
    long_double: int = 16
    big_endian: bool = False
    msvc_layout: bool = False  # bit-fields as Microsoft's compilers lay them out
    suffix: str = ".abi3.so"
    python_tag: str = "cp311-abi3"
    free_threaded: bool = False  # for CPython 3.13 without a GIL alone, which has no stable ABI
    proof: str = ""  # how our own tests run what is built for it; nothing where no machine of ours can

    @property
    def never_run(self) -> str:
        """Its name if no test of ours runs what is built for it, nothing otherwise."""
        return "" if self.proof else self.name

    @property
    def verify_triple(self) -> str:
        """The triple without glibc's version, which hides newer functions from the headers."""
        return self.triple.split(".")[0] if self.libc == "glibc" else self.triple


def _linux(arch: str, tag: str, **model: int | bool | str) -> Target:
    return Target(f"{arch}-linux-gnu", "linux", arch, "glibc", f"{arch}-linux-gnu.2.17", tag, **model)  # type: ignore[arg-type]


TARGETS: tuple[Target, ...] = (
    _linux("x86_64", "manylinux_2_17_x86_64.manylinux2014_x86_64", proof="on CPython 3.11, 3.12, 3.13"),
    _linux(
        "aarch64",
        "manylinux_2_17_aarch64.manylinux2014_aarch64",
        char_signed=False,
        wchar_signed=False,
        proof="on CPython 3.11 under qemu",
    ),
    Target("x86_64-linux-musl", "linux", "x86_64", "musl", "x86_64-linux-musl", "musllinux_1_2_x86_64"),
    Target(
        "x86_64-windows-gnu",
        "windows",
        "x86_64",
        "mingw",
        "x86_64-windows-gnu",
        "win_amd64",
        long=4,
        wchar=2,
        wchar_signed=False,
        msvc_layout=True,
        suffix=".pyd",
        proof="on CPython 3.11, 3.12, 3.13 under Wine",
    ),
    Target("aarch64-macos", "macos", "aarch64", "libSystem", "aarch64-macos.11.0", "macosx_11_0_arm64", long_double=8),
    Target("x86_64-macos", "macos", "x86_64", "libSystem", "x86_64-macos.11.0", "macosx_11_0_x86_64"),
)


def target(name: str) -> Target:
    """The target of that name; KeyError with the known names otherwise."""
    for row in TARGETS:
        if row.name == name:
            return row
    raise KeyError(f"no target {name!r}; known are {', '.join(row.name for row in TARGETS)}")


def free_threaded(row: Target) -> Target:
    """The same platform for a free-threaded CPython 3.13; ValueError where we don't know how its modules are named."""
    if row.os == "windows" or row.libc == "musl":
        raise ValueError(f"{row.name}: not for a free-threaded Python")
    platform_ = row.name if row.os == "linux" else "darwin"
    return replace(row, suffix=f".cpython-313t-{platform_}.so", python_tag="cp313-cp313t", free_threaded=True)


def host() -> Target:
    """The target of the machine that this runs on; KeyError where the table has none."""
    arch = {"AMD64": "x86_64", "arm64": "aarch64"}.get(platform.machine(), platform.machine())
    if sys.platform == "darwin":
        return target(f"{arch}-macos")
    if sys.platform == "win32":
        return target(f"{arch}-windows-gnu")
    return target(f"{arch}-linux-{'gnu' if platform.libc_ver()[0] == 'glibc' else 'musl'}")
