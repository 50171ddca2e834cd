"""The face of `projector verify WHEEL...`: what is asked, where it is looked for, and how it is told."""

from __future__ import annotations

import os
import socket
import tempfile
from collections.abc import Sequence
from json import dumps
from pathlib import Path

from rich.console import Console
from rich.table import Table

from projector.diagnostics import Diagnostics
from projector.ir.examination import Examination
from projector.stages.examine import examine, target_of
from projector.stages.manifest import manifest
from projector.stages.rebuild import rebuild
from projector.terminal import alone
from projector.toolchains import toolchain
from projector.toolchains.toolchain import Toolchain


def verify_wheels(wheels: Sequence[Path], again: Path | None, found: Diagnostics, *, json: bool) -> None:
    """Examine each wheel and print what is proven of it. `again` is the projection that all of them are of."""
    zig, done = toolchain("zig"), list[Examination]()
    for wheel in wheels:
        with tempfile.TemporaryDirectory(prefix="projector-") as scratch, alone(wheel.as_posix(), found) as (one, _):
            made = _again(wheel, again, zig, Path(scratch), one) if again is not None else None
            examined = examine(wheel, zig, Path(scratch), machine(zig), one, made)
        done += [examined] if examined is not None else []
    _show(done, json=json)


def machine(zig: Toolchain) -> list[str]:
    """Words that only this machine has: its name, if it is long enough to stand for itself, and its folders."""
    name = socket.gethostname()
    folders = [Path.cwd(), Path.home(), zig.folder]
    words = [f"{one}{os.sep}" for one in folders if len(one.parts) > 1]
    return [*words, *([name] if len(name) >= 8 else [])]


def _again(wheel: Path, projection: Path, zig: Toolchain, scratch: Path, found: Diagnostics) -> Path | None:
    project, target = manifest(projection, found), target_of(wheel)
    if project is None or target is None:
        return None
    return rebuild(project, target, zig, scratch, found)


def _show(examinations: Sequence[Examination], *, json: bool) -> None:
    """A table a wheel to stderr, or one JSON object a wheel to stdout."""
    for one in examinations:
        if json:
            told = {
                name: {"outcome": one.outcome(name), "said": [each.about for each in several if each.about]}
                for name, several in one.verdicts.items()
            }
            print(dumps({"wheel": one.wheel.as_posix(), "checks": told}))
            continue
        table = Table("check", "", "", title=one.wheel.name)
        for name, several in one.verdicts.items():
            words = [each.about for each in several if each.outcome == "unproven"]
            table.add_row(name, one.outcome(name), "\n".join(words))
        Console(stderr=True).print(table)
