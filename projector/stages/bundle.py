"""bundle: a projection and all that its wheel is made of give a source distribution, the same bytes everywhere.

It needs nothing outside of itself: metadata and overlays from elsewhere lie in it where `locate` looks for them.
"""

from __future__ import annotations

import gzip
import io
import os
import tarfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from pyproject_metadata import License, StandardMetadata

from projector import files
from projector.diagnostics import Diagnostics
from projector.ir.documents import Documents
from projector.settings import Project
from projector.stages.assemble import hand_written
from projector.stages.gather import gather
from projector.stages.locate import overlay_in_sdist, overlay_paths
from projector.stages.manifest import file_stem, setting_place, standard_metadata
from projector.stages.unpack import held

DATE = 315532800  # 1980, as the files in a wheel have it


def bundle(project: Project, documents: Documents, folder: Path, date: int, found: Diagnostics) -> Path | None:
    """Write the archive into `folder` in one step; None if files contradict each other.

    `date` is what its files get as their time, in seconds since 1970.
    """
    contents = _contents(project, documents, found)
    if found.failed:
        return None
    name = file_stem(project)
    archive = folder / f"{name}.tar.gz"
    with files.replacing(archive) as stream:
        _write(stream, name, contents, date)
    return archive


def _write(stream: BinaryIO, root: str, contents: dict[str, bytes], date: int) -> None:
    with (
        gzip.GzipFile("", "wb", 9, stream, mtime=0) as zipped,
        tarfile.open(fileobj=zipped, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for path, data in sorted(contents.items()):
            entry = tarfile.TarInfo(f"{root}/{path}")
            entry.size, entry.mtime, entry.mode = len(data), date, 0o644
            archive.addfile(entry, io.BytesIO(data))


def _contents(project: Project, documents: Documents, found: Diagnostics) -> dict[str, bytes]:
    metadata = standard_metadata(project.table, project.folder)
    own = gather(project, found)
    contents = {"PKG-INFO": bytes(metadata.as_rfc822()), **hand_written(project), **own.files}
    for stated in project.settings.archives.values():
        data = held(project, stated)
        if data is None:
            hint = (
                f"put it there before you publish it: {stated.url}"
                if stated.url
                else "put it there before you publish it"
            )
            message = f"{stated.path} isn't there, so nobody can build from this sdist where it is needed"
            found.warning("PJ025", setting_place(project, "archives"), message, hint)
        else:
            contents[stated.path] = data
    for path, source in _copies(project, documents, found):
        data = source.read_bytes()
        if contents.setdefault(path, data) != data:
            hint = "give one of them another name"
            found.error("PJ016", setting_place(project, "overlays"), f"two files would be {path} in an sdist", hint)
    for key, source in _own(project, metadata):
        path = Path(os.path.relpath(source, project.folder)).as_posix()
        if path.startswith("../"):
            hint = "keep a copy beside pyproject.toml"
            place = setting_place(project, key, ("project",))
            found.error("PJ016", place, f"{path} is outside of the projection's folder", hint)
        contents[path] = source.read_bytes()
    return contents


def _own(project: Project, metadata: StandardMetadata) -> Iterator[tuple[str, Path]]:
    """The manifest and the files that its [project] table names, each with the key that does."""
    yield "", project.folder / "pyproject.toml"
    for path in metadata.license_files or ():
        yield "license-files", project.folder / path
    if metadata.readme is not None and metadata.readme.file is not None:
        yield "readme", metadata.readme.file
    if isinstance(metadata.license, License) and metadata.license.file is not None:
        yield "license", metadata.license.file


def _copies(project: Project, documents: Documents, found: Diagnostics) -> Iterator[tuple[str, Path]]:
    """Files of metadata and overlays, each with its path in the archive."""
    for module in documents.modules:
        for source in files.below(module.folder):
            yield f"metadata/{module.name}/{source.relative_to(module.folder).as_posix()}", source
    for written, overlay in zip(project.settings.overlays, overlay_paths(project, found), strict=True):
        place = overlay_in_sdist(written)
        for source in files.below(overlay) if overlay.is_dir() else [overlay]:
            yield (PurePosixPath(place) / source.relative_to(overlay)).as_posix(), source
