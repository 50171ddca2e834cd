"""build: the target, ours and the peers, each by one command of the same compiler."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from bench.rows import HELD
from projector import files
from projector.diagnostics import Diagnostics, to_text
from projector.settings import Project, Settings
from projector.stages import build as projection
from projector.targets import host
from projector.toolchains import toolchain
from projector.toolchains.toolchain import Toolchain

HERE = Path(__file__).parent
TARGET = HERE / "target"
PEERS = HERE / "peers"
FLAGS = ("-O2", "-g0", "-fPIC", "-shared", "-DNDEBUG", "-fno-sanitize=all", "-s")


class Failed(Exception):
    """What a compiler said, or the projector."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """Where everything is built: `root`/libtarget.so.1 and a folder of extension modules for each GIL policy."""

    root: Path
    zig: Toolchain

    @property
    def library(self) -> Path:
        """The target's shared library."""
        return self.root / "libtarget.so.1"

    def folder(self, policy: str) -> Path:
        """Where the contenders of a GIL policy are imported from."""
        folder = self.root / policy
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def target(self) -> None:
        """Build the target's shared library."""
        self.compile(self.library, [TARGET / "target.c"], ("-Wl,-soname,libtarget.so.1",))

    def extension(self, policy: str, name: str, *sources: Path, words: Iterable[str] = ()) -> None:
        """Build an extension module that links with the target; C++ where a source is."""
        here = (
            "-fvisibility=hidden",
            "-I",
            str(TARGET),
            "-I",
            sysconfig.get_path("include"),
            str(self.library),
            "-Wl,-rpath,$ORIGIN/..",
        )
        policy_words = () if policy == HELD else ("-DRELEASED=1",)
        self.compile(self.folder(policy) / f"{name}.so", sources, (*policy_words, *words, *here))

    def compile(self, out: Path, sources: Iterable[Path], words: Iterable[str]) -> None:
        """Run the compiler, unless `out` is newer than the sources."""
        sources = tuple(sources)
        headers = (*TARGET.glob("*.h"), *PEERS.glob("*.h"))
        if out.exists() and out.stat().st_mtime > max(one.stat().st_mtime for one in (*sources, *headers)):
            return
        driver = "c++" if any(one.suffix == ".cpp" for one in sources) else "cc"
        cache = dict.fromkeys(self.zig.cache_variables, str(self.root / "zig-cache"))
        # The target of our own wheels, or zig compiles for the processor it runs on, which no wheel may.
        zig = [str(self.zig.folder / "zig"), driver, "-target", host().triple]
        command = [*zig, *FLAGS, *words, *map(str, sources), "-o", str(out)]
        ran = subprocess.run(command, env={**os.environ, **cache}, capture_output=True, text=True, check=False)
        if ran.returncode:
            raise Failed(ran.stderr.strip())


def workshop(root: Path) -> Workshop:
    """A workshop in `root`, the target's library built."""
    root.mkdir(parents=True, exist_ok=True)
    made = Workshop(root.absolute(), toolchain("zig"))
    made.target()
    return made


def project(
    workshop: Workshop,
    policy: str,
    name: str = "target_api",
    metadata: Path | None = None,
    tier: Literal["straight", "table"] = "straight",
) -> None:
    """Project the target's metadata into the package `name`, in the folder of a GIL policy."""
    folder = workshop.folder(policy)
    settings = Settings(
        package=name,
        tier=tier,
        metadata=[str(metadata or TARGET / "metadata" / "target")],
        overlays=[str(TARGET / "held.yaml")] if policy == HELD and metadata is None else [],
    )
    table: dict[str, object] = {"name": name, "version": "0"}
    made = Project(
        folder=workshop.root / "projected" / policy / name, name=name, version="0", table=table, settings=settings
    )
    found = Diagnostics()
    wheel = projection.build(made, host(), workshop.zig, made.folder, None, found)
    if wheel is None:
        raise Failed("\n".join(to_text(one, None) for one in found))
    with zipfile.ZipFile(wheel) as archive:
        for entry in archive.namelist():
            if entry.startswith(f"{name}/"):
                files.update(folder / entry, archive.read(entry))


def run_python(arguments: Iterable[str], *, under: Iterable[str] = (), preload: Path | None = None) -> str:
    """What a Python child prints; its complaints pass through. A library can be there from its start."""
    words = [*under, sys.executable, *arguments]
    environment = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONPATH": str(HERE.parent)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # installed packages have bytecode
    if preload:
        environment["LD_PRELOAD"] = str(preload)
    return subprocess.run(words, env=environment, stdout=subprocess.PIPE, text=True, check=True).stdout
