"""The libraries of the corpus, as libraries.toml has them, and the words that import them."""

from __future__ import annotations

import subprocess
import tempfile
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from projector.targets import target
from projector.toolchains import toolchain
from projector.toolchains.headers import System, system

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "build" / "corpus"
TARGETS = ("x86_64-linux-gnu", "aarch64-linux-gnu")


@dataclass(frozen=True, slots=True)
class Library:
    """What is imported from which headers, and the libraries whose tables of exports it is compared with.

    `headers` and `include` are below the corpus's folder; `unfit` are headers that can't be included, and why.
    """

    name: str
    package: str
    headers: tuple[str, ...]
    exports: tuple[str, ...]
    include: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    defines: tuple[str, ...] = ()
    unfit: tuple[str, ...] = ()
    system: bool = False
    """Whether its headers are the target's own, which zig has."""

    def folders(self) -> list[Path]:
        """Where its headers and those that they need are."""
        if self.system:
            return list(_system().folders)
        found = [FOLDER / one for one in self.include]
        return list(dict.fromkeys([*found, FOLDER / "usr/include", FOLDER / "usr/include" / TARGETS[0]]))

    def named(self) -> list[str]:
        """Its headers, as `#include` names them."""
        found = list[str]()
        for header in self.headers:
            if "*" not in header:
                found.append(header)
                continue
            found += [str(one.relative_to(root)) for root in self.folders() for one in sorted(root.glob(header))]
        return [one for one in dict.fromkeys(found) if one not in self.unfit]

    def gcc(self) -> list[str]:
        """What gcc is told of folders and macros; of a system's headers its own ones are the first."""
        defines = [f"-D{one}" for one in (*self.defines, *(_system().defines if self.system else ()))]
        folders = [word for one in self.folders() for word in ("-isystem" if self.system else "-I", str(one))]
        return [*defines, *(("-nostdinc", "-isystem", _builtin()) if self.system else ()), *folders]

    def words(self) -> list[str]:
        """What `projector import c` is told, but for the folder."""
        pairs = [("--library", self.name), ("--soname", self.exports[0])]
        pairs += [("--header", one) for one in self.named()]
        pairs += [("--include", str(one)) for one in self.folders() if not self.system]
        pairs += [("--own", one) for one in self.own]
        pairs += [("--define", one) for one in self.defines]
        pairs += [("--target", one) for one in TARGETS]
        return [word for pair in pairs for word in pair]

    def files(self) -> list[Path]:
        """The libraries themselves; one that the corpus hasn't is this machine's own."""
        return [_library(one) for one in self.exports]


def libraries() -> dict[str, Library]:
    """All of them by name."""
    stated = tomllib.loads(Path(__file__).with_name("libraries.toml").read_text())
    kept = {name: {key: _value(value) for key, value in one.items()} for name, one in stated.items()}
    return {name: Library(name, **one) for name, one in kept.items()}


def packages() -> list[str]:
    """What apt is asked for."""
    return [package for one in libraries().values() for package in one.package.split()]


@cache
def _system() -> System:
    """zig's headers, without those that are its compiler's own."""
    with tempfile.TemporaryDirectory() as scratch:
        known = system(toolchain("zig"), target(TARGETS[0]), Path(scratch))
    return replace(known, folders=tuple(one for one in known.folders if "libc" in one.parts))


@cache
def _builtin() -> str:
    said = subprocess.run(["gcc", "-print-file-name=include"], capture_output=True, text=True, check=True)
    return said.stdout.strip()


def _value(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _library(soname: str) -> Path:
    for folder in ("usr/lib", "lib"):
        if (path := FOLDER / folder / TARGETS[0] / soname).exists():
            return path
    return Path("/lib", TARGETS[0], soname)
