"""The PEP 517 hooks: `pip install ./projections/linux` and `python -m build -w` come in here."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from projector.diagnostics import Diagnostics, to_text
from projector.errors import InputError, ProjectorError
from projector.stages.build import build
from projector.stages.manifest import manifest
from projector.targets import host
from projector.toolchains import toolchain, zig

Settings = Mapping[str, Any] | None


def get_requires_for_build_wheel(config_settings: Settings = None) -> list[str]:
    """The compiler, pinned: nothing else needs to be on the machine."""
    return [zig.REQUIREMENT]


def build_wheel(wheel_directory: str, config_settings: Settings = None, metadata_directory: str | None = None) -> str:
    """Build this machine's wheel of the projection in the current folder; its file name."""
    found = Diagnostics()
    project = manifest(Path(), found)
    wheel = None
    if project is not None:
        wheel = build(project, host(), toolchain("zig"), Path(wheel_directory), None, found)
    for one in found:
        print(to_text(one, _source(one.place.file) if one.place else None), file=sys.stderr)
    if wheel is None:
        raise InputError("there is no wheel; the lines above say what is wrong")
    return wheel.name


def build_sdist(sdist_directory: str, config_settings: Settings = None) -> str:
    """Not built yet: always raises."""
    raise ProjectorError("source distributions come in a later version; build a wheel: python -m build --wheel")


def _source(path: Path) -> str | None:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
