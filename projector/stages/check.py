"""check: everything short of rendering, for a metadata folder or a projection; the result is what it found."""

from __future__ import annotations

from pathlib import Path

from projector import yaml
from projector.diagnostics import Diagnostics
from projector.ir.plan import Plan
from projector.settings import Project, Settings
from projector.stages.flow import Progress, flow, silent
from projector.stages.load import load
from projector.stages.manifest import manifest, normal
from projector.targets import Target


def check(path: Path, target: Target, found: Diagnostics, progress: Progress = silent) -> None:
    """Add everything that is wrong with the projection or metadata folder at `path`."""
    project = manifest(path, found) if (path / "pyproject.toml").is_file() else bare_project(path, found)
    if project is None:
        return
    for value in flow(project, target, found, progress):
        if isinstance(value, Plan):
            return


def bare_project(folder: Path, found: Diagnostics) -> Project | None:
    """A projection of all of a metadata folder that no manifest describes; other modules are taken from beside it."""
    if not (folder / "module.yaml").is_file():
        hint = "give a metadata folder or a projection's folder"
        found.error("PJ009", None, f"{folder.as_posix()} has neither module.yaml nor pyproject.toml", hint)
        return None
    name = folder.resolve().name
    settings = Settings(package=f"{name}_api", metadata=[one.as_posix() for one in _with_required(folder)])
    return Project(folder=Path(), name=f"projection-{name}", version="0", table={}, settings=settings)


def _with_required(folder: Path) -> list[Path]:
    folders = [folder]
    for one in folders:
        for module in load([one], Diagnostics()).modules:
            required = module.root.get("requires")
            items = required.items if isinstance(required, yaml.Sequence) else ()
            beside = [normal(one / ".." / item.value) for item in items if isinstance(item, yaml.Scalar)]
            folders += [path for path in beside if path.is_dir() and path not in folders]
    return folders
