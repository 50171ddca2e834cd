"""The command line: reads options, calls one stage, shows what it found. All logic is in the stages."""

from __future__ import annotations

import gc
import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any

import click

from projector import __version__, arguments as given, files, targets
from projector.diagnostics import Diagnostics
from projector.errors import ToolError
from projector.importers.c.headers import Request
from projector.ir.audit import Audit
from projector.ir.dump import to_data, to_text
from projector.ir.report import Report
from projector.ir.sources import SourceFile
from projector.signals import terminable
from projector.stages import (
    audit as auditing,
    build as building,
    check as checking,
    document as documenting,
    format as formatting,
    import_c as importing,
    inspect as inspecting,
    pack_metadata as packing,
    scaffold as scaffolding,
    schema as describing,
    suggest as suggesting,
    verify as verifying,
    widen as widening,
)
from projector.stages.described import described
from projector.stages.flow import STAGES
from projector.stages.manifest import manifest
from projector.terminal import (
    Watch,
    alone,
    counted,
    show,
    show_audits,
    show_diff,
    show_imported,
    show_proposal,
    show_reports,
    show_targets,
    stopped,
)
from projector.toolchains import TOOLCHAINS, toolchain
from projector.wheels import verify_wheels

FINE, WRONG_INPUT, TOOL_FAILED, INTERRUPTED = 0, 1, 3, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit code: 0 fine, 1 errors in the input, 2 usage, 3 a tool failed, 130 interrupted.

    SIGTERM ends it by SystemExit(143)."""
    try:
        with _without_collector(), terminable():
            return int(projector.main(arguments, prog_name="projector", standalone_mode=False) or FINE)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        return INTERRUPTED
    except (ToolError, OSError) as error:
        show([stopped(error)], json=False)
        return TOOL_FAILED


@contextmanager
def _without_collector() -> Iterator[None]:
    # A run is short and its trees are frozen: the cyclic collector would take half the time and find nothing.
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="projector")
def projector() -> None:
    """Project native APIs, described as YAML metadata, into precompiled Python packages."""


@projector.command()
@click.argument("name")
@click.option("--package", help="The package's import name; NAME_api by default.")
@click.option("--from", "metadata", type=given.FOLDER, help="Metadata that is there: only its projection is written.")
@given.json
def new(name: str, package: str | None, metadata: Path | None, as_json: bool) -> int:
    """Write metadata and a projection for NAME that build at once. Never overwrites."""
    found = Diagnostics()
    if metadata is not None and not (metadata / "module.yaml").is_file():
        found.error("PJ009", None, f"{metadata.as_posix()} has no module.yaml", "give a metadata folder")
        return _shown(found, as_json)
    paths = scaffolding.scaffold(name, f"{name}_api" if package is None else package, Path(), found, metadata)
    written = [path.as_posix() for path in paths]
    for line in [json.dumps({"files": written})] * bool(written) if as_json else written:
        click.echo(line)
    return _shown(found, as_json)


@projector.group("import")
def import_() -> None:
    """Write metadata from what describes an API already."""


@import_.command(cls=given.Recorded)
@click.option("--library", required=True, help="The module's name.")
@click.option(
    "--header", "headers", required=True, multiple=True, help="A header: a file, or as #include has it. Repeats."
)
@click.option("--include", type=given.FOLDER, multiple=True, help="A folder of headers. Repeats.")
@click.option("--define", "defines", multiple=True, metavar="X[=Y]", help="A macro to define first. Repeats.")
@click.option(
    "--own", multiple=True, metavar="GLOB", help="More headers that are the library's own; with ! that aren't. Repeats."
)
@click.option("--soname", help="The library's name at run time; else that of lib<LIBRARY>.so on this machine.")
@click.option(
    "--library-file",
    "file",
    type=given.FILE,
    help="The library, to compare with the headers; without --soname the one of this machine.",
)
@click.option("--pkg-config", "package", help="The library's name for pkg-config.")
@click.option("--man", "manuals", type=given.FOLDER, multiple=True, help="A folder of manual pages. Repeats.")
@click.option("--split", "by_header", is_flag=True, help="A namespace for each header.")
@click.option(
    "--no-docs", "documented", is_flag=True, flag_value=False, default=True, help="Without headers' comments."
)
@given.targets_
@click.option("-o", "--out", type=click.Path(file_okay=False, path_type=Path), help="metadata/LIBRARY by default.")
@given.json
def c(
    library: str,
    soname: str | None,
    file: Path | None,
    package: str | None,
    names: tuple[str, ...],
    out: Path | None,
    as_json: bool,
    **words: Any,
) -> int:
    """Import C headers, for each target with its own system's headers."""
    found, folder = Diagnostics(), out or Path("metadata", library)
    imported = None
    known = described(library, Request(**words), soname, file, package, found, folder / "module.yaml")
    if known is not None:
        request, its = known
        rows = tuple(given.platform(name) for name in names or (None,))
        with (
            tempfile.TemporaryDirectory(prefix="projector-") as scratch,
            alone(folder.as_posix(), found) as (one, watch),
        ):
            imported = importing.import_c(request, its, rows, toolchain("zig"), Path(scratch), folder, one, watch)
    code = _shown(found, as_json)
    if imported is not None:
        show_imported(imported, json=as_json)
    return code


@import_.command("targets")
@click.argument("folder", type=given.FOLDER)
@given.targets_
def import_targets(folder: Path, names: tuple[str, ...]) -> int:
    """Describe further targets in the metadata at FOLDER: where their headers differ, facts get `variants:`."""
    found, written = Diagnostics(), None
    rows = tuple(given.platform(name) for name in names or (None,))
    with (
        tempfile.TemporaryDirectory(prefix="projector-") as scratch,
        alone(folder.as_posix(), found) as (one, watch),
    ):
        written = widening.widen(folder, rows, toolchain("zig"), Path(scratch), one, watch)
    for path in written or ():
        click.echo(path.as_posix())
    return _shown(found)


@projector.command()
@click.argument("module")
@click.option("--accept", type=click.FloatRange(0, 1), metavar="0.95", help="Put what is as sure into the overlay.")
@click.option("-o", "--out", type=click.Path(dir_okay=False, path_type=Path), help="Another file for the proposal.")
@given.target
@given.json
def suggest(module: str, accept: float | None, out: Path | None, target: str | None, as_json: bool) -> int:
    """Propose what an overlay of MODULE might say, with sources, in MODULE.proposal.yaml: nothing of it applies."""
    found = Diagnostics()
    folder = Path(module) if Path(module).is_dir() else Path("metadata", module)
    with alone(folder.as_posix(), found) as (one, watch):
        proposal = suggesting.suggest(folder, given.platform(target), accept, out, one, watch)
    for path, text in proposal.files.items() if proposal else ():
        (files.rewrite if path.exists() else files.write)(path, text.encode())
    code = _shown(found, as_json)
    if proposal is not None:
        show_proposal(proposal, json=as_json)
    return code


@projector.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=given.FOLDER)
@given.target
@given.json
def check(paths: tuple[Path, ...], target: str | None, as_json: bool) -> int:
    """Say everything that is wrong in metadata folders or projections; all of ./metadata by default."""
    chosen = given.metadata(paths)
    found = Diagnostics()
    for path in chosen:
        with alone(path.as_posix(), found) as (one, watch):
            checking.check(path, given.platform(target), one, watch)
    code = _shown(found, as_json)
    if not as_json:
        click.echo(f"{len(chosen)} checked: {counted(found)}", err=True)
    return code


@projector.command("format")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--check", "only_check", is_flag=True, help="Write nothing; name the files that would change, and exit 1."
)
@click.option("--diff", is_flag=True, help="Write nothing; show what would change, and exit 1.")
def format_(paths: tuple[Path, ...], only_check: bool, diff: bool) -> int:
    """Make the layout of metadata canonical: files, metadata folders, projections' overlays, or folders of such.

    What a file says and its comments stay. All of ./metadata and ./projections by default.
    """
    chosen = paths or tuple(filter(Path.is_dir, (Path("metadata"), Path("projections"))))
    if not chosen:
        raise click.UsageError("there is no ./metadata; give files or folders")
    found = Diagnostics()
    done = formatting.format(chosen, found)
    changed = [one for one in done if one.changed]
    writes = not (only_check or diff)
    for one in changed:
        if writes:
            files.rewrite(one.path, one.after)
        if diff:
            show_diff(one)
        else:
            click.echo(one.path.as_posix())
    click.echo(f"{len(changed)} {'formatted' if writes else 'to format'}, {len(done) - len(changed)} fine", err=True)
    return _shown(found) or (WRONG_INPUT if changed and not writes else FINE)


@projector.command()
@click.argument("projections", metavar="[PROJECTION]...", nargs=-1)
@click.option("-o", "--out", type=click.Path(file_okay=False, path_type=Path), default="dist", show_default=True)
@click.option("-j", "--jobs", type=click.IntRange(min=1), help="Compilers at a time; by the number of CPUs by default.")
@given.targets_
@click.option("--all-targets", is_flag=True, help="Every platform that a projection's metadata has.")
@click.option("--toolchain", "compiler", type=click.Choice([name for name, _ in TOOLCHAINS]), default="zig")
@click.option("--launcher", metavar="PROGRAM", help="What starts the compiler: ccache, or distcc for several machines.")
@click.option(
    *("--python", "python"),
    type=click.Choice(list(targets.PYTHONS)),
    default="abi3",
    show_default=True,
    help="For which CPythons: 3.11 and later, one without a GIL, or 3.15 and later with or without.",
)
@click.option("--twin", is_flag=True, help="Build the twins: in plain Python for every platform, without native code.")
@click.option("--timings", is_flag=True, help="Print how long each stage took.")
@given.json
def build(
    projections: tuple[str, ...],
    out: Path,
    jobs: int | None,
    names: tuple[str, ...],
    all_targets: bool,
    compiler: str,
    launcher: str | None,
    python: str,
    twin: bool,
    timings: bool,
    as_json: bool,
) -> int:
    """Build wheels of projections: folders, or names in ./projections; this folder's or all of them by default."""
    worst = FINE
    if twin and python != "abi3":
        raise click.UsageError("a twin has no native code: --twin or --python")
    if all_targets and names:
        raise click.UsageError("--target or --all-targets")
    make = building.build_twin if twin else partial(building.build, toolchain=toolchain(compiler, launcher), jobs=jobs)
    names = tuple(row.name for row in targets.TARGETS) if all_targets else names
    rows = {name: given.built_for(name, python) for name in names or (None,)}
    for folder, name in product(given.projections(projections), rows):
        found = Diagnostics()
        wheel = None
        watch = Watch(f"{folder.as_posix()} {name}" if len(names) > 1 else folder.as_posix(), quiet=as_json)
        with watch.watching():
            project = manifest(folder, found)
            if project is not None:
                wheel = make(project, rows[name], out=out, found=found, progress=watch)
        if all_targets and any(one.code == "PJ371" for one in found):
            continue
        worst = max(worst, _shown(found, as_json))
        if wheel is not None:
            told = {"wheel": wheel.as_posix(), "seconds": watch.timings}
            click.echo(json.dumps(told) if as_json else wheel.as_posix())
        if timings:
            watch.show_timings()
    return worst


@projector.command("targets")
@given.json
def targets_(as_json: bool) -> int:
    """The platforms that wheels are built for, and how ours are run before a release."""
    others = {name: one for name, one in targets.PYTHONS.items() if name != "abi3"}
    show_targets(targets.TARGETS, others, json=as_json)
    return FINE


@projector.command("pack-metadata")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=given.FOLDER)
@click.option("-o", "--out", type=click.Path(file_okay=False, path_type=Path), default="dist", show_default=True)
@given.json
def pack_metadata(paths: tuple[Path, ...], out: Path, as_json: bool) -> int:
    """Build wheels of data from metadata folders, for other people's projections; all of ./metadata by default."""
    found, wheels = Diagnostics(), list[Path]()
    for path in given.metadata(paths):
        with alone(path.as_posix(), found) as (one, watch):
            wheel = packing.pack_metadata(path, given.platform(None), out, one, watch)
        wheels += [wheel] if wheel else []
    code = _shown(found, as_json)
    for wheel in wheels:
        click.echo(json.dumps({"wheel": wheel.as_posix()}) if as_json else wheel.as_posix())
    return code


@projector.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=given.PATH)
@given.targets_
@click.option("--include", type=given.FOLDER, multiple=True, help="A folder with headers of a library. Repeats.")
@click.option("--again", type=given.FOLDER, help="The projection that wheels are of, to be built once more.")
@given.json
def verify(
    paths: tuple[Path, ...], names: tuple[str, ...], include: tuple[Path, ...], again: Path | None, as_json: bool
) -> int:
    """Prove wheels, or metadata folders (what projections use) against the headers that zig carries; ./metadata."""
    if wheels := [path for path in paths if path.suffix == ".whl"]:
        found = Diagnostics()
        verify_wheels(wheels, again, found, json=as_json)
        return _shown(found, as_json)
    found, reports, tools = Diagnostics(), list[tuple[Path, Report]](), toolchain("zig")
    with tempfile.TemporaryDirectory(prefix="projector-") as scratch:
        for path in given.metadata(paths):
            for row in [given.platform(name) for name in names or (None,)]:
                with alone(f"{path.as_posix()} {row.name}", found) as (one, watch):
                    report = verifying.verify_folder(path, row, tools, Path(scratch, row.name), one, watch, include)
                reports += [(path, report)] if report else []
    code = _shown(found, as_json)
    show_reports(reports, json=as_json)
    return code


@projector.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=given.FOLDER)
@given.target
@given.json
def audit(paths: tuple[Path, ...], target: str | None, as_json: bool) -> int:
    """Tell how much of metadata folders or projections is described, and what is missing; ./metadata by default."""
    found, audits = Diagnostics(), list[Audit]()
    for path in given.metadata(paths):
        with alone(path.as_posix(), found) as (one, watch):
            audited = auditing.audit_folder(path, given.platform(target), one, watch)
        audits += [audited] if audited else []
    code = _shown(found, as_json)
    show_audits(audits, json=as_json)
    return code


@projector.command()
@click.argument("projections", metavar="[PROJECTION]...", nargs=-1)
@click.option("-o", "--out", type=click.Path(file_okay=False, path_type=Path), default="site", show_default=True)
@given.target
@given.json
def document(projections: tuple[str, ...], out: Path, target: str | None, as_json: bool) -> int:
    """Write pages of Markdown about projections: every function, type and constant, and an index."""
    found = Diagnostics()
    for folder in given.projections(projections):
        with alone(folder.as_posix(), found) as (one, watch):
            index = documenting.document_folder(folder, given.platform(target), out, one, watch)
        if index is not None:
            click.echo(json.dumps({"index": index.as_posix()}) if as_json else index.as_posix())
    return _shown(found, as_json)


@projector.command()
@click.argument("stage", type=click.Choice(STAGES))
@click.argument("namespace")
@click.argument("item", required=False)
@given.target
@given.json
def inspect(stage: str, namespace: str, item: str | None, target: str | None, as_json: bool) -> int:
    """Show what STAGE makes of NAMESPACE, or of one ITEM in it."""
    found = Diagnostics()
    for value in inspecting.inspect(stage, namespace, item, Path(), given.platform(target), found):
        if as_json:
            click.echo(json.dumps(to_data(value)))
        elif isinstance(value, SourceFile):
            click.echo(f"--- {value.path}\n{value.text}")
        else:
            click.echo(to_text(value), nl=False)
    return _shown(found, as_json)


@projector.command()
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="A file instead of stdout.")
def schema(output: Path | None) -> int:
    """Print the JSON Schema of the metadata language, for editors."""
    text = describing.to_text()
    if output is None:
        click.echo(text, nl=False)
    else:
        files.write(output, text.encode())
    return FINE


def _shown(found: Diagnostics, as_json: bool = False) -> int:
    """Print what was found; the exit code that it means."""
    show(found, json=as_json)
    if any(one.code.startswith("PJ5") for one in found):
        return TOOL_FAILED
    return WRONG_INPUT if found.failed else FINE
