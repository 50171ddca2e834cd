"""develop: an editable install. The package lies compiled in the project's build folder, and a wheel points there.

Hand-written files are links to where they are edited. Metadata and new files need another install.
"""

from __future__ import annotations

from pathlib import Path

from projector import files
from projector.diagnostics import Diagnostics
from projector.ir.package import Package
from projector.settings import Project
from projector.stages.build import package
from projector.stages.flow import Progress, silent
from projector.stages.manifest import file_stem
from projector.stages.pack import pack
from projector.targets import Target
from projector.toolchains.toolchain import Toolchain


def develop(
    project: Project, target: Target, toolchain: Toolchain, out: Path, found: Diagnostics, progress: Progress = silent
) -> Path | None:
    """Write a wheel that makes the package importable from `build/editable/`; None if `found` says why not."""
    made = package(project, target, toolchain, None, found, progress)
    if made is None:
        return None
    build = (project.folder / "build").resolve()
    with files.exclusive(build), files.replacing_folder(build / "editable") as folder:
        for path, data in made.files.items():
            _lay(folder / path, (project.folder / path).resolve(), data, found)
    pointer = {f"__editable__.{file_stem(project)}.pth": f"{build / 'editable'}\n".encode()}
    return pack(project, Package(made.tag, pointer, made.materials, made.compiler, provides=made.provides), out)


def _lay(place: Path, source: Path, data: bytes, found: Diagnostics) -> None:
    """A link to `source` if the file is hand-written, a file otherwise."""
    place.parent.mkdir(parents=True, exist_ok=True)
    if source.is_file():
        try:
            place.symlink_to(source)
        except OSError:
            hint = "this system lets you make no symbolic links; install again after an edit"
            found.note("PJ604", None, f"the editable install has a copy of {source.name}", hint)
        else:
            return
    place.write_bytes(data)
