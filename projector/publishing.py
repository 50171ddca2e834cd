"""Commands that make what is published, and prove it."""

from __future__ import annotations

import json
import tempfile
from functools import partial
from itertools import product
from pathlib import Path

import click

from projector import arguments as given, targets
from projector.diagnostics import Diagnostics
from projector.ir.report import Report
from projector.stages import (
    build as building,
    document as documenting,
    pack_metadata as packing,
    verify as verifying,
)
from projector.stages.manifest import manifest
from projector.terminal import Watch, alone, show_reports, show_targets, shown
from projector.toolchains import TOOLCHAINS, toolchain
from projector.wheels import verify_wheels


@click.command()
@click.argument("projections", metavar="[PROJECTION]...", nargs=-1)
@click.option("-o", "--out", type=click.Path(file_okay=False, path_type=Path), default="dist", show_default=True)
@click.option("-j", "--jobs", type=click.IntRange(min=1), help="Compilers at a time; by the number of CPUs by default.")
@given.targets_
@click.option("--all-targets", is_flag=True, help="Every platform that a projection's metadata has.")
@click.option(
    *("--toolchain", "compiler"),
    type=click.Choice([name for name, _ in TOOLCHAINS]),
    default="zig",
    show_default=True,
    help="What compiles: zig, for all platforms, or this machine's own compiler.",
)
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
    """Build wheels of projections. They are folders, or names in ./projections; this folder's or all by default."""
    worst = 0
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
        worst = max(worst, shown(found, as_json))
        if wheel is not None:
            told = {"wheel": wheel.as_posix(), "seconds": watch.timings}
            click.echo(json.dumps(told) if as_json else wheel.as_posix())
        if timings:
            watch.show_timings()
    return worst


@click.command("targets")
@given.json
def targets_(as_json: bool) -> int:
    """List the platforms that wheels are built for. Tells how ours are run before a release, too."""
    others = {name: one for name, one in targets.PYTHONS.items() if name != "abi3"}
    show_targets(targets.TARGETS, others, json=as_json)
    return 0


@click.command("pack-metadata")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=given.FOLDER)
@click.option("-o", "--out", type=click.Path(file_okay=False, path_type=Path), default="dist", show_default=True)
@given.json
def pack_metadata(paths: tuple[Path, ...], out: Path, as_json: bool) -> int:
    """Build wheels of data from metadata folders. For other people's projections; all of ./metadata by default."""
    found, wheels = Diagnostics(), list[Path]()
    for path in given.metadata(paths):
        with alone(path.as_posix(), found) as (one, watch):
            wheel = packing.pack_metadata(path, given.platform(None), out, one, watch)
        wheels += [wheel] if wheel else []
    code = shown(found, as_json)
    for wheel in wheels:
        click.echo(json.dumps({"wheel": wheel.as_posix()}) if as_json else wheel.as_posix())
    return code


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=given.PATH)
@given.targets_
@click.option("--include", type=given.FOLDER, multiple=True, help="A folder with headers of a library. Repeats.")
@click.option("--again", type=given.FOLDER, help="The projection that wheels are of, to be built once more.")
@given.json
def verify(
    paths: tuple[Path, ...], names: tuple[str, ...], include: tuple[Path, ...], again: Path | None, as_json: bool
) -> int:
    """Prove wheels, or metadata against headers.

    Metadata folders, or what projections use, are compiled against the headers that zig carries and those of --include;
    all of ./metadata by default. Wheels are examined.
    """
    if wheels := [path for path in paths if path.suffix == ".whl"]:
        found = Diagnostics()
        verify_wheels(wheels, again, found, json=as_json)
        return shown(found, as_json)
    found, reports, tools = Diagnostics(), list[tuple[Path, Report]](), toolchain("zig")
    with tempfile.TemporaryDirectory(prefix="projector-") as scratch:
        for path in given.metadata(paths):
            for row in [given.platform(name) for name in names or (None,)]:
                with alone(f"{path.as_posix()} {row.name}", found) as (one, watch):
                    report = verifying.verify_folder(path, row, tools, Path(scratch, row.name), one, watch, include)
                reports += [(path, report)] if report else []
    code = shown(found, as_json)
    show_reports(reports, json=as_json)
    return code


@click.command()
@click.argument("projections", metavar="[PROJECTION]...", nargs=-1)
@click.option("-o", "--out", type=click.Path(file_okay=False, path_type=Path), default="site", show_default=True)
@given.target
@given.json
def document(projections: tuple[str, ...], out: Path, target: str | None, as_json: bool) -> int:
    """Write pages of Markdown about projections. Every function, type and constant, and an index."""
    found = Diagnostics()
    for folder in given.projections(projections):
        with alone(folder.as_posix(), found) as (one, watch):
            index = documenting.document_folder(folder, given.platform(target), out, one, watch)
        if index is not None:
            click.echo(json.dumps({"index": index.as_posix()}) if as_json else index.as_posix())
    return shown(found, as_json)
