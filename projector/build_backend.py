"""The PEP 517 hooks: `pip install ./projections/linux` and `python -m build -w` come in here."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from projector.diagnostics import Diagnostics
from projector.errors import InputError, ProjectorError
from projector.stages.build import build
from projector.stages.manifest import manifest
from projector.targets import host
from projector.terminal import show
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
    show(found, json=False)
    if wheel is None:
        raise InputError("there is no wheel; the lines above say what is wrong")
    return wheel.name


def build_sdist(sdist_directory: str, config_settings: Settings = None) -> str:
    """Not built yet: always raises."""
    raise ProjectorError("source distributions come in a later version; build a wheel: python -m build --wheel")
