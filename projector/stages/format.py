"""format: files of metadata in canonical layout. What they say, and their comments, stay; nothing is written here."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from projector import yaml
from projector.diagnostics import Diagnostics
from projector.ir.formatted import Formatted
from projector.stages.load import bytes_of, files_below
from projector.stages.locate import overlay_paths
from projector.stages.manifest import manifest


def format(paths: Iterable[Path], found: Diagnostics) -> list[Formatted]:
    """The files at `paths`: files, metadata folders, projections (their overlays), or folders of such.

    A file that isn't our YAML is left out, with the errors that reading it gives.
    """
    files = dict.fromkeys(file for path in paths for file in _files(path, found))
    return [one for file in files if (one := _formatted(file, found))]


def _files(path: Path, found: Diagnostics) -> list[Path]:
    """The files that `path` stands for."""
    if not path.is_dir():
        return [path]
    below = [path] if _is_known(path) else sorted(each for each in path.iterdir() if _is_known(each))
    if not below:
        hint = "give a file, a metadata folder, a projection, or a folder of such"
        found.error("PJ009", None, f"{path.as_posix()} holds neither metadata nor projections", hint)
    return [file for each in below for file in _files_of(each, found)]


def _is_known(folder: Path) -> bool:
    return (folder / "module.yaml").is_file() or (folder / "pyproject.toml").is_file()


def _files_of(folder: Path, found: Diagnostics) -> list[Path]:
    """The YAML of one metadata folder, or the overlays of one projection."""
    if not (folder / "pyproject.toml").is_file():
        return files_below(folder, found)
    project = manifest(folder, found)
    overlays = overlay_paths(project, found) if project else []
    return [file for each in overlays for file in (files_below(each, found) if each.is_dir() else [each])]


def _formatted(file: Path, found: Diagnostics) -> Formatted | None:
    before = bytes_of(file, found)
    after = None if before is None else yaml.reformat(before, file, found)
    return None if before is None or after is None else Formatted(file, before, after)
