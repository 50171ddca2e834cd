"""A projection of metadata folders, built into a folder that Python can import from."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

from projector import files
from projector.diagnostics import Diagnostics, Severity, to_text
from projector.ir.plan import Plan
from projector.ir.sources import Sources
from projector.settings import Project, Settings
from projector.stages.compile import compile
from projector.stages.flow import flow
from projector.targets import Target, host
from projector.toolchains import toolchain

NATIVE = Path(__file__).parent / "native"
TIER = os.environ.get("PROJECTOR_TIER", "auto")
"""The tier that all native tests are built in: `make tiers` sets it."""


def project(package: str, *metadata: Path, **stated: Any) -> Project:
    """A projection of these folders, all of them selected."""
    stated = {"tier": TIER, **stated}
    settings = Settings(package=package, metadata=[str(folder) for folder in metadata], **stated)
    return Project(folder=Path(), name=f"projection-{package}", version="0.1", table={}, settings=settings)


def planned(
    package: str, *metadata: Path, target: Target | None = None, **stated: Any
) -> tuple[Plan, Sources, Diagnostics]:
    """The plan and the sources of these folders; an error or a warning of any stage fails the test."""
    found = Diagnostics()
    values = list(flow(project(package, *metadata, **stated), target or host(), found))
    assert [to_text(one, None) for one in found if one.severity is not Severity.NOTE] == []
    plan, sources = values[-2:]
    assert isinstance(plan, Plan)
    assert isinstance(sources, Sources)
    return plan, sources, found


shipped = cache(planned)
"""The same of metadata that no test changes: planned once in a process."""


def installed(sources: Sources, cache: Path, into: Path, compiler: str = "zig") -> Path:
    """Compile in `cache`, where what didn't change isn't made again, and lay the package out in `into`."""
    found = Diagnostics()
    build = cache / f"{sources.package_name}-{compiler}"
    with files.exclusive(build):
        binary = compile(sources, toolchain(compiler), build, None, found)
        assert binary is not None, [one.message for one in found]
        root = into.joinpath(*sources.package_name.split("."))
        for one in sources.package:
            files.update(root / one.path, one.text.encode())
        files.update(root / f"_native{sources.target.suffix}", binary.path.read_bytes())
    return into
