"""Sources: generated text, per target. What `render` gives and `compile` reads."""

from __future__ import annotations

from dataclasses import dataclass

from projector.targets import Target


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A generated file: its path (C files: flat names; package files: under the package) and text."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Sources:
    """A projection's generated files for one target.

    `native` are C files to compile (the runtime's own are found by the toolchain in `projector/runtime`); `package` are
    the Python files and stubs that go into the wheel as they are, their paths under `package_name/`.
    """

    target: Target
    package_name: str
    native: tuple[SourceFile, ...]
    package: tuple[SourceFile, ...]
