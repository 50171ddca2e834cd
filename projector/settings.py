"""The manifest: what a projection's pyproject.toml says. The command line is another parser into the same model."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

DOTTED = r"^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*$"


class Archive(BaseModel):
    """`[tool.projector.archives.LIBRARY]`: the C of a library as its authors publish it.

    For targets where metadata says that the library is `static`, it is compiled into the extension. Nothing is ever
    fetched: the file must be there.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    path: str
    """The file, a tar or zip: a path from the manifest's folder, below it."""
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    url: str = ""
    """Where it can be had, for people."""
    sources: Annotated[list[str], Field(min_length=1)]
    """C files in it, with `*` and `?`: paths without the only folder at the top."""
    include_dirs: list[str] = []
    """Folders in it whose headers they include, `.` for the top."""
    defines: dict[str, str] = {}
    """Macros that they are compiled with."""
    license: str = ""
    """Their licence as an SPDX expression: wheels with them state it besides the projection's own."""
    license_files: list[str] = []
    """Files in it with the licence's words, which go into these wheels: paths without the only folder at the top."""


class Settings(BaseModel):
    """`[tool.projector]`."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    package: Annotated[str, Field(pattern=DOTTED)]
    metadata: Annotated[list[str], Field(min_length=1)]
    overlays: list[str] = []
    select: list[str] = ["*"]
    projections: list[str] = []
    sources: list[str] = []
    """C files compiled into the extension: paths from the manifest's folder. They define its `static` libraries."""
    include_dirs: list[str] = []
    """Folders whose headers they include."""
    defines: dict[str, str] = {}
    """Macros that they are compiled with."""
    archives: dict[str, Archive] = {}
    """What `static` libraries are compiled from, by their names in module.yaml."""
    naming: Literal["native", "python"] = "native"
    tier: Literal["auto", "straight", "table"] = "auto"
    callback_pool: Annotated[int, Field(ge=1, le=4096)] = 16
    """How many callables at a time each callback without user data can stand for."""


Provides = dict[str, dict[str, list[str]]]
"""Items of a projection: by module, then by section; `a=b` is an item `a` that Python calls `b`."""


class Foundation(BaseModel):
    """An installed projection that others build on.

    `requirement` names the distribution and the versions that do.
    """

    model_config = ConfigDict(frozen=True)

    package: str
    distribution: str
    version: str
    provides: Provides
    requirement: str = ""


class Project(BaseModel):
    """A projection's folder: where it lies, its `[project]` table, its settings, and what it builds on.

    The table's dependencies name what it builds on, too.
    """

    model_config = ConfigDict(frozen=True)

    folder: Path
    name: str
    version: str
    table: dict[str, object]
    settings: Settings
    foundations: tuple[Foundation, ...] = ()
