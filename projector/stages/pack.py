"""pack: generated files, hand-written ones and the Binary give a wheel, the same bytes everywhere."""

from __future__ import annotations

import base64
import hashlib
import stat
import zipfile
from pathlib import Path, PurePosixPath

from packaging.utils import canonicalize_name

from projector import __version__, files
from projector.diagnostics import Diagnostics, Place
from projector.ir.binary import Binary
from projector.ir.sources import Sources
from projector.settings import Project
from projector.stages.manifest import standard_metadata

PYTHON_TAG = "cp311-abi3"
DATE = (1980, 1, 1, 0, 0, 0)  # the first that a zip file can hold
HAND_WRITTEN = (".py", ".pyi")


def pack(project: Project, sources: Sources, binary: Binary, folder: Path, found: Diagnostics) -> Path | None:
    """Write the wheel into `folder` in one step; None if its contents contradict each other."""
    contents = _package(project, sources, binary, found)
    if found.failed:
        return None
    name = canonicalize_name(project.name).replace("-", "_")
    info = f"{name}-{project.version}.dist-info"
    contents |= _information(project, binary, info)
    contents[f"{info}/RECORD"] = _record(contents, f"{info}/RECORD")
    wheel = folder / f"{name}-{project.version}-{PYTHON_TAG}-{binary.target.wheel_tag}.whl"
    with files.replacing(wheel) as stream, zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for path, data in contents.items():
            archive.writestr(_entry(path), data)
    return wheel


def _package(project: Project, sources: Sources, binary: Binary, found: Diagnostics) -> dict[str, bytes]:
    root = PurePosixPath(*sources.package_name.split("."))
    contents = {str(root / one.path): one.text.encode() for one in sources.package}
    contents[str(root / f"_native{binary.target.suffix}")] = binary.path.read_bytes()
    contents.setdefault(str(root / "py.typed"), b"")
    taken = {_module(path) for path in contents if path.endswith(HAND_WRITTEN)}
    for path in sorted((project.folder / root).rglob("*")):
        inside = path.relative_to(project.folder).as_posix()
        if path.suffix in HAND_WRITTEN and path.is_file():
            if _module(inside) in taken or inside in contents:
                hint = "give the hand-written file another name"
                found.error("PJ601", Place(path, 1, 1), f"{inside} is also a generated module", hint)
            contents[inside] = path.read_bytes()
    return dict(sorted(contents.items()))


def _module(path: str) -> str:
    return str(PurePosixPath(path).with_suffix("")).removesuffix("/__init__")


def _information(project: Project, binary: Binary, info: str) -> dict[str, bytes]:
    metadata = standard_metadata(project.table, project.folder)
    contents = {
        f"{info}/licenses/{path.as_posix()}": (project.folder / path).read_bytes()
        for path in sorted(metadata.license_files or ())
    }
    contents[f"{info}/METADATA"] = bytes(metadata.as_rfc822())
    contents[f"{info}/WHEEL"] = _wheel(binary)
    return dict(sorted(contents.items()))


def _wheel(binary: Binary) -> bytes:
    lines = [
        "Wheel-Version: 1.0",
        f"Generator: projector {__version__} ({binary.compiler})",
        "Root-Is-Purelib: false",
        *(f"Tag: {PYTHON_TAG}-{platform}" for platform in binary.target.wheel_tag.split(".")),
    ]
    return ("\n".join(lines) + "\n").encode()


def _record(contents: dict[str, bytes], itself: str) -> bytes:
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
