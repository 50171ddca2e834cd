"""check: everything short of rendering, for a metadata folder or a projection; the result is what it found."""

from __future__ import annotations

from pathlib import Path

from projector.diagnostics import Diagnostics
from projector.ir.plan import Plan
from projector.settings import Project, Settings
from projector.stages.attach import attach
from projector.stages.flow import Progress, Value, silent, value_of
from projector.stages.known import Known
from projector.stages.manifest import manifest
from projector.stages.recall import keep_found, key_of, recall_found
from projector.targets import Target


def check(path: Path, target: Target, found: Diagnostics, progress: Progress = silent) -> None:
    """Add everything that is wrong with the projection or metadata folder at `path`."""
    project = project_at(path, found)
    if project is None:
        return
    progress("recall", 0, 0)
    key = key_of(project, target, "check")
    said = recall_found(key)
    if said is None:
        known = Known()
        said = _said(project, target, progress, known)
        if key == key_of(project, target, "check"):
            if key is not None and not said.failed:  # of files that nobody changed meanwhile
                known.keep()
            keep_found(key, said)
    found.found += said.found


def _said(project: Project, target: Target, progress: Progress, known: Known) -> Diagnostics:
    found = Diagnostics()
    planned = value_of("plan", project, target, found, progress, known)
    if isinstance(planned, Plan) and project.table:
        attach(planned, project, found)
    return found


def project_at(path: Path, found: Diagnostics) -> Project | None:
    """The projection at `path`, or one of all of the metadata folder there."""
    return manifest(path, found) if (path / "pyproject.toml").is_file() else bare_project(path, found)


def value_at(stage: str, path: Path, target: Target, found: Diagnostics, progress: Progress = silent) -> Value | None:
    """What a stage gives for the projection or metadata folder at `path`; its notes are for `check` alone."""
    project = project_at(path, found)
    before = Diagnostics()
    value = value_of(stage, project, target, before, progress) if project else None
    found.add_serious(before)
    return value


def bare_project(folder: Path, found: Diagnostics) -> Project | None:
    """A projection of all of a metadata folder that no manifest describes."""
    if not (folder / "module.yaml").is_file():
        hint = "give a metadata folder or a projection's folder"
        found.error("PJ009", None, f"{folder.as_posix()} has neither module.yaml nor pyproject.toml", hint)
        return None
    folder = folder if folder.name not in ("", "..") else folder.resolve()
    written = folder.as_posix() if folder.is_absolute() else f"./{folder.as_posix()}"
    settings = Settings(package="checked_api", metadata=[written])
    return Project(folder=Path(), name=f"projection-{folder.name}", version="0", table={}, settings=settings)
