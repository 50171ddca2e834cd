"""pack: a Package gives a wheel, the same bytes everywhere."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from projector import __version__, archive, files, object_cache
from projector.ir.package import Material, Package
from projector.settings import Project
from projector.stages.manifest import file_stem, standard_metadata
from projector.stages.provision import FILE_NAME as PROVISION
from projector.stages.sbom import FILE_NAME, sbom


def pack(project: Project, package: Package, folder: Path, fresh: bool = False) -> Path:
    """Write the wheel into `folder` in one step; a `fresh` one owes nothing to what is kept of earlier ones."""
    info = information(project, package.tag, package.compiler, package.twin_of, package.never_run, package.materials)
    info[f"sboms/{FILE_NAME}"] = sbom(standard_metadata(project.table, project.folder), package)
    if package.provides:
        info[PROVISION] = package.provides
    place = f"{file_stem(project)}.dist-info"
    contents = dict(package.files) | {f"{place}/{path}": data for path, data in sorted(info.items())}
    contents[f"{place}/RECORD"] = _record(contents, f"{place}/RECORD")
    wheel = folder / f"{file_stem(project)}-{package.tag}.whl"
    with files.replacing(wheel) as stream:
        archive.write(contents, stream, archive.deflated if fresh else _deflated)
    object_cache.tidy()
    return wheel


_LARGE = 16 * 1024  # bytes: what is less is compressed as fast as it is read


def _deflated(data: bytes) -> bytes:
    """What `archive.deflated` gives, now or for an earlier wheel: it takes longest of all in most builds."""
    if len(data) < _LARGE:
        return archive.deflated(data)
    name = object_cache.key((archive.METHOD, data))
    known = object_cache.load(name)
    if known is None:
        known = archive.deflated(data)
        object_cache.keep(name, known)
    return known


def information(
    project: Project,
    tag: str,
    compiler: str,
    twin_of: str = "",
    never_run: str = "",
    materials: Iterable[Material] = (),
) -> dict[str, bytes]:
    """The files of the wheel's .dist-info folder that need no build, by their path there."""
    metadata = standard_metadata(project.table, project.folder)
    theirs = {name: data for one in materials for name, data in one.notices}
    if twin_of:
        words = f"the twin of {twin_of} in plain Python, without native code"
        metadata.description = f"{metadata.description or project.name} ({words})"
    contents = {
        f"licenses/{path.as_posix()}": (project.folder / path).read_bytes()
        for path in sorted(metadata.license_files or ())
    }
    contents |= {f"licenses/{name}": data for name, data in theirs.items()}
    metadata.license_files = [*(metadata.license_files or ()), *map(Path, theirs)]
    if isinstance(metadata.license, str):
        metadata.license = _joined([metadata.license, *(one.license for one in materials if one.license)])
    contents["METADATA"] = bytes(metadata.as_rfc822())
    contents["WHEEL"] = _wheel(tag, f"twin of {twin_of}" if twin_of else compiler, never_run)
    groups = {"console_scripts": metadata.scripts, "gui_scripts": metadata.gui_scripts, **metadata.entrypoints}
    if points := "\n".join(f"[{name}]\n{_points(group)}" for name, group in sorted(groups.items()) if group):
        contents["entry_points.txt"] = points.encode()
    return contents


def _joined(expressions: list[str]) -> str:
    """The licence of what is under all of these."""
    parts = list(dict.fromkeys(expressions))
    return " AND ".join(f"({one})" if " OR " in one and parts[1:] else one for one in parts)


def _points(group: Mapping[str, str]) -> str:
    return "".join(f"{name} = {target}\n" for name, target in sorted(group.items()))


def _wheel(tag: str, made: str, never_run: str) -> bytes:
    python, abi, platforms = tag.split("-")
    lines = [
        "Wheel-Version: 1.0",
        f"Generator: projector {__version__}{f' ({made})' if made else ''}",
        f"Root-Is-Purelib: {'true' if platforms == 'any' else 'false'}",
        *(f"Tag: {python}-{one}-{platform}" for one in abi.split(".") for platform in platforms.split(".")),
        *([f"Never-Run: projector's own tests run no wheel for {never_run}"] if never_run else []),
    ]
    return ("\n".join(lines) + "\n").encode()


def _record(contents: Mapping[str, bytes], itself: str) -> bytes:
    lines = [f"{_quoted(path)},sha256={_digest(data)},{len(data)}\n" for path, data in contents.items()]
    return "".join([*lines, f"{_quoted(itself)},,\n"]).encode()


def _quoted(path: str) -> str:
    return '"' + path.replace('"', '""') + '"' if any(c in path for c in ',"\n') else path


def _digest(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
