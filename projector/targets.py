"""The target table: what projector knows of each platform. A new platform is one row here."""

from __future__ import annotations

import platform
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

_SIZE = re.compile(r"@\d+$")  # how many bytes a function takes off the stack
OS = Literal["linux", "macos", "windows", "emscripten"]


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
    align16: int = 16  # alignment of a 16-byte integer or long double
    wchar: int = 4
    wchar_signed: bool = True
    char_signed: bool = True
    long_double: int = 16
    big_endian: bool = False
    msvc_layout: bool = False  # bit-fields as Microsoft's compilers lay them out
    unnamed_aligns: bool = False  # bit-fields without a name align their record, as Arm's own ABI has it
    multiarch: str = ""  # Debian's word for it, which CPython's file names have too; empty where it is the name
    suffix: str = ".abi3.so"
    python_tag: str = "cp311-abi3"
    python: str = "abi3"  # which CPythons it is for: a key of PYTHONS
    proof: str = ""  # how our own tests run what is built for it; nothing where no machine of ours can

    @property
    def free_threaded(self) -> bool:
        """Whether it is for CPythons without a GIL."""
        return self.python != "abi3"

    @property
    def never_run(self) -> str:
        """Its name if no test of ours runs what is built for it, nothing otherwise."""
        return "" if self.proof else f"{self.name} and {PYTHONS[self.python].name}" if self.free_threaded else self.name

    @property
    def bits(self) -> int:
        """How wide an address is, in bits."""
        return 8 * self.pointer

    @property
    def endian(self) -> Literal["little", "big"]:
        """Which byte of a number comes first in memory."""
        return "big" if self.big_endian else "little"

    @property
    def long_double_align(self) -> int:
        """The alignment of a long double: of Intel's in 12 bytes it is 4."""
        return {8: self.align8, 12: 4, 16: self.align16}[self.long_double]

    def undecorated(self, symbol: str) -> str:
        """A symbol as programs look it up at run time: without what the platform puts around C's names."""
        if self.os == "macos":
            return symbol.removeprefix("_")
        if self.os == "windows" and self.arch == "x86":
            return _SIZE.sub("", symbol.removeprefix("_"))
        return symbol

    @property
    def verify_triple(self) -> str:
        """The triple without glibc's version, which hides newer functions from the headers."""
        return self.triple.split(".")[0] if self.libc == "glibc" else self.triple


def _since_2014(arch: str) -> str:
    """The tag of glibc 2.17, and the one that pips know who don't know tags by glibc's version."""
    return f"manylinux_2_17_{arch}.manylinux2014_{arch}"


_ARM64: Any = {"char_signed": False, "wchar_signed": False, "unnamed_aligns": True}
_ARM: Any = _ARM64 | {"pointer": 4, "long": 4, "long_double": 8, "multiarch": "arm-linux-gnueabihf"}
_X86: Any = {"pointer": 4, "long": 4, "align8": 4, "long_double": 12, "multiarch": "i386-linux-gnu"}
_POWER: Any = {"char_signed": False, "multiarch": "powerpc64le-linux-gnu"}
_RISC: Any = {"char_signed": False}
_IBM: Any = {"char_signed": False, "align16": 8, "big_endian": True}
_WINDOWS: Any = {"long": 4, "wchar": 2, "wchar_signed": False, "msvc_layout": True, "suffix": ".pyd"}


def _glibc(arch: str, triple: str, tag: str, model: Mapping[str, Any], proof: str = "") -> Target:
    return Target(f"{arch}-linux-gnu", "linux", arch, "glibc", triple, tag, **model, proof=proof)


def _musl(arch: str, triple: str, tag: str, model: Mapping[str, Any]) -> Target:
    return Target(f"{arch}-linux-musl", "linux", arch, "musl", triple, f"musllinux_1_2_{tag}", **model)


def _windows(arch: str, tag: str, model: Mapping[str, Any], proof: str = "") -> Target:
    name = f"{arch}-windows-gnu"
    return Target(name, "windows", arch, "mingw", name, tag, **{**_WINDOWS, **model}, proof=proof)


# What Emscripten lays out as WASI does, whose headers zig has.
_WASM = Target(
    "wasm32-emscripten",
    "emscripten",
    "wasm32",
    "emscripten",
    "wasm32-wasi-musl",
    "pyemscripten_2026_0_wasm32",
    pointer=4,
    long=4,
    proof="on Pyodide's CPython 3.14 under node, but for threads",
)
TARGETS: tuple[Target, ...] = (
    _glibc("x86_64", "x86_64-linux-gnu.2.17", _since_2014("x86_64"), {}, "on CPython 3.11, 3.12, 3.13"),
    _glibc("aarch64", "aarch64-linux-gnu.2.17", _since_2014("aarch64"), _ARM64, "on CPython 3.11 under qemu"),
    _glibc("x86", "x86-linux-gnu.2.17", _since_2014("i686"), _X86),
    _glibc("armv7", "arm-linux-gnueabihf.2.17", _since_2014("armv7l"), _ARM),
    _glibc("ppc64le", "powerpc64le-linux-gnu.2.19", "manylinux_2_19_ppc64le", _POWER),
    _glibc("riscv64", "riscv64-linux-gnu.2.27", "manylinux_2_27_riscv64", _RISC, "on CPython 3.13 under qemu"),
    _glibc("s390x", "s390x-linux-gnu.2.17", _since_2014("s390x"), _IBM, "on CPython 3.11 under qemu"),
    _musl("x86_64", "x86_64-linux-musl", "x86_64", {}),
    _musl("aarch64", "aarch64-linux-musl", "aarch64", _ARM64),
    _musl("x86", "x86-linux-musl", "i686", _X86),
    _musl("armv7", "arm-linux-musleabihf", "armv7l", _ARM),
    _musl("ppc64le", "powerpc64le-linux-musl", "ppc64le", _POWER | {"long_double": 8}),
    _musl("riscv64", "riscv64-linux-musl", "riscv64", _RISC),
    _musl("s390x", "s390x-linux-musl", "s390x", _IBM),
    _windows("x86_64", "win_amd64", {}, "on CPython 3.11, 3.12, 3.13 under Wine"),
    _windows("aarch64", "win_arm64", {"long_double": 8}),
    _windows("x86", "win32", {"pointer": 4, "long_double": 12}),
    Target("aarch64-macos", "macos", "aarch64", "libSystem", "aarch64-macos.11.0", "macosx_11_0_arm64", long_double=8),
    Target("x86_64-macos", "macos", "x86_64", "libSystem", "x86_64-macos.11.0", "macosx_11_0_x86_64"),
    _WASM,
)
_MACHINES = {"amd64": "x86_64", "arm64": "aarch64", "i386": "x86", "i686": "x86", "armv7l": "armv7", "armv8l": "armv7"}


def target(name: str) -> Target:
    """The target of that name; KeyError with the known names otherwise."""
    for row in TARGETS:
        if row.name == name:
            return row
    raise KeyError(f"no target {name!r}; known are {', '.join(row.name for row in TARGETS)}")


@dataclass(frozen=True, slots=True)
class Python:
    """The CPythons that a native module is for: their wheel tag, the module's file name, and where our tests run it."""

    name: str
    tag: str
    suffix: str  # {} is the platform as CPython spells it
    proof: Mapping[str, str]


PYTHONS = {
    "abi3": Python("CPython 3.11 and later", "cp311-abi3", ".abi3.so", {}),
    "3.13t": Python(
        "CPython 3.13 without a GIL", "cp313-cp313t", ".cpython-313t-{}.so", {"x86_64-linux-gnu": "on CPython 3.13t"}
    ),
    "3.14t": Python("CPython 3.14 without a GIL", "cp314-cp314t", ".cpython-314t-{}.so", {}),
    "abi3t": Python(
        "CPython 3.15 and later, with a GIL or without",
        "cp315-abi3.abi3t",
        ".abi3t.so",
        {"x86_64-linux-gnu": "on CPython 3.15 with a GIL"},
    ),
}


def for_python(row: Target, name: str) -> Target:
    """The same platform for these CPythons; ValueError where we don't know how modules are named and linked there."""
    if name == "abi3":
        return row
    if row.os not in ("linux", "macos") or row.libc == "musl":
        raise ValueError(f"{row.name}: nothing is built for {PYTHONS[name].name} there")
    python, platform_ = PYTHONS[name], (row.multiarch or row.name) if row.os == "linux" else "darwin"
    suffix, proof = python.suffix.format(platform_), python.proof.get(row.name, "")
    return replace(row, suffix=suffix, python_tag=python.tag, python=name, proof=proof)


def host() -> Target:
    """The target of the machine that this runs on; KeyError where the table has none."""
    machine = platform.machine().lower()
    arch = _MACHINES.get(machine, machine)
    if sys.platform == "darwin":
        return target(f"{arch}-macos")
    if sys.platform == "win32":
        return target(f"{arch}-windows-gnu")
    return target(f"{arch}-linux-{'gnu' if platform.libc_ver()[0] == 'glibc' else 'musl'}")
