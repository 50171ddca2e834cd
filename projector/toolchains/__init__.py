"""The compilers. A new one is a module here and a line in `TOOLCHAINS`."""

from __future__ import annotations

from collections.abc import Callable

from projector.toolchains import native, zig
from projector.toolchains.launcher import launched
from projector.toolchains.toolchain import Toolchain

TOOLCHAINS: tuple[tuple[str, Callable[[], Toolchain]], ...] = (("zig", zig.find), ("native", native.find))


def toolchain(name: str, launcher: str | None = None) -> Toolchain:
    """The toolchain of that name, started by `launcher` if one is given.

    Raises KeyError for an unknown name, ToolError for what isn't installed.
    """
    for known, find in TOOLCHAINS:
        if known == name:
            return launched(find(), launcher) if launcher else find()
    raise KeyError(f"no toolchain {name!r}; known are {', '.join(known for known, _ in TOOLCHAINS)}")
