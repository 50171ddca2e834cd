"""pack: a Package gives a wheel, the same bytes everywhere."""

from __future__ import annotations

import base64
import hashlib
import stat
import zipfile
from collections.abc import Mapping
from pathlib import Path

from packaging.utils import canonicalize_name

from projector import __version__, files
from projector.ir.package import Package
from projector.settings import Project
from projector.stages.manifest import standard_metadata
from projector.stages.sbom import FILE_NAME, sbom

DATE = (1980, 1, 1, 0, 0, 0)  # the first that a zip file can hold


def pack(project: Project, package: Package, folder: Path) -> Path:
    """Write the wheel into `folder` in one step."""
    name = canonicalize_name(project.name).replace("-", "_")
    info = f"{name}-{project.version}.dist-info"
    contents = dict(package.files) | _information(project, package, info)
    contents[f"{info}/RECORD"] = _record(contents, f"{info}/RECORD")
    wheel = folder / f"{name}-{project.version}-{package.tag}.whl"
    with files.replacing(wheel) as stream, zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for path, data in contents.items():
            archive.writestr(_entry(path), data)
    return wheel


def _information(project: Project, package: Package, info: str) -> dict[str, bytes]:
    metadata = standard_metadata(project.table, project.folder)
    contents = {
        f"{info}/licenses/{path.as_posix()}": (project.folder / path).read_bytes()
        for path in sorted(metadata.license_files or ())
    }
    contents[f"{info}/sboms/{FILE_NAME}"] = sbom(metadata, package)
    contents[f"{info}/METADATA"] = bytes(metadata.as_rfc822())
    contents[f"{info}/WHEEL"] = _wheel(package)
    return dict(sorted(contents.items()))


def _wheel(package: Package) -> bytes:
    python, abi, platforms = package.tag.split("-")
    lines = [
        "Wheel-Version: 1.0",
        f"Generator: projector {__version__}{f' ({package.compiler})' if package.compiler else ''}",
        f"Root-Is-Purelib: {'true' if platforms == 'any' else 'false'}",
        *(f"Tag: {python}-{abi}-{platform}" for platform in platforms.split(".")),
    ]
    return ("\n".join(lines) + "\n").encode()


def _record(contents: Mapping[str, bytes], itself: str) -> bytes:
    lines = [f"{_quoted(path)},sha256={_digest(data)},{len(data)}\n" for path, data in contents.items()]
    return "".join([*lines, f"{_quoted(itself)},,\n"]).encode()


def _quoted(path: str) -> str:
    return '"' + path.replace('"', '""') + '"' if any(c in path for c in ',"\n') else path


def _digest(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()


def _entry(path: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path, DATE)
    entry.create_system = 3  # Unix, whatever system this runs on: else the permissions mean nothing
    executable = path.endswith((".so", ".pyd"))
    entry.external_attr = (stat.S_IFREG | (0o755 if executable else 0o644)) << 16
    return entry
