"""provided: whether a system has the symbols that a wheel needs, by the tables that zig carries of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from projector.targets import Target
from projector.toolchains import glibc
from projector.toolchains.exports import exports
from projector.toolchains.headers import preprocessed
from projector.toolchains.toolchain import Toolchain

_LIBSYSTEM = "/usr/lib/libSystem.B.dylib"
_DECLARED = re.compile(r"^\.(?:globl|weak) (\S+)", re.MULTILINE)  # in musl's table, which is assembly
_MUSLS = {"x86": "i386", "armv7": "arm", "ppc64le": "powerpc64"}  # processors as that table calls them

Wanted = tuple[str, str]
"""A symbol, and the library that must have it: empty where the format names none."""


def missing(zig: Toolchain, target: Target, wanted: Iterable[Wanted], scratch: Path) -> Iterator[Wanted]:
    """Those of `wanted` that the system hasn't, and where they aren't: an empty place where nobody tells what is there.

    Raises ToolError if zig can't read a table.
    """
    for symbol, library in sorted(set(wanted)):
        known = _known(zig, target, library, scratch)
        if known is None or symbol not in known:
            yield symbol, "" if known is None else library or f"{target.libc} of {target.triple}"


def _known(zig: Toolchain, target: Target, library: str, scratch: Path) -> frozenset[str] | None:
    folder = zig.folder / "lib" / "libc"
    if target.os == "windows":
        return exports(zig, target, library, scratch)
    if target.os == "emscripten":  # what Pyodide's main module has is in no table
        return None
    if target.os == "macos" and not library:
        return frozenset()  # it is looked for in all that is loaded, where Python's own are
    if target.os == "macos":
        return _stub(folder / "darwin" / "libSystem.tbd") if library == _LIBSYSTEM else None
    return _glibc(folder, target) if target.libc == "glibc" else _musl(zig, target, scratch)


@cache
def _glibc(folder: Path, target: Target) -> frozenset[str]:
    """What the oldest release has that the target is for."""
    triple, _, floor = target.triple.partition(".")
    oldest = (*map(int, floor.split(".")), 0)
    return frozenset(
        name for name, since in glibc.symbols(folder / "glibc" / "abilists", triple).items() if since <= oldest
    )


@cache
def _musl(zig: Toolchain, target: Target, scratch: Path) -> frozenset[str]:
    family = {"x86_64": "x86", "riscv64": "riscv"}.get(target.arch, target.arch)
    defines = [f"ARCH_{_MUSLS.get(target.arch, target.arch)}", f"FAMILY_{family}"]
    defines += ["PTR64"] if target.pointer == 8 else ["TIME32"]
    table = zig.folder / "lib" / "libc" / "musl" / "libc.S"
    return frozenset(_DECLARED.findall(preprocessed(zig, target, table, (), scratch, defines)))


@cache
def _stub(path: Path) -> frozenset[str]:
    """All names of a text-based stub, without the underscore that C's have."""
    return frozenset(name.removeprefix("_") for name in re.findall(r"[\w$.]+", path.read_text()))
