"""The PEP 517 and PEP 660 hooks: pip, build and uv come in here, with a projection's folder as the current one.

Settings of a front end (`-C target=NAME`, `-C toolchain=NAME`, `-C launcher=PROGRAM`) mean what the command line's
options mean.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from projector import files, targets
from projector.diagnostics import Diagnostics
from projector.errors import ToolError
from projector.ir.documents import Documents
from projector.names import did_you_mean
from projector.settings import Project
from projector.signals import terminable
from projector.stages.assemble import wheel_tag
from projector.stages.build import archived, build
from projector.stages.bundle import DATE, bundle
from projector.stages.develop import develop
from projector.stages.flow import value_of
from projector.stages.locate import requirements
from projector.stages.manifest import file_stem, manifest
from projector.stages.pack import information
from projector.targets import Target
from projector.terminal import show, stopped
from projector.toolchains import TOOLCHAINS, toolchain, zig
from projector.toolchains.toolchain import Toolchain

Settings = Mapping[str, Any] | None


def get_requires_for_build_wheel(config_settings: Settings = None) -> list[str]:
    """The compiler, pinned, and the metadata packages that the manifest asks for: nothing else must be there."""
    with _reporting() as found:
        compiler = [zig.REQUIREMENT] if _asked(config_settings, found).toolchain == "zig" else []
        return [*compiler, *requirements(_project(found))]


get_requires_for_build_editable = get_requires_for_build_wheel


def get_requires_for_build_sdist(config_settings: Settings = None) -> list[str]:
    """The metadata packages that the manifest asks for: the sdist has copies of them."""
    with _reporting() as found:
        _asked(config_settings, found)
        return requirements(_project(found))


def prepare_metadata_for_build_wheel(metadata_directory: str, config_settings: Settings = None) -> str:
    """Write the .dist-info folder that the wheel will have, without what needs a build; its name."""
    with _reporting() as found:
        asked, project = _asked(config_settings, found), _project(found)
        tools = asked.compiler()
        name = f"{file_stem(project)}.dist-info"
        tag = wheel_tag(asked.target, tools.wheel_tag(asked.target))
        compiler, never_run = f"{tools.name} {tools.version}", asked.target.never_run
        theirs = archived(project, asked.target, found)
        for path, data in information(project, tag, compiler, never_run=never_run, materials=theirs).items():
            files.write(Path(metadata_directory, name, path), data)
        return name


prepare_metadata_for_build_editable = prepare_metadata_for_build_wheel


def build_wheel(wheel_directory: str, config_settings: Settings = None, metadata_directory: str | None = None) -> str:
    """Build the wheel of the projection in the current folder; its file name."""
    with _reporting() as found:
        asked, project = _asked(config_settings, found), _project(found)
        wheel = build(project, asked.target, asked.compiler(), Path(wheel_directory), None, found)
        return _name(wheel, found)


def build_editable(
    wheel_directory: str, config_settings: Settings = None, metadata_directory: str | None = None
) -> str:
    """Compile the projection into `build/editable/` and write a wheel that points there; its file name."""
    with _reporting() as found:
        asked, project = _asked(config_settings, found), _project(found)
        if asked.target != targets.host():
            hint = "leave out the target, or build a wheel"
            found.error("PJ015", None, f"an editable install can't be for {asked.target.name}: it is used here", hint)
            raise _Stop
        wheel = develop(project, asked.target, asked.compiler(), Path(wheel_directory), found)
        return _name(wheel, found)


def build_sdist(sdist_directory: str, config_settings: Settings = None) -> str:
    """Write the source distribution of the projection in the current folder; its file name."""
    with _reporting() as found:
        asked, project = _asked(config_settings, found), _project(found)
        documents = value_of("load", project, asked.target, found)
        if not isinstance(documents, Documents) or found.failed:
            raise _Stop
        return _name(bundle(project, documents, Path(sdist_directory), _date(found), found), found)


class _Stop(Exception):
    """There is nothing to give to the front end; what was found says why."""


@contextmanager
def _reporting() -> Iterator[Diagnostics]:
    """Show what was found; a hook that can't go on ends its process, as front ends expect."""
    found = Diagnostics()
    try:
        with terminable():
            yield found
    except _Stop:
        raise SystemExit("projector: the lines above say what is wrong") from None
    except (ToolError, OSError) as error:
        found.found.append(stopped(error))
        raise SystemExit("projector: the line above says what is wrong") from None
    finally:
        show(found, json=False)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a front end's settings ask for."""

    target: Target
    toolchain: str
    launcher: str | None

    def compiler(self) -> Toolchain:
        """ToolError if a part of it isn't installed."""
        return toolchain(self.toolchain, self.launcher)


def _asked(settings: Settings, found: Diagnostics) -> _Asked:
    """Read `-C NAME=VALUE` settings; every wrong one is told."""
    known = {
        "target": [row.name for row in targets.TARGETS],
        "toolchain": [name for name, _ in TOOLCHAINS],
        "launcher": None,
    }
    for key, value in (settings or {}).items():
        if key not in known:
            hint = did_you_mean(key, known, f"its settings are {', '.join(known)}")
            found.error("PJ015", None, f"a build has no setting {key!r}", hint)
        elif (values := known[key]) is not None and value not in values:
            hint = did_you_mean(str(value), values, f"one of {', '.join(values)}")
            found.error("PJ015", None, f"{key} can't be {value!r}", hint)
    if found.failed:
        raise _Stop
    chosen = {"toolchain": "zig", **(settings or {})}
    row = targets.target(chosen["target"]) if "target" in chosen else targets.host()
    return _Asked(row, chosen["toolchain"], chosen.get("launcher"))


def _project(found: Diagnostics) -> Project:
    project = manifest(Path(), found)
    if project is None:
        raise _Stop
    return project


def _name(made: Path | None, found: Diagnostics) -> str:
    if made is None:
        raise _Stop
    return made.name


def _date(found: Diagnostics) -> int:
    """The time that files in an sdist get: SOURCE_DATE_EPOCH, or a fixed one."""
    said = os.environ.get("SOURCE_DATE_EPOCH", str(DATE))
    if not (said.isascii() and said.isdecimal()):
        hint = "it counts seconds since 1970, as `date +%s` does"
        found.error("PJ015", None, f"SOURCE_DATE_EPOCH can't be {said!r}", hint)
        raise _Stop
    return int(said)
