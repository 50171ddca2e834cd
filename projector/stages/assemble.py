"""assemble: generated files, hand-written ones and the Binary give a Package."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from projector import files
from projector.diagnostics import Diagnostics, Place
from projector.ir.binary import Binary
from projector.ir.package import Material, Package
from projector.ir.sources import Sources
from projector.settings import Project

PYTHON_TAG = "cp311-abi3"
ANYWHERE = "py3-none-any"
HAND_WRITTEN = (".py", ".pyi")


def assemble(
    project: Project,
    sources: Sources,
    binary: Binary | None,
    materials: tuple[Material, ...],
    found: Diagnostics,
) -> Package | None:
    """The package of a target, of every one where there is no `binary`; None if files contradict each other."""
    root = PurePosixPath(*sources.package_name.split("."))
    generated = {str(root / one.path): one.text.encode() for one in sources.package}
    generated.setdefault(str(root / "py.typed"), b"")
    if binary is not None:
        generated[str(root / f"_native{binary.target.suffix}")] = binary.path.read_bytes()
    written = _hand_written(project, root, generated, found)
    if found.failed:
        return None
    tag = f"{PYTHON_TAG}-{binary.target.wheel_tag}" if binary is not None else ANYWHERE
    together = dict(sorted((generated | written).items()))
    return Package(tag, together, materials, binary.compiler if binary is not None else "")


def _hand_written(
    project: Project, root: PurePosixPath, generated: Mapping[str, bytes], found: Diagnostics
) -> dict[str, bytes]:
    """The Python files of the project's own folder."""
    taken = {_module(path) for path in generated if path.endswith(HAND_WRITTEN)}
    written = {}
    for path in files.below(project.folder / root):
        inside = path.relative_to(project.folder).as_posix()
        if path.suffix not in HAND_WRITTEN:
            continue
        if _module(inside) in taken or inside in generated:
            hint = "give the hand-written file another name"
            found.error("PJ601", Place(path, 1, 1), f"{inside} is also a generated module", hint)
        written[inside] = path.read_bytes()
    return written


def _module(path: str) -> str:
    return str(PurePosixPath(path).with_suffix("")).removesuffix("/__init__")
