"""import c: odd headers, each with what is expected of it: facts, what is left out and why, or the compiler's words."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from projector.diagnostics import Diagnostics
from projector.importers.c.headers import Request
from projector.stages import import_c as stage
from projector.stages.described import Library
from projector.targets import target
from projector.toolchains import toolchain

ODD = Path(__file__).parent / "odd"
CASES = [path.relative_to(ODD).with_suffix("").as_posix() for path in sorted(ODD.glob("*/*.h"))]


def told(header: Path, scratch: Path) -> str:
    """All that an import says: the facts without their head, then the rest as comments."""
    found, out = Diagnostics(), scratch / "out" / "lib"
    name = "x86_64-windows-gnu" if "windows" in header.name else "x86_64-linux-gnu"
    request, library = Request((str(header),)), Library("lib", "lib.so")
    imported = stage.import_c(request, library, (target(name),), toolchain("zig"), scratch, out, found)
    assert out.exists() == (imported is not None) != found.failed
    lines = (out / "lib.yaml").read_text().partition(f"include: [{header.name}]\n")[2].splitlines() if imported else []
    for name, reason in (imported.left_out if imported else {}).items():
        lines.append(f"# left out: {name}: {reason}")
    for one in found:
        where = f"{one.place.file.name}:{one.place.line}:{one.place.column}: " if one.place else ""
        lines.append(f"# {one.severity} {one.code}: {where}{one.message}")
    return "\n".join(lines).strip().replace(f"{ODD}/", "") + "\n"


def test_there_are_many() -> None:
    assert len(CASES) >= 200


@pytest.mark.parametrize("case", CASES)
def test_what_an_odd_header_gives(case: str, tmp_path: Path) -> None:
    found, expected = told(ODD / f"{case}.h", tmp_path), ODD / f"{case}.yaml"
    if os.environ.get("PROJECTOR_GOLD"):
        expected.write_text(found)
    assert found == expected.read_text()
