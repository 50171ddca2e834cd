"""Toolchain: what `compile` must know of a compiler."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from projector.targets import Target

C_FLAGS = (
    "-std=c11",
    "-O2",
    "-g0",
    "-fPIC",
    "-fvisibility=hidden",
    "-fno-asynchronous-unwind-tables",
    "-fno-unwind-tables",
    "-ffunction-sections",
    "-fdata-sections",
    "-Wall",
    "-Wextra",
)
LINK = ("@$out.objects", "-o", "$out")
ELF_LINK_FLAGS = ("-shared", "-Wl,--gc-sections", "-Wl,-z,now", "-Wl,-z,relro", "-s")


@dataclass(frozen=True, slots=True)
class Imports:
    """What Windows links against: module-definition files by name, and the command that makes an import library."""

    command: tuple[str, ...] = ()
    definitions: Mapping[str, str] = field(default_factory=dict)


NO_IMPORTS = Imports()


@dataclass(frozen=True, slots=True)
class Toolchain:
    """A compiler: command lines start with a bare program name that is found in `folder`.

    So no build file names a machine's path. `compile` gives a target's command but for what it reads and writes;
    `link` and that of `imports` as ninja writes them, with `$in` and `$out`; `link` is told whether there is C that
    isn't ours, which may need all of the C library.
    `launcher` is the program that starts the compiler, if another does, and `variables` are patterns of the environment
    variables that it needs; `cache_variables` tell the compiler where to keep its caches, `shared_cache_variables`
    where those of C's own libraries. `combine` makes many C files, or objects, one object sooner than `compile` makes
    them several; it gives no words where that can't be. Where it is `pinned`, name, version and command tell all that
    decides what comes out of a file, so that builds can share it.
    """

    name: str
    version: str
    folder: Path
    compile: Callable[[Target], tuple[str, ...]]
    link: Callable[[Target, bool], tuple[str, ...]]
    wheel_tag: Callable[[Target], str]
    cache_variables: tuple[str, ...] = ()
    shared_cache_variables: tuple[str, ...] = ()
    combine: Callable[[Target], tuple[str, ...]] = lambda target: ()
    imports: Callable[[Target], Imports] = lambda target: NO_IMPORTS
    launcher: Path | None = None
    variables: tuple[str, ...] = ()
    pinned: bool = False
