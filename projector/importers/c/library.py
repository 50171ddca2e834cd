"""What a library is called at run time, and what pkg-config knows of it."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from projector.errors import ToolError
from projector.importers.c.elf import Exports, exports

_FOLDERS = ("/usr/local/lib", "/usr/lib", "/lib")


@dataclass(frozen=True, slots=True)
class Package:
    """What pkg-config says: where headers are, and the names that programs link by."""

    include: tuple[Path, ...]
    libraries: tuple[str, ...]
    folders: tuple[Path, ...]
    version: str


def package(name: str) -> Package:
    """A package by pkg-config's name; ToolError if it or pkg-config isn't there."""
    program = shutil.which("pkg-config") or shutil.which("pkgconf")
    if program is None:
        raise ToolError("pkg-config isn't installed: install it, or say --include and --soname")

    def ask(*words: str) -> list[str]:
        ran = subprocess.run([program, *words, name], capture_output=True, text=True, check=False)
        if ran.returncode:
            raise ToolError(f"pkg-config knows no {name}: install its -dev package, or say --include and --soname")
        return ran.stdout.split()

    folders = [one.removeprefix("-L") for one in ask("--libs-only-L")] + ask("--variable=libdir")
    return Package(
        tuple(Path(one.removeprefix("-I")) for one in ask("--cflags-only-I")),
        tuple(one.removeprefix("-l") for one in ask("--libs-only-l")),
        tuple(map(Path, folders)),
        " ".join(ask("--modversion")),
    )


def library(name: str, folders: tuple[Path, ...] = ()) -> Exports | None:
    """The library of that name on this machine that says what it is called; None if it isn't here."""
    places = [*folders, *map(Path, _FOLDERS), *(one for base in _FOLDERS for one in Path(base).glob("*-linux-gnu"))]
    for folder in places:
        for path in (folder / f"lib{name}.so", *sorted(folder.glob(f"lib{name}.so.*"))):
            if path.is_file() and (found := exports(path)) and found.soname:
                return found
    return None
