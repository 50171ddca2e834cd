"""unpack: an archive of C whose hash the manifest states gives OwnCode. Nothing is fetched."""

from __future__ import annotations

import hashlib
import io
import re
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from projector.diagnostics import Diagnostics
from projector.ir.own_code import NO_CODE, OwnCode
from projector.settings import Archive, Project
from projector.stages.manifest import setting_place

_PATH = re.compile(r"[\w.+-]+(/[\w.+-]+)*")  # what a build file and an `#include` can hold
_KEPT = (".c", ".h", ".inc", ".def")
_MOST = 256 * 1024 * 1024  # bytes, unpacked


def unpack(project: Project, library: str, found: Diagnostics) -> OwnCode:
    """The C of a library, under `archives/LIBRARY/`; errors say what is missing, and where it can be had."""
    stated, place = project.settings.archives[library], setting_place(project, "archives")
    data = held(project, stated)
    if data is None:
        hint = f"get it from {stated.url}; its" if stated.url else "put it there; its"
        message = f"{library} is compiled into the extension, and there is no {stated.path}"
        found.error("PJ025", place, message, f"{hint} SHA-256 must be {stated.sha256}")
        return NO_CODE
    actual = hashlib.sha256(data).hexdigest()
    if actual != stated.sha256:
        message = f"the SHA-256 of {stated.path} is {actual}, not {stated.sha256}"
        found.error(
            "PJ025", place, message, "it isn't what the manifest is about: compare both with what its authors say"
        )
        return NO_CODE
    try:
        files = dict(_without_top(dict(_members(data, _is_kept))))
    except (tarfile.TarError, zipfile.BadZipFile, EOFError, ValueError) as reason:
        found.error("PJ025", place, f"{stated.path} can't be unpacked: {reason}", "it must be a tar or a zip")
        return NO_CODE
    units = tuple(dict.fromkeys(name for pattern in stated.sources for name in sorted(files) if _fits(name, pattern)))
    for pattern in stated.sources:
        if not any(name.endswith(".c") and _fits(name, pattern) for name in files):
            found.error(
                "PJ025", place, f"{stated.path} has no C file {pattern!r}", "compare `sources` with what it has"
            )
    root = PurePosixPath("archives", library)
    beside = {str(PurePosixPath(name).parent) for name in units} | set(stated.include_dirs)
    kept = {name: text for name, text in files.items() if name in units or _is_beside(name, beside)}
    return OwnCode(
        {str(root / name): text for name, text in sorted(kept.items())},
        tuple(str(root / name) for name in units),
        tuple(str(root / one) for one in stated.include_dirs),
        tuple(stated.defines.items()),
        project.folder,
    )


def notices(project: Project, library: str, found: Diagnostics) -> tuple[tuple[str, bytes], ...]:
    """The files of an archive with the words of its licence, by their path among a wheel's licences."""
    stated = project.settings.archives[library]
    data = held(project, stated) if stated.license_files else None
    if data is None:
        return ()  # an archive that isn't there is told when it is unpacked
    try:
        files = dict(_without_top(dict(_members(data, lambda _: True))))
    except (tarfile.TarError, zipfile.BadZipFile, EOFError, ValueError):
        return ()
    for name in stated.license_files:
        if name not in files:
            hint = "compare `license_files` with what it has"
            found.error("PJ025", setting_place(project, "archives"), f"{stated.path} has no file {name!r}", hint)
    return tuple((f"archives/{library}/{name}", files[name]) for name in stated.license_files if name in files)


def held(project: Project, stated: Archive) -> bytes | None:
    """The archive's bytes; None if it isn't there."""
    path = project.folder / stated.path
    return path.read_bytes() if path.is_file() else None


def _members(data: bytes, is_kept: Callable[[str], bool]) -> Iterator[tuple[str, bytes]]:
    """The files that are kept. Raises ValueError if they are too much."""
    size = 0
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as zipped:
            for entry in zipped.infolist():
                size += entry.file_size
                if is_kept(entry.filename) and size <= _MOST:
                    yield entry.filename, zipped.read(entry)
    else:
        with tarfile.open(fileobj=io.BytesIO(data)) as packed:
            for member in packed:
                size += member.size
                if member.isfile() and is_kept(member.name) and size <= _MOST:
                    stream = packed.extractfile(member)
                    yield member.name.removeprefix("./"), stream.read() if stream is not None else b""
    if size > _MOST:
        raise ValueError(f"it has more than {_MOST >> 20} MiB")


def _is_kept(name: str) -> bool:
    """Whether C needs a file of that name and kind."""
    path = name.removeprefix("./")
    return path.endswith(_KEPT) and _PATH.fullmatch(path) is not None and ".." not in PurePosixPath(path).parts


def _without_top(files: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """The files without the folder that they all lie in, if there is one."""
    tops = {name.partition("/")[0] for name in files}
    common = f"{tops.pop()}/" if len(tops) == 1 and all("/" in name for name in files) else ""
    for name, data in files.items():
        yield name.removeprefix(common), data


def _fits(name: str, pattern: str) -> bool:
    return name.count("/") == pattern.count("/") and fnmatchcase(name, pattern)


def _is_beside(name: str, folders: set[str]) -> bool:
    """Whether one of these files may include it: it lies in their folders, or below one that is searched."""
    return any((one == "." and "/" not in name) or name.startswith(f"{one}/") for one in folders)
