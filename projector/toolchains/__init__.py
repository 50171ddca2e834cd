"""The compilers. A new one is a module here and a line in `TOOLCHAINS`."""

from __future__ import annotations

from collections.abc import Callable

from projector.toolchains import native, zig
from projector.toolchains.toolchain import Toolchain

TOOLCHAINS: tuple[tuple[str, Callable[[], Toolchain]], ...] = (("zig", zig.find), ("native", native.find))


def toolchain(name: str) -> Toolchain:
    """The toolchain of that name; KeyError for an unknown one, ToolError for one that isn't installed."""
    for known, find in TOOLCHAINS:
        if known == name:
            return find()
    raise KeyError(f"no toolchain {name!r}; known are {', '.join(known for known, _ in TOOLCHAINS)}")
