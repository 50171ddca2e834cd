"""exporting: what the system's libraries of a module export on Windows, by the definitions that zig carries."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from projector.targets import Target
from projector.toolchains.exports import exports
from projector.toolchains.toolchain import Toolchain
from projector.yaml import Mapping as Tree, Scalar


def exporting(module: Tree | None, row: Target, zig: Toolchain, scratch: Path) -> Mapping[str, frozenset[str]]:
    """The functions of each library of a module.yaml, in its order; nothing if of one nobody knows them.

    Raises ToolError if zig can't read a definition.
    """
    stated = module.get("libraries") if module is not None else None
    found = dict[str, frozenset[str]]()
    for name, places in stated.entries if isinstance(stated, Tree) else ():
        place = places.get(row.name) or places.get(row.os) if isinstance(places, Tree) else None
        soname = place.get("soname") if isinstance(place, Tree) else None
        names = exports(zig, row, soname.value, scratch) if isinstance(soname, Scalar) else None
        if names is None:
            return {}
        found[name.value] = names
    return found
