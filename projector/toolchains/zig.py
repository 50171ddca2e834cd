"""zig: the default compiler, pinned and brought by PyPI's `ziglang`, for every target from any machine."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from projector.errors import ToolError
from projector.targets import Target
from projector.toolchains.toolchain import C_FLAGS, ELF_LINK_FLAGS, LINK, NO_IMPORTS, Imports, Toolchain
from projector.toolchains.windows import definitions

REQUIREMENT = "ziglang==0.15.2"


def find() -> Toolchain:
    """The installed zig; ToolError where there is none."""
    spec = find_spec("ziglang")
    try:
        release = version("ziglang")
    except PackageNotFoundError:
        release = ""
    if spec is None or spec.origin is None or not release:
        raise ToolError("zig isn't installed")
    return Toolchain(
        "zig",
        release,
        Path(spec.origin).parent,
        _compile,
        _link,
        _wheel_tag,
        ("ZIG_LOCAL_CACHE_DIR",),
        ("ZIG_GLOBAL_CACHE_DIR",),
        _combine,
        _imports,
        pinned=True,
    )


def _compile(target: Target) -> tuple[str, ...]:
    return ("zig", "cc", "-target", target.triple, *_flags(target))


def _combine(target: Target) -> tuple[str, ...]:
    # zig's start takes longer than most of our files, and it shares many out among the cores. COFF has no such objects,
    # and in those of Mach-O hidden symbols would be local ones, which other objects can't see.
    return () if target.os != "linux" else (*_compile(target), "-r")


def _flags(target: Target) -> tuple[str, ...]:
    # The pinned compiler finds nothing to warn of in our C; zig adds UBSan traps to plain objects unless told not to.
    # Nothing is bound lazily, so a call needs no stub, where clang can do without.
    direct: tuple[str, ...] = (
        ("-fno-plt",) if target.os == "linux" and target.arch in ("x86_64", "aarch64", "x86") else ()
    )
    if target.os == "emscripten":  # also for engines that don't know sums in constant expressions
        direct = ("-mcpu=generic-extended_const", "-include", "pj_emscripten.h")
    return (*C_FLAGS, *direct, "-Werror", "-fno-sanitize=all")


def _imports(target: Target) -> Imports:
    if target.os != "windows":
        return NO_IMPORTS
    machine = {"x86_64": "i386:x86-64", "aarch64": "arm64", "x86": "i386"}[target.arch]
    undecorated = ("--kill-at",) if target.arch == "x86" else ()  # what libraries export has no argument sizes
    return Imports(("zig", "dlltool", "-m", machine, *undecorated, "-d", "$in", "-l", "$out"), definitions(target))


def _link(target: Target, others: bool) -> tuple[str, ...]:
    driver = ("zig", "cc", "-target", target.triple)
    if target.os == "windows" and others:
        return (*driver, "-shared", "-s", *LINK)
    if target.os == "windows":
        # The driver would link mingw's C runtime, and compile it first.
        machine = {"x86_64": "x64", "aarch64": "arm64", "x86": "x86"}[target.arch]
        underscored = ("-lldmingw", "-safeseh:no") if target.arch == "x86" else ()  # as clang names C's functions there
        return ("zig", "lld-link", f"-machine:{machine}", *_PE_LINK_FLAGS, *underscored, "-out:$out", "@$out.objects")
    if target.os == "emscripten":
        return ("zig", "wasm-ld", *_WASM_LINK_FLAGS, *LINK)
    if target.os == "macos":
        # Without a name of its own the file would hold the output's path.
        name = f"-Wl,-install_name,@rpath/_native{target.suffix}"
        return (*driver, "-shared", "-s", "-undefined", "dynamic_lookup", "-Wl,-dead_strip", name, *LINK)
    return (*driver, *ELF_LINK_FLAGS, *LINK)


_WASM_LINK_FLAGS = (
    *("--shared", "--experimental-pic", "--allow-undefined", "--strip-all", "--gc-sections"),
    "--export=PyInit__native",
)
# Equal functions stay apart: their addresses tell what they are for.
_PE_LINK_FLAGS = (
    *("-dll", "-noentry", "-nodefaultlib", "-opt:ref", "-opt:noicf", "-Brepro"),
    *("-dynamicbase", "-nxcompat", "-highentropyva", "-subsystem:console,6.02"),
)


def _wheel_tag(target: Target) -> str:
    return target.wheel_tag
