"""OwnCode: a projection's own C files. What `gather` gives and `compile` compiles beside the generated ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class OwnCode:
    """C files and the headers beside them, by their path in the project; those of `units` are compiled.

    `include_dirs` are folders of them, `defines` macros with their values; `folder` is where the project lies.
    """

    files: Mapping[str, bytes] = field(default_factory=dict)
    units: tuple[str, ...] = ()
    include_dirs: tuple[str, ...] = ()
    defines: tuple[tuple[str, str], ...] = ()
    folder: Path = Path()


NO_CODE = OwnCode()
