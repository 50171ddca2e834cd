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
from projector.targets import Target

ANYWHERE = "py3-none-any"
HAND_WRITTEN = (".py", ".pyi")


def assemble(
    project: Project,
    sources: Sources,
    binary: Binary | None,
    materials: tuple[Material, ...],
    found: Diagnostics,
    provides: bytes = b"",
) -> Package | None:
    """The package of a target, of every one where there is no `binary`; None if files contradict each other."""
    root = PurePosixPath(*sources.package_name.split("."))
    generated = {str(root / one.path): one.text.encode() for one in sources.package}
    generated.setdefault(str(root / "py.typed"), b"")
    if binary is not None:
        generated[str(root / f"_native{binary.target.suffix}")] = binary.path.read_bytes()
    written = hand_written(project)
    _dont_clash(project, generated, written, found)
    if found.failed:
        return None
    together = dict(sorted((generated | written).items()))
    if binary is None:
        return Package(ANYWHERE, together, materials, "", sources.target.name)
    tag = wheel_tag(binary.target, binary.target.wheel_tag)
    never_run = binary.target.never_run
    if never_run:
        hint = "try it where it is to be used before you release it; its WHEEL file says so, too"
        found.note("PJ605", None, f"no test of projector runs what is built for {never_run}", hint)
    return Package(tag, together, materials, binary.compiler, provides=provides, never_run=never_run)


def wheel_tag(target: Target, platforms: str) -> str:
    """The tag of a wheel with a native module."""
    return f"{target.python_tag}-{platforms}"


def hand_written(project: Project) -> dict[str, bytes]:
    """The project's own files, by their path in it: the Python files of its package.

    Of an application that has a projection to itself (`myapp._native`), all files around that.
    """
    root = project.folder.joinpath(*project.settings.package.split("."))
    top = project.folder / project.settings.package.partition(".")[0]
    chosen = (path for path in files.below(top) if path.suffix in HAND_WRITTEN or not path.is_relative_to(root))
    return {path.relative_to(project.folder).as_posix(): path.read_bytes() for path in chosen}


def _dont_clash(
    project: Project, generated: Mapping[str, bytes], written: Mapping[str, bytes], found: Diagnostics
) -> None:
    taken = {_module(path) for path in generated if path.endswith(HAND_WRITTEN)}
    for path in written:
        if _module(path) in taken:
            hint = "give the hand-written file another name"
            found.error("PJ601", Place(project.folder / path, 1, 1), f"{path} is also a generated module", hint)


def _module(path: str) -> str:
    return str(PurePosixPath(path).with_suffix("")).removesuffix("/__init__")
