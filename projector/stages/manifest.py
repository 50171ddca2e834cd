"""manifest: a projection's pyproject.toml gives a Project, with a diagnostic for everything that is wrong in it."""

from __future__ import annotations

import re
import tomllib
import warnings
from collections.abc import Iterable, Sequence
from pathlib import Path

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression
from packaging.utils import canonicalize_name
from pydantic import ValidationError
from pyproject_metadata import ConfigurationError, StandardMetadata
from pyproject_metadata.errors import ConfigurationWarning

from projector.diagnostics import Diagnostics, Place
from projector.names import did_you_mean
from projector.settings import Foundation, Project, Settings
from projector.stages.rely import rely

_SETTINGS = ("tool", "projector")
_LICENSES = ("LICEN[CS]E*", "COPYING*", "NOTICE*", "AUTHORS*")  # as other build backends find them


def manifest(folder: Path, found: Diagnostics) -> Project | None:
    """Read `folder`/pyproject.toml; None if nothing can be built from it."""
    path = folder / "pyproject.toml"
    text = _text(path, found)
    data = None if text is None else _toml(path, text, found)
    if text is None or data is None:
        return None
    lines = _Lines(path, text)
    settings = _settings(data, lines, found)
    metadata = _metadata(data, lines, folder, found)
    if settings is None or metadata is None:
        return None
    foundations = rely(settings.projections, lines.place(_SETTINGS, "projections"), found)
    if len(foundations) < len(settings.projections):
        return None
    table = data["project"] | _dependencies(metadata, foundations)
    return Project(
        folder=folder,
        name=data["project"]["name"],
        version=str(metadata.version),
        table=table,
        settings=settings,
        foundations=foundations,
    )


def _dependencies(metadata: StandardMetadata, foundations: Sequence[Foundation]) -> dict[str, object]:
    """What the distribution needs: what is written, and the projections that it builds on."""
    if not foundations:
        return {}
    return {"dependencies": [*map(str, metadata.dependencies), *(one.requirement for one in foundations)]}


def standard_metadata(table: dict[str, object], folder: Path) -> StandardMetadata:
    """The `[project]` table as the packaging standards read it; raises ConfigurationError (or a group of them)."""
    given: dict[str, object] = {"requires-python": ">=3.11"}
    if not isinstance(table.get("license"), dict):
        given["license-files"] = [
            pattern for pattern in _LICENSES if any(path.is_file() for path in folder.glob(pattern))
        ]
    data = {"project": given | table}
    with warnings.catch_warnings():
        warnings.simplefilter("error", ConfigurationWarning)
        metadata = StandardMetadata.from_pyproject(data, folder, "2.4", all_errors=True, allow_extra_keys=False)
    if isinstance(metadata.license, str):
        try:
            metadata.license = canonicalize_license_expression(metadata.license)
        except InvalidLicenseExpression as error:
            raise ConfigurationError(str(error), key="project.license") from error
    return metadata


def file_stem(project: Project) -> str:
    """How the names of the project's distributions start: name and version as the packaging standards write them."""
    return f"{canonicalize_name(project.name).replace('-', '_')}-{project.version}"


def setting_place(project: Project, key: str, table: Sequence[str] = _SETTINGS) -> Place:
    """Where a key of [tool.projector], or of another table, stands in the project's manifest."""
    path = project.folder / "pyproject.toml"
    return _Lines(path, path.read_text("utf-8")).place(table, key)


def _text(path: Path, found: Diagnostics) -> str | None:
    try:
        return path.read_bytes().decode()
    except FileNotFoundError:
        hint = "give a projection's folder, or make one: projector new NAME"
        found.error("PJ001", None, f"no {path.as_posix()}", hint)
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it isn't UTF-8"
        hint = "a manifest is a UTF-8 text file"
        found.error("PJ001", Place(path, 1, 1), f"can't read pyproject.toml: {reason}", hint)
    return None


def _toml(path: Path, text: str, found: Diagnostics) -> dict[str, dict[str, object]] | None:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        words = str(error)
        at = re.search(r" \(at line (\d+), column (\d+)\)$", words)
        place = Place(path, int(at[1]), int(at[2])) if at else Place(path, 1 + text.count("\n"), 1)
        found.error("PJ002", place, f"not TOML: {words[: at.start()] if at else words}", "see https://toml.io")
        return None


class _Lines:
    """Where tables and keys stand in a TOML file, as tomllib doesn't tell."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self._places: dict[tuple[str, ...], tuple[int, int]] = {}
        table: tuple[str, ...] = ()
        for number, line in enumerate(text.splitlines(), 1):
            if header := re.match(r"\s*\[+([^\]]+)\]", line):
                table = self._split(header[1])
                self._places.setdefault(table, (number, 1))
            elif key := re.match(r"\s*([\w.\"'-]+?)\s*=", line):
                self._places.setdefault(table + self._split(key[1]), (number, 1 + key.start(1)))

    @staticmethod
    def _split(name: str) -> tuple[str, ...]:
        return tuple(part.strip(" \"'") for part in name.split("."))

    def place(self, table: Sequence[str], *keys: str) -> Place:
        """The place of a key, or of the nearest thing around it."""
        path = (*table, *keys)
        while path and path not in self._places:
            path = path[:-1]
        return Place(self.path, *self._places.get(path, (1, 1)))


def _settings(data: dict[str, dict[str, object]], lines: _Lines, found: Diagnostics) -> Settings | None:
    tool = data.get("tool", {})
    table = tool.get("projector") if isinstance(tool, dict) else None
    if table is None:
        hint = 'add it with at least: package = "..." and metadata = ["..."]'
        found.error("PJ003", lines.place(()), "pyproject.toml has no [tool.projector] table", hint)
        return None
    try:
        settings = Settings.model_validate(table)
    except ValidationError as error:
        for one in error.errors(include_url=False):
            path = [str(part) for part in one["loc"]]
            _settings_error(one["type"], path, one["msg"], lines, found)
        return None
    return None if _asks_too_much(settings, lines, found) else settings


def _asks_too_much(settings: Settings, lines: _Lines, found: Diagnostics) -> bool:
    """Whether the manifest wants what no stage can do yet: said, rather than built otherwise than asked."""
    asked = {
        "naming": (settings.naming == "python", "naming things Python's way", 'use naming = "native"'),
    }
    for key, (wanted, what, hint) in asked.items():
        if wanted:
            found.error("PJ010", lines.place(_SETTINGS, key), f"{what} isn't built yet", hint)
    return any(wanted for wanted, _, _ in asked.values())


def _settings_error(kind: str, path: list[str], message: str, lines: _Lines, found: Diagnostics) -> None:
    place = lines.place(_SETTINGS, *path)
    name = ".".join(path)
    if kind == "missing":
        found.error("PJ003", place, f"[tool.projector] has no `{name}`", f"add: {name} = ...")
    elif kind == "extra_forbidden":
        hint = did_you_mean(name, Settings.model_fields, f"its keys are {', '.join(Settings.model_fields)}")
        found.error("PJ004", place, f"[tool.projector] has no key `{name}`", hint)
    elif kind == "string_pattern_mismatch":
        found.error("PJ005", place, f"[tool.projector] `{name}` isn't of the form that it needs", _shape(path[0]))
    else:
        found.error("PJ005", place, f"[tool.projector] `{name}`: {message[:1].lower()}{message[1:]}", _shape(path[0]))


def _shape(key: str) -> str:
    shapes = {
        "package": 'a dotted Python name, such as "linux_api"',
        "naming": 'either "native" or "python"',
        "tier": 'one of "auto", "straight" and "table"',
    }
    return shapes.get(key, f'a list of strings: {key} = ["..."]')


def _metadata(
    data: dict[str, dict[str, object]], lines: _Lines, folder: Path, found: Diagnostics
) -> StandardMetadata | None:
    table = data.get("project")
    if not isinstance(table, dict):
        hint = "add it with at least: name and version"
        found.error("PJ003", lines.place(()), "pyproject.toml has no [project] table", hint)
        return None
    complete = True
    for key in ("name", "version"):
        if key not in table:
            found.error("PJ003", lines.place(("project",)), f"[project] has no `{key}`", f'add: {key} = "..."')
            complete = False
    if "dynamic" in table:
        found.error("PJ006", lines.place(("project",), "dynamic"), "[project] can't be dynamic", "write the values out")
        complete = False
    if not complete:
        return None
    try:
        metadata = standard_metadata(table, folder)
        metadata.as_rfc822()
    except* (ConfigurationError, ConfigurationWarning, ValueError) as group:
        for one in _leaves(group):
            _project_error(one, lines, found)
    else:
        return metadata
    return None


def _leaves(group: BaseExceptionGroup[BaseException]) -> Iterable[BaseException]:
    for one in group.exceptions:
        if isinstance(one, BaseExceptionGroup):
            yield from _leaves(one)
        else:
            yield one


def _project_error(error: BaseException, lines: _Lines, found: Diagnostics) -> None:
    key = (getattr(error, "key", None) or "project").split(".")
    place = lines.place((), *key)
    hint = "see https://packaging.python.org/specifications/pyproject-toml"
    found.error("PJ006", place, f"[project]: {error}", hint)
