"""What the arguments of commands mean: options that several have, folders of metadata and projections, targets."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import click

from projector import targets, yaml
from projector.diagnostics import Diagnostics
from projector.names import did_you_mean
from projector.stages.manifest import manifest


class _Target(click.Choice[str]):
    """A platform's name; the wrong one's error proposes the nearest."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name, if there is such a platform."""
        if value not in self.choices:
            hint = did_you_mean(value, self.choices, "`projector targets` lists them")
            self.fail(f"there is no target {value!r}; {hint}", param, ctx)
        return value


_TARGET = _Target([row.name for row in targets.TARGETS])

json = click.option("--json", "as_json", is_flag=True, help="One JSON object a line, on stdout.")
target = click.option(
    "--target", type=_TARGET, metavar="TARGET", help="The platform to build for; this machine's by default."
)
targets_ = click.option(
    *("--target", "names"),
    type=_TARGET,
    metavar="TARGET",
    multiple=True,
    help="A platform; this machine's by default. Repeats. `projector targets` lists them.",
)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
PATH = click.Path(exists=True, path_type=Path)


class Recorded(click.Command):
    """An import that, where no header is given, takes its words from module.yaml: `attributes: {import: [...]}`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take what is recorded first, then what is given."""
        return super().parse_args(ctx, [*([] if "--header" in args else _recorded(args)), *args])


def _recorded(args: Sequence[str]) -> list[str]:
    given = dict(pairwise(args))
    folder = given.get("-o") or given.get("--out") or Path("metadata", given.get("--library", ""))
    path = Path(folder, "module.yaml")
    module = yaml.read(path.read_bytes(), path, Diagnostics()) if path.is_file() else None
    attributes = module.get("attributes") if module is not None else None
    words = attributes.get("import") if isinstance(attributes, yaml.Mapping) else None
    items = words.items if isinstance(words, yaml.Sequence) else ()
    return [word for one in items if isinstance(one, yaml.Scalar) for word in one.value.split()]


def metadata(paths: tuple[Path, ...]) -> tuple[Path, ...]:
    """The folders that are given, or all of ./metadata; a usage error if there are none."""
    chosen = paths or tuple(sorted(path.parent for path in Path("metadata").glob("*/module.yaml")))
    if not chosen:
        raise click.UsageError("there is no ./metadata/*/module.yaml; give a metadata folder or a projection")
    return chosen


def projections(projections: Sequence[str]) -> list[Path]:
    """Projections by folder or by name in ./projections, or this folder, or all; a usage error if there are none."""
    if projections:
        return [Path(one) if Path(one).is_dir() else Path("projections", one) for one in projections]
    if Path("pyproject.toml").is_file() and manifest(Path(), Diagnostics()):
        return [Path()]
    folders = sorted(path.parent for path in Path("projections").glob("*/pyproject.toml"))
    if not folders:
        raise click.UsageError("there is no ./projections/*/pyproject.toml; give a projection's folder")
    return folders


def built_for(name: str | None, python: str) -> targets.Target:
    """The platform to build for; a usage error if we build nothing for these Pythons there."""
    try:
        return targets.for_python(platform(name), python)
    except ValueError as error:
        raise click.UsageError(str(error)) from None


def platform(target: str | None) -> targets.Target:
    """A target by name, or this machine's."""
    return targets.host() if target is None else targets.target(target)
