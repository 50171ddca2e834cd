"""locate: where the metadata folders and the overlays lie that a manifest names.

An unpacked sdist (it has PKG-INFO) holds copies of all of them, which go before the places that were written.
"""

from __future__ import annotations

import os
from pathlib import Path, PurePath

from packaging.requirements import InvalidRequirement, Requirement

from projector.diagnostics import Diagnostics
from projector.settings import Project
from projector.stages.discover import discover, distribution_name
from projector.stages.manifest import setting_place


def metadata_folders(project: Project, found: Diagnostics) -> list[Path]:
    """The folders of the metadata that the manifest names, in its order; their last part is the module's name.

    What has a `/` is a path; anything else asks for an installed metadata package, by the module's name.
    """
    folders = [_metadata(project, written, found) for written in project.settings.metadata]
    return [folder for folder in folders if folder is not None]


def requirements(project: Project) -> list[str]:
    """The distributions of metadata that a build of the project needs, as pip reads them."""
    asked = [_requirement(written) for written in project.settings.metadata if not _is_path(written)]
    return [
        distribution_name(one.name) + str(one.specifier)
        for one in asked
        if one is not None and _copy(project, one.name) is None
    ]


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


def _metadata(project: Project, written: str, found: Diagnostics) -> Path | None:
    if _is_path(written):
        place = _normal(project.folder / written)
        folder = _copy(project, place.name) or place
        if not folder.is_dir():
            hint = "paths are relative to pyproject.toml"
            found.error("PJ007", setting_place(project, "metadata"), f"no metadata folder {written!r}", hint)
        return folder
    asked = _requirement(written)
    if asked is None:
        hint = "write a path, such as ./metadata/linux, or an installed module, such as linux>=0.1"
        found.error("PJ005", setting_place(project, "metadata"), f"`metadata` can't be {written!r}", hint)
        return None
    copy = _copy(project, asked.name)
    return copy or discover(asked.name, asked.specifier, setting_place(project, "metadata"), found)


def _is_path(written: str) -> bool:
    return "/" in written or "\\" in written or written in ("", ".", "..")


def _requirement(written: str) -> Requirement | None:
    """A module's name, which is an identifier, and the versions that are accepted."""
    try:
        asked = Requirement(written)
    except InvalidRequirement:
        return None
    return (
        asked
        if asked.name.isascii() and asked.name.isidentifier() and not (asked.extras or asked.url or asked.marker)
        else None
    )


def _copy(project: Project, module: str) -> Path | None:
    """The copy of a module that an unpacked sdist has."""
    folder = project.folder / "metadata" / module
    return folder if is_sdist(project) and folder.is_dir() else None


def _overlay(project: Project, written: str) -> Path:
    copy = project.folder / overlay_in_sdist(written)
    return copy if is_sdist(project) and copy.exists() else _normal(project.folder / written)


def _normal(path: Path) -> Path:
    """The path without `..`, still relative if it was: it is shown to people."""
    return Path(os.path.normpath(path))
