"""What an import does for one target: headers are read, become facts, and the language is asked to take these."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from projector.importers.c import clang
from projector.importers.c.declared import Unit
from projector.importers.c.elf import Exports
from projector.importers.c.exported import in_libraries, in_library
from projector.importers.c.facts import facts
from projector.importers.c.headers import Request
from projector.importers.c.manuals import Manuals
from projector.importers.c.sections import Facts, Layouts, Less, Scalars
from projector.ir.api import Boolean, Character, Integer
from projector.ir.documents import Documents
from projector.items.builtin import builtins
from projector.stages.refused import Refused, refused
from projector.targets import Target


@dataclass(frozen=True, slots=True)
class Job:
    """What to read: a request, clang's words for a target, that target's folders, and what libraries export.

    `exports` tells of the library, `libraries` of those that Windows has instead of one, by name.
    """

    request: Request
    target: Target
    arguments: tuple[str, ...]
    folders: tuple[Path, ...]
    exports: Exports | None = None
    libraries: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Seen:
    """What the headers are: problems, or who includes each file, the names of macros, and the declared symbols."""

    problems: tuple[clang.Problem, ...]
    includers: Mapping[str, tuple[str, ...]]
    macros: frozenset[str]
    symbols: frozenset[str]


@dataclass(slots=True)
class OneTarget:
    """A job, and what is known of it so far."""

    job: Job
    unit: Unit = field(default_factory=Unit)
    layouts: Layouts = field(default_factory=dict)

    def read(self) -> Seen:
        """Read the headers, and what manual pages say about them."""
        job = self.job
        is_own, bare = job.request.owner(job.folders), job.target.undecorated
        unit, problems = clang.read(job.request.source(), job.arguments, is_own, bare, job.request.documented)
        if job.request.manuals:
            unit = Manuals(job.request.manuals).told(unit)
        self.unit = unit
        symbols = {one.symbol for one in unit.functions.values()} | {one.symbol for one in unit.variables.values()}
        return Seen(tuple(problems), unit.includers, frozenset(unit.macros), frozenset(symbols))

    def facts(self, less: Less, only: Container[str] | None = None) -> Facts:
        """The facts of what was read, or of items of `only` these names, and what they need."""
        stdcall = "winapi" if self.job.target.os == "windows" else "stdcall"
        found = facts(self.unit, _scalars(self.job.target), less, stdcall, only)
        if self.job.exports is not None:
            found = in_library(found, self.job.exports)
        found = in_libraries(found, self.job.libraries)
        self.layouts = {**self.layouts, **found.layouts}
        return replace(found, layouts={})

    def refused(self, documents: Documents, trees: Mapping[Path, Mapping[str, Any]]) -> Refused:
        """What the language doesn't take of a module whose facts files hold these trees."""
        return refused(documents, trees, self.job.target, self.layouts)

    def close(self) -> None:
        """There is nothing to end."""


def _scalars(target: Target) -> Scalars:
    """The integer types that metadata knows by a name on this target."""
    return {
        name: (of.size, "bool" if isinstance(of, Boolean) else "signed" if of.signed else "unsigned")
        for name, of in builtins(target).items()
        if isinstance(of, Integer | Character | Boolean) and (name == "bool" or name.endswith("_t"))
    }
