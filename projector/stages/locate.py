"""locate: where the metadata folders and the overlays lie that a manifest names.

An unpacked sdist (it has PKG-INFO) holds copies of all of them, which go before the places that were written.
"""

from __future__ import annotations

import os
from pathlib import Path, PurePath

from projector.diagnostics import Diagnostics
from projector.settings import Project
from projector.stages.manifest import setting_place


def metadata_folders(project: Project, found: Diagnostics) -> list[Path]:
    """The metadata folders that the manifest names, in its order; their last part is the module's name."""
    folders = []
    for written in project.settings.metadata:
        place = _normal(project.folder / written)
        copy = project.folder / "metadata" / place.name
        chosen = copy if is_sdist(project) and copy.is_dir() else place
        folders.append(chosen)
        if not chosen.is_dir():
            hint = "paths are relative to pyproject.toml; installed metadata packages come in a later version"
            found.error("PJ007", setting_place(project, "metadata"), f"no metadata folder {written!r}", hint)
    return folders


def overlay_paths(project: Project, found: Diagnostics) -> list[Path]:
    """The publisher's own overlays, files or folders, in the manifest's order."""
    overlays = [_overlay(project, written) for written in project.settings.overlays]
    for path in overlays:
        if not path.exists():
            hint = "paths are relative to pyproject.toml"
            found.error("PJ008", setting_place(project, "overlays"), f"no overlay {path.as_posix()!r}", hint)
    return overlays


def overlay_in_sdist(written: str) -> str:
    """Where an sdist has its copy of an overlay: as written, or in `overlays/` if that is outside of the project."""
    place = PurePath(os.path.normpath(written))
    outside = place.is_absolute() or place.parts[:1] == ("..",)
    return f"overlays/{place.name}" if outside else place.as_posix()


def is_sdist(project: Project) -> bool:
    """Whether the project's folder is an unpacked source distribution."""
    return (project.folder / "PKG-INFO").is_file()


def _overlay(project: Project, written: str) -> Path:
    copy = project.folder / overlay_in_sdist(written)
    return copy if is_sdist(project) and copy.exists() else _normal(project.folder / written)


def _normal(path: Path) -> Path:
    """The path without `..`, still relative if it was: it is shown to people."""
    return Path(os.path.normpath(path))
