"""build: the whole flow, from a projection to its wheel. The command line and the build backend both call it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from functools import partial
from pathlib import Path, PurePosixPath

from projector import files, yaml
from projector.diagnostics import Diagnostics
from projector.ir.api import Api
from projector.ir.documents import Documents
from projector.ir.outcome import Outcome
from projector.ir.package import Material, Package
from projector.ir.plan import Plan
from projector.ir.sources import Sources
from projector.settings import Project
from projector.stages.assemble import assemble
from projector.stages.attach import attach
from projector.stages.compile import compile
from projector.stages.flow import BackEnd, Progress, flow, silent, value_of
from projector.stages.gather import gather
from projector.stages.known import Known
from projector.stages.locate import metadata_folders, overlay_in_sdist, overlay_paths
from projector.stages.pack import pack
from projector.stages.present import Once, at_once
from projector.stages.provision import provision
from projector.stages.recall import Texts, keep, key_of, recall
from projector.stages.render import render
from projector.stages.twin import twin
from projector.stages.unpack import notices
from projector.targets import Target
from projector.toolchains.toolchain import Toolchain


def build(
    project: Project,
    target: Target,
    toolchain: Toolchain,
    out: Path,
    jobs: int | None,
    found: Diagnostics,
    progress: Progress = silent,
    fresh: bool = False,
) -> Path | None:
    """Write the projection's wheel into `out`; None if `found` says why there is none.

    A `fresh` one owes nothing to what is kept of earlier runs.
    """
    made = package(project, target, toolchain, jobs, found, progress, fresh)
    if made is None:
        return None
    progress("pack", 0, 0)
    return pack(project, made, out, fresh)


def package(
    project: Project,
    target: Target,
    toolchain: Toolchain,
    jobs: int | None,
    found: Diagnostics,
    progress: Progress = silent,
    fresh: bool = False,
) -> Package | None:
    """The compiled package, before it is a wheel; None if `found` says why there is none."""
    made = outcome(project, target, render, found, progress, fresh)
    if made is None:
        return None
    own = gather(project, found, made.static)
    if found.failed:
        return None
    folder = project.folder / "build" / _folder_name(target, toolchain)
    with files.exclusive(folder):
        progress("compile", 0, 0)
        binary = compile(made.sources, toolchain, folder, jobs, found, partial(progress, "compile"), own)
        if binary is None:
            return None
        return assemble(project, made.sources, binary, made.materials, found, made.provides)


def build_twin(
    project: Project, target: Target, out: Path, found: Diagnostics, progress: Progress = silent
) -> Path | None:
    """Write the twin of a target's wheel into `out`: for every platform, without native code."""
    made = outcome(project, target, twin, found, progress)
    if made is None:
        return None
    progress("pack", 0, 0)
    package = assemble(project, made.sources, None, made.materials, found)
    return pack(project, package, out) if package is not None else None


def outcome(
    project: Project,
    target: Target,
    back_end: BackEnd,
    found: Diagnostics,
    progress: Progress = silent,
    fresh: bool = False,
) -> Outcome | None:
    """What the pure stages give, now or in an earlier run of the same input; None after an error."""
    progress("recall", 0, 0)
    key = None if fresh else key_of(project, target, back_end.__name__)
    recalled = recall(key, target)
    spaces = None if fresh else Known()
    once = Texts(spaces.plans) if spaces is not None else at_once
    made, said = recalled or _made(project, target, back_end, progress, once, spaces)
    if recalled is None and made is not None and key == key_of(project, target, back_end.__name__):
        if spaces is not None and key is not None and not said.failed:  # of files that nobody changed meanwhile
            spaces.keep()
        keep(key, made, said)
    found.add_serious(said)
    return None if found.failed else made


def _made(
    project: Project, target: Target, back_end: BackEnd, progress: Progress, once: Once, known: Known | None
) -> tuple[Outcome | None, Diagnostics]:
    sources: Sources | None = None
    materials: tuple[Material, ...] = ()
    provides = b""
    api: Api | None = None
    static: tuple[str, ...] = ()
    said = Diagnostics()
    own = tuple(folder.name for folder in metadata_folders(project, Diagnostics()))
    for value in flow(project, target, said, progress, back_end, once, known):
        if isinstance(value, Documents):
            materials = tuple(_materials(value, project))
        if isinstance(value, Api):
            api = value
            _is_for(target, value, own, said)
            own = ()  # what is selected may be of modules that these require
        if isinstance(value, Plan):
            assert api is not None
            provides = provision(api, value)
            attach(value, project, said)
            static = tuple(one.key.rpartition(".")[2] for one in value.libraries if one.static)
            materials = (*materials, *_archives(project, static, said))
        sources = value if isinstance(value, Sources) else None
    return Outcome(sources, materials, provides, static) if sources is not None else None, said


def archived(project: Project, target: Target, found: Diagnostics) -> tuple[Material, ...]:
    """The archives whose C is in the wheel of a target; with other errors than theirs in none of them."""
    api = value_of("resolve", project, target, Diagnostics()) if project.settings.archives else None
    static = [one.key.rpartition(".")[2] for one in api.libraries if one.static] if isinstance(api, Api) else []
    return tuple(_archives(project, static, found))


def _archives(project: Project, static: Iterable[str], found: Diagnostics) -> Iterator[Material]:
    for library, stated in project.settings.archives.items():
        if library in static:
            name = PurePosixPath(stated.path).name
            yield Material(name, "", stated.sha256, stated.license, notices(project, library, found))


def _is_for(target: Target, api: Api, own: Container[str], found: Diagnostics) -> None:
    if not any(one.items and (not own or one.module in own) for one in api.namespaces):
        hint = "`platforms` of its namespaces and `libraries` of its modules say what it is for"
        found.error("PJ371", None, f"nothing of the metadata is for {target.name}", hint)


def _materials(documents: Documents, project: Project) -> Iterator[Material]:
    for module in documents.modules:
        version = module.root.get("version")
        said = version.value if isinstance(version, yaml.Scalar) else ""
        yield Material(module.name, said, files.digest(module.folder))
    for written, path in zip(project.settings.overlays, overlay_paths(project, Diagnostics()), strict=True):
        yield Material(overlay_in_sdist(written), "", files.digest(path))


def _folder_name(target: Target, toolchain: Toolchain) -> str:
    name = target.name if toolchain.name == "zig" else f"{target.name}-{toolchain.name}"
    return f"{name}-{target.python}" if target.free_threaded else name
