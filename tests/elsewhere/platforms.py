"""Every projection for every target that it is for: built, examined, run where this machine can; a table at the end.

What needs an archive of a library's C (`archives/` beside the manifest) is left out where that isn't there.

`python -m tests.elsewhere.platforms [--again] [TARGET...]`; 1 if anything is wrong. With `--again` each wheel is built
once more from its sdist, in another folder with caches that were empty, and must have the same bytes: that takes as
long again. Without targets the table is also kept, in docs/platforms.md.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from projector import object_cache
from projector.diagnostics import Diagnostics, Severity
from projector.settings import Project
from projector.stages.build import build
from projector.stages.examine import examine
from projector.stages.manifest import manifest
from projector.stages.rebuild import unpacked
from projector.targets import TARGETS, Target, target
from projector.toolchains import toolchain
from projector.toolchains.toolchain import Toolchain
from projector.wheels import machine
from tests.elsewhere.run import SLOW, tried

OUT = Path("build/platforms").absolute()
KEPT = Path("docs/platforms.md")
HEAD = ("target", "wheels", "KB", "CPU s", "proven", "not proven", "wrong", "our tests run")
ABOUT = """\
# Platforms

What `make platforms AGAIN=--again` said on {date}, on one x86-64 Linux machine: every projection for every target
that its metadata is for. *CPU s* are a processor's seconds for all of a target's wheels, compilers included; caches
were empty at first. *Proven* counts what `projector verify` proves of wheels ([publishing.md](publishing.md)); what
nothing here can prove is named. {again} The last column tells how the runtime's own tests were run there. Where it says
never, so do the wheels.

"""
TWICE = """\
Each wheel was built a second time, from its source distribution, in another folder with caches of its own, and has the
same bytes.\
"""
ONCE = "Wheels were built once."


@dataclass
class Row:
    """What became of a target."""

    target: Target
    wheels: list[Path] = field(default_factory=list)
    seconds: float = 0
    wrong: list[str] = field(default_factory=list)
    proven: int = 0
    unproven: set[str] = field(default_factory=set)
    ran: str = ""
    left_out: list[str] = field(default_factory=list)

    def cells(self) -> tuple[str, ...]:
        size = sum(one.stat().st_size for one in self.wheels)
        without = f", no archive for {' and '.join(self.left_out)}" if self.left_out else ""
        counts = (f"{len(self.wheels)}{without}", f"{size / 1000:.0f}", f"{self.seconds:.0f}", str(self.proven))
        return (self.target.name, *counts, ", ".join(sorted(self.unproven)), str(len(self.wrong)), self.ran)


@dataclass
class Platforms:
    """The projections, and with `scratch` the same ones elsewhere, to be built again."""

    scratch: Path | None
    projects: dict[str, Project] = field(default_factory=dict)
    others: dict[str, Project] = field(default_factory=dict)
    zig: Toolchain = field(default_factory=lambda: toolchain("zig"))

    def open(self) -> None:
        """Read the projections. Nothing is left of earlier builds."""
        found = Diagnostics()
        for path in sorted(Path("projections").glob("*/pyproject.toml")):
            name = path.parent.name
            project = manifest(path.parent, found)
            assert project is not None, list(found)
            self.projects[name] = project
            shutil.rmtree(project.folder / "build", ignore_errors=True)
            if self.scratch is not None:
                other = unpacked(project, TARGETS[0], self.scratch / name, found)
                assert other is not None, list(found)
                self.others[name] = other

    def row(self, where: Target) -> Row:
        """All wheels of a target, examined."""
        row = Row(where)
        for name, project in self.projects.items():
            start = _cpu()
            wheel = self._built(row, name, project, OUT)
            row.seconds += _cpu() - start
            if wheel is not None:
                row.wheels.append(wheel)
                other = self.others.get(name)
                again = self._built(row, name, other, self.scratch) if other and self.scratch else None
                self._examine(row, wheel, again)
        return row

    def _built(self, row: Row, name: str, project: Project, folder: Path) -> Path | None:
        """Its wheel, of which nothing lies in a cache that a build in another folder has filled."""
        found = Diagnostics()
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv(object_cache.VARIABLE, str(folder / "cache"))
            wheel = build(project, row.target, self.zig, folder / "wheels", None, found)
        codes = {one.code for one in found}
        if "PJ025" in codes:
            row.left_out.append(name)
        elif wheel is None and "PJ371" not in codes:
            row.wrong.append(f"{name} isn't built: {'; '.join(one.message for one in found)}")
        return wheel

    def _examine(self, row: Row, wheel: Path, again: Path | None) -> None:
        found = Diagnostics()
        with tempfile.TemporaryDirectory() as scratch:
            examined = examine(wheel, self.zig, Path(scratch), machine(self.zig), found, again)
        row.wrong += [f"{wheel.name}: {one.message}" for one in found if one.severity is Severity.ERROR]
        for name in examined.verdicts if examined is not None else ():
            outcome = examined.outcome(name) if examined is not None else ""
            row.proven += outcome == "proven"
            row.unproven |= {name} if outcome == "unproven" and name != "run" else set()


def run(row: Row) -> None:
    """The native tests on what this machine has for a target."""
    name = row.target.name
    if not row.target.proof:
        row.ran = "never"
    elif name in SLOW:
        row.ran = f"{row.target.proof}, by `make emulated`"
    else:
        good, row.ran = tried(name)
        row.wrong += [] if good else ["its tests fail"]


def _cpu() -> float:
    return sum(os.times()[:4])


def lines(rows: Sequence[Row]) -> Iterator[str]:
    """A table in Markdown."""
    yield "| " + " | ".join(HEAD) + " |"
    yield "|---" * len(HEAD) + "|"
    for row in rows:
        yield "| " + " | ".join(one.replace("\n", "; ") for one in row.cells()) + " |"


def main(*words: str) -> int:
    again = "--again" in words
    names = [word for word in words if word != "--again"]
    shutil.rmtree(OUT, ignore_errors=True)
    with tempfile.TemporaryDirectory() as scratch:
        platforms = Platforms(Path(scratch) if again else None)
        platforms.open()
        rows = [_told(platforms.row(where)) for where in map(target, names or [row.name for row in TARGETS])]
    for row in rows:
        run(row)
        _told(row)
    table = "\n".join(lines(rows))
    print(table)
    if not names:
        about = ABOUT.format(date=time.strftime("%Y-%m-%d"), again=TWICE if again else ONCE)
        KEPT.write_text(f"{about}{table}\n")
    return 1 if any(row.wrong for row in rows) else 0


def _told(row: Row) -> Row:
    print(" | ".join(row.cells()), *row.wrong, sep="\n", flush=True)
    return row


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
