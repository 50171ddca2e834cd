"""launcher: a toolchain whose compiler is started by another program: ccache, or distcc for several machines."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from projector.errors import ToolError
from projector.toolchains.toolchain import Toolchain

# What tells these programs where their caches and machines are; none of it changes what comes out.
_VARIABLES = ("HOME", "CCACHE_*", "DISTCC_*", "SCCACHE_*")


def launched(toolchain: Toolchain, program: str) -> Toolchain:
    """The toolchain as `program` starts it; ToolError where there is no such program."""
    found = shutil.which(program)
    if found is None:
        raise ToolError(f"there is no launcher {program!r}: install it, or leave `launcher` out")
    place = Path(found)
    return replace(
        toolchain,
        # zig knows C that was preprocessed elsewhere only if it is told so.
        compile=lambda target: (place.name, *toolchain.compile(target), "-x", "c"),
        launcher=place,
        variables=_VARIABLES,
        pinned=False,  # machines of others may have their hands in it, and it has a cache of its own
    )
