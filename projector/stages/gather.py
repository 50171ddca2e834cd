"""gather: the C files that a manifest lists, and the headers that they can include, give OwnCode."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from projector import files
from projector.diagnostics import Diagnostics
from projector.ir.own_code import OwnCode
from projector.settings import Project
from projector.stages.manifest import setting_place
from projector.stages.unpack import unpack

_FRAGMENTS = (".h", ".inc", ".def")
_PATH = re.compile(r"[\w.+-]+(/[\w.+-]+)*")  # what a build file and an `#include` can hold
_MACRO = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_VALUE = re.compile(r"[\w.+-]*|\"[\w .+/-]*\"")


def gather(project: Project, found: Diagnostics, static: Iterable[str] = ()) -> OwnCode:
    """The project's own C, and that of those of the `static` libraries that the manifest has archives of.

    Errors say which path isn't there, or isn't below the manifest's folder.
    """
    code = _listed(project, found)
    for one in project.settings.archives.values():
        _inside(project, "archives", one.path, found)
    for library in sorted(set(static) & project.settings.archives.keys()):
        more = unpack(project, library, found)
        defines = dict(code.defines) | dict(more.defines)
        code = OwnCode(
            {**code.files, **more.files},
            (*code.units, *more.units),
            (*code.include_dirs, *more.include_dirs),
            tuple(defines.items()),
            project.folder,
        )
    return code


def _listed(project: Project, found: Diagnostics) -> OwnCode:
    settings = project.settings
    units = [path for written in settings.sources if (path := _inside(project, "sources", written, found))]
    folders = [path for written in settings.include_dirs if (path := _inside(project, "include_dirs", written, found))]
    for path in units:
        if not (project.folder / path).is_file() or path.suffix != ".c":
            hint = "paths are relative to pyproject.toml, and end with .c"
            found.error("PJ022", setting_place(project, "sources"), f"no C file {str(path)!r}", hint)
    for path in folders:
        if not (project.folder / path).is_dir():
            hint = "paths are relative to pyproject.toml"
            found.error("PJ022", setting_place(project, "include_dirs"), f"no folder {str(path)!r}", hint)
    for name, value in settings.defines.items():
        if not (_MACRO.fullmatch(name) and _VALUE.fullmatch(value)):
            hint = 'such as defines = {NDEBUG = "1", NAME = "\\"text\\""}'
            found.error("PJ022", setting_place(project, "defines"), f"{name} = {value!r} can't be a macro", hint)
    if found.failed:
        return OwnCode()
    held = {str(path): (project.folder / path).read_bytes() for path in units}
    held |= {name: (project.folder / name).read_bytes() for name in _fragments(project, [*units, *folders], found)}
    defines = tuple(settings.defines.items())
    names = tuple(map(str, units))
    return OwnCode(dict(sorted(held.items())), names, tuple(map(str, folders)), defines, project.folder)


def _inside(project: Project, key: str, written: str, found: Diagnostics) -> PurePosixPath | None:
    """A path below the project's folder: an sdist holds no other."""
    path = PurePosixPath(written)
    if _PATH.fullmatch(written) and ".." not in path.parts:
        return path
    hint = "keep the files below pyproject.toml, under names of letters, digits, _ . + and -"
    found.error("PJ022", setting_place(project, key), f"`{key}`: {written!r} is no path in the project", hint)
    return None


def _fragments(project: Project, beside: list[PurePosixPath], found: Diagnostics) -> Iterator[str]:
    """The headers in the folders of these C files, and in these folders and below."""
    build = project.folder / "build"
    for path in dict.fromkeys(one.parent if one.suffix == ".c" else one for one in beside):
        folder = project.folder / path
        held = files.below(folder) if path.parts else sorted(one for one in folder.iterdir() if one.is_file())
        for one in held:
            if one.suffix in _FRAGMENTS and not one.is_relative_to(build):
                name = one.relative_to(project.folder).as_posix()
                if _PATH.fullmatch(name):
                    yield name
