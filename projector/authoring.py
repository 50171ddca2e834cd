"""Commands that write metadata and judge it: each reads options, calls one stage and shows what it found."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import click

from projector import arguments as given, files
from projector.diagnostics import Diagnostics
from projector.importers.c.headers import Request
from projector.ir.audit import Audit
from projector.ir.dump import to_data, to_text
from projector.ir.sources import SourceFile
from projector.stages import (
    audit as auditing,
    check as checking,
    format as formatting,
    import_c as importing,
    inspect as inspecting,
    scaffold as scaffolding,
    schema as describing,
    suggest as suggesting,
    widen as widening,
)
from projector.stages.described import described
from projector.stages.flow import STAGES
from projector.terminal import alone, counted, show_audits, show_diff, show_imported, show_proposal, shown
from projector.toolchains import toolchain


@click.command()
@click.argument("name")
@click.option("--package", help="The package's import name; NAME_api by default.")
@click.option("--from", "metadata", type=given.FOLDER, help="Metadata that is there: only its projection is written.")
@given.json
def new(name: str, package: str | None, metadata: Path | None, as_json: bool) -> int:
    """Write metadata and a projection that build at once. Never overwrites."""
    found = Diagnostics()
    if metadata is not None and not (metadata / "module.yaml").is_file():
        found.error("PJ009", None, f"{metadata.as_posix()} has no module.yaml", "give a metadata folder")
        return shown(found, as_json)
    paths = scaffolding.scaffold(name, f"{name}_api" if package is None else package, Path(), found, metadata)
    written = [path.as_posix() for path in paths]
    for line in [json.dumps({"files": written})] * bool(written) if as_json else written:
        click.echo(line)
    return shown(found, as_json)


@click.group("import")
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
    """Import C headers. For each target with its own system's headers."""
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
    code = shown(found, as_json)
    if imported is not None:
        show_imported(imported, json=as_json)
    return code


@import_.command("targets")
@click.argument("folder", type=given.FOLDER)
@given.targets_
def import_targets(folder: Path, names: tuple[str, ...]) -> int:
    """Describe further targets in the metadata at FOLDER. Where their headers differ, facts get `variants:`."""
    found, written = Diagnostics(), None
    rows = tuple(given.platform(name) for name in names or (None,))
    with (
        tempfile.TemporaryDirectory(prefix="projector-") as scratch,
        alone(folder.as_posix(), found) as (one, watch),
    ):
        written = widening.widen(folder, rows, toolchain("zig"), Path(scratch), one, watch)
    for path in written or ():
        click.echo(path.as_posix())
    return shown(found)


@click.command()
@click.argument("module")
@click.option("--accept", type=click.FloatRange(0, 1), metavar="0.95", help="Put what is as sure into the overlay.")
@click.option("-o", "--out", type=click.Path(dir_okay=False, path_type=Path), help="Another file for the proposal.")
@given.target
@given.json
def suggest(module: str, accept: float | None, out: Path | None, target: str | None, as_json: bool) -> int:
    """Propose what an overlay might say. MODULE.proposal.yaml has it with its sources; nothing of it applies."""
    found = Diagnostics()
    folder = Path(module) if Path(module).is_dir() else Path("metadata", module)
    with alone(folder.as_posix(), found) as (one, watch):
        proposal = suggesting.suggest(folder, given.platform(target), accept, out, one, watch)
    for path, text in proposal.files.items() if proposal else ():
        (files.rewrite if path.exists() else files.write)(path, text.encode())
    code = shown(found, as_json)
    if proposal is not None:
        show_proposal(proposal, json=as_json)
    return code


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=given.FOLDER)
@given.target
@given.json
def check(paths: tuple[Path, ...], target: str | None, as_json: bool) -> int:
    """Say everything that is wrong in metadata. In folders of it or projections; in all of ./metadata by default."""
    chosen = given.metadata(paths)
    found = Diagnostics()
    for path in chosen:
        with alone(path.as_posix(), found) as (one, watch):
            checking.check(path, given.platform(target), one, watch)
    code = shown(found, as_json)
    if not as_json:
        click.echo(f"{len(chosen)} checked: {counted(found)}", err=True)
    return code


@click.command("format")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--check", "only_check", is_flag=True, help="Write nothing; name the files that would change, and exit 1."
)
@click.option("--diff", is_flag=True, help="Write nothing; show what would change, and exit 1.")
def format_(paths: tuple[Path, ...], only_check: bool, diff: bool) -> int:
    """Make the layout of metadata canonical.

    PATHs are files, metadata folders, projections' overlays, or folders of such; ./metadata and ./projections by
    default. What a file says and its comments stay.
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
    return shown(found) or int(bool(changed) and not writes)


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=given.FOLDER)
@given.target
@given.json
def audit(paths: tuple[Path, ...], target: str | None, as_json: bool) -> int:
    """Tell how much is described, and what is missing. Metadata folders or projections; ./metadata by default."""
    found, audits = Diagnostics(), list[Audit]()
    for path in given.metadata(paths):
        with alone(path.as_posix(), found) as (one, watch):
            audited = auditing.audit_folder(path, given.platform(target), one, watch)
        audits += [audited] if audited else []
    code = shown(found, as_json)
    show_audits(audits, json=as_json)
    return code


@click.command()
@click.argument("stage", type=click.Choice(STAGES))
@click.argument("namespace")
@click.argument("item", required=False)
@given.target
@given.json
def inspect(stage: str, namespace: str, item: str | None, target: str | None, as_json: bool) -> int:
    """Show what STAGE makes of a NAMESPACE or an ITEM in it."""
    found = Diagnostics()
    for value in inspecting.inspect(stage, namespace, item, Path(), given.platform(target), found):
        if as_json:
            click.echo(json.dumps(to_data(value)))
        elif isinstance(value, SourceFile):
            click.echo(f"--- {value.path}\n{value.text}")
        else:
            click.echo(to_text(value), nl=False)
    return shown(found, as_json)


@click.command()
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="A file instead of stdout.")
def schema(output: Path | None) -> int:
    """Print the JSON Schema of the metadata language."""
    text = describing.to_text()
    if output is None:
        click.echo(text, nl=False)
    else:
        files.write(output, text.encode())
    return 0
