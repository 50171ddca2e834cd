"""rebuild: a projection once more, from its own source distribution, in another folder and with nothing in a cache."""

from __future__ import annotations

import tarfile
from dataclasses import replace
from pathlib import Path

from projector.diagnostics import Diagnostics
from projector.ir.documents import Documents
from projector.settings import Project
from projector.stages.build import build
from projector.stages.bundle import DATE, bundle
from projector.stages.flow import value_of
from projector.stages.manifest import manifest
from projector.targets import Target
from projector.toolchains.toolchain import Toolchain


def rebuild(project: Project, target: Target, toolchain: Toolchain, scratch: Path, found: Diagnostics) -> Path | None:
    """The wheel, somewhere in `scratch`; None if `found` says why there is none."""
    again = unpacked(project, target, scratch, found)
    unshared = replace(toolchain, pinned=False)
    if again is None:
        return None
    return build(again, target, unshared, scratch / "dist", None, found, fresh=True)


def unpacked(project: Project, target: Target, scratch: Path, found: Diagnostics) -> Project | None:
    """The projection as its source distribution has it, in `scratch`; None if `found` says why there is none.

    The target decides nothing but what is told of the metadata.
    """
    documents = value_of("load", project, target, found)
    if not isinstance(documents, Documents) or found.failed:
        return None
    archive = bundle(project, documents, scratch / "sdist", DATE, found)
    if archive is None:
        return None
    with tarfile.open(archive) as packed:
        packed.extractall(scratch / "again", filter="data")
    return manifest(next((scratch / "again").iterdir()), found)
