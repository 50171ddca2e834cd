"""unreadable: headers that aren't there for a target, and what its compiler says of those that are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from projector.diagnostics import Diagnostics, Place
from projector.importers.c.headers import Request, of_another_processor, of_this_machine
from projector.stages.one_target import Seen
from projector.targets import Target

_Folders = tuple[Path, ...]


def missing(request: Request, systems: Mapping[Target, _Folders], found: Diagnostics) -> None:
    """Tell which headers nobody has, or not for one of the targets, whose own folders these are."""
    absent = {row: request.missing(folders) for row, folders in systems.items()}
    for name in request.headers:
        rows = [row for row, names in absent.items() if name in names]
        if len(rows) == len(absent):
            found.error("PJ801", None, f"there is no header {name}", "give its path, or its folder by --include")
            continue
        for row in rows:
            _absent(f"there is no header {name} for {row.name}", found)


def unreadable(row: Target, seen: Seen, known: Callable[[], _Folders], found: Diagnostics) -> None:
    """Tell what is wrong with a target's headers. `known` gives the folders of glibc's and Linux's.

    Where a target has no header of its own, the one of this machine is read: a library's is as good, but of the C
    library it is another system's, and in `asm/` another processor's.
    """
    strangers = of_another_processor(seen.includers, row.name)
    if row.libc != "glibc":
        strangers |= of_this_machine(seen.includers, known)
    for file, name in strangers.items():
        by = next(iter(seen.includers[file]), "")
        if by not in strangers:  # what strangers include is their matter
            _absent(f"there is no header {name} for {row.name}{f', and {by} includes it' if by else ''}", found)
    for one in seen.problems if not strangers else ():
        place = Place(Path(one.file), one.line, one.column) if one.file else None
        hint = "include what it needs first (--header), define what it wants (--define), or add --include"
        found.error("PJ802", place, f"{one.message} (for {row.name})", hint)


def _absent(message: str, found: Diagnostics) -> None:
    found.error("PJ801", None, message, "import it for the targets that have it, or add its folder by --include")
