"""import: C headers become the facts of a module. Overlays stay as they are."""

from __future__ import annotations

import shutil
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from projector import files
from projector.diagnostics import Diagnostic, Diagnostics, Place, Severity
from projector.importers.c import clang
from projector.importers.c.facts import SECTIONS, facts
from projector.importers.c.headers import Request
from projector.importers.c.library import package as pkg_config, soname as name_at_run_time
from projector.importers.merge import merged, platforms
from projector.importers.tree import Quoted, node
from projector.ir.imported import Changes, Imported
from projector.stages.check import check
from projector.stages.flow import Progress, silent
from projector.targets import TARGETS, Target
from projector.toolchains.headers import searched, system
from projector.toolchains.toolchain import Toolchain
from projector.yaml import Mapping as Tree, Node, read, write

_MODE = "yaml-language-server: $schema=../../.projector.schema.json"
Sections = dict[str, dict[str, Any]]


@dataclass(slots=True)
class Library:
    """What is imported: the module's name, what the library calls itself at run time, and its version if known."""

    name: str
    soname: str
    version: str = ""


def described(
    library: str,
    wanted: Request,
    soname: str | None,
    package: str | None,
    found: Diagnostics,
) -> tuple[Request, Library] | None:
    """What to import, with what this machine knows of the library; None if nobody knows its name at run time."""
    known = pkg_config(package) if package is not None else None
    folders, names = (known.folders, known.libraries) if known is not None else ((), ())
    found_here = (name_at_run_time(name, folders) for name in (*names, library))
    soname = soname or next((one for one in found_here if one is not None), None)
    if soname is None:
        found.error("PJ803", None, f"there is no lib{library}.so here", "state --soname, as in --soname libz.so.1")
        return None
    version = known.version if known is not None else ""
    includes = (*wanted.include, *(known.include if known is not None else ()))
    return replace(wanted, include=includes), Library(library, soname, version)


def import_c(
    request: Request,
    library: Library,
    targets: tuple[Target, ...],
    zig: Toolchain,
    scratch: Path,
    out: Path,
    found: Diagnostics,
    progress: Progress = silent,
) -> Imported | None:
    """Write the module's files into `out`, with scratch files elsewhere; None, and nothing written, after errors.

    Raises ToolError without libclang.
    """
    return _Import(request, library, targets, zig, scratch, out, found, progress).run()


@dataclass(slots=True)
class _Import:
    request: Request
    library: Library
    targets: tuple[Target, ...]
    zig: Toolchain
    scratch: Path
    out: Path
    found: Diagnostics
    progress: Progress
    left_out: dict[str, str] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    def run(self) -> Imported | None:
        for name in self.request.missing():
            self.found.error("PJ801", None, f"there is no header {name}", "give its path, or its folder by --include")
        if self.found.failed:
            return None
        sections = self._timed("parse", self._parse)
        if sections is None or not any(sections.values()):
            if sections is not None:
                hint = "name the headers that are its own by --own"
                self.found.error("PJ804", None, "the headers declare nothing of the library's own", hint)
            return None
        sections, raw = self._timed("check", lambda: self._checked(sections))
        if self.found.failed:
            return None
        return self._written(sections, raw)

    def _timed(self, step: str, work: Any) -> Any:
        began = time.perf_counter()
        result = work()
        self.seconds[step] = time.perf_counter() - began
        return result

    def _parse(self) -> Sections | None:
        found, is_own = dict[Target, Mapping[str, Any]](), self.request.owner()
        for index, row in enumerate(self.targets):
            self.progress("import", index, len(self.targets))
            own = system(self.zig, row, self.scratch)
            defines = [f"-D{one}" for one in self.request.defines]
            arguments = [*own.arguments(), *defines, *searched(self.request.searched(), row)]
            source, documented = self.request.source(), self.request.documented
            unit, problems = clang.read(source, arguments, is_own, row.os == "macos", documented)
            for one in problems:
                place = Place(Path(one.file), one.line, one.column) if one.file else None
                hint = "include what it needs first (--header), define what it wants (--define), or add --include"
                self.found.error("PJ802", place, f"{one.message} (for {row.name})", hint)
            if problems:
                return None
            one_target = facts(unit)
            found[row] = one_target.sections
            self.left_out |= one_target.left_out
        return merged(found)

    # ---- what the language can say ----------------------------------------------------------------------------------

    def _checked(self, sections: Sections) -> tuple[Sections, int]:
        """Without what the language can't take, and how many functions are raw; what overlays say wrong is told."""
        copy = self.scratch / "modules" / self.library.name
        if self.out.is_dir():
            shutil.copytree(self.out, copy, ignore=shutil.ignore_patterns(".*"))
        while True:  # each round leaves out what the one before made meaningless
            self._write(copy, sections)
            wrong, told = dict[tuple[str, str], str](), Diagnostics()
            places = _places(copy / f"{self.library.name}.yaml")
            for row in self.targets:
                one = Diagnostics()
                check(copy, row, one)
                told.found += one.found
                wrong |= {at: problem.message for problem in one for at in _item(problem, places)}
            if not wrong:
                self.found.found += [self._moved(one, copy) for one in told if one.severity is not Severity.NOTE]
                return sections, len({one.message for one in told if one.code == "PJ414"})
            for (section, name), message in wrong.items():
                del sections[section][name]
                self.left_out[name] = message

    def _moved(self, one: Diagnostic, copy: Path) -> Diagnostic:
        """A finding in the copy as one in the module."""
        if one.place is None or not one.place.file.is_relative_to(copy):
            return one
        place = Place(self.out / one.place.file.relative_to(copy), one.place.line, one.place.column)
        # What an overlay says of facts that are gone must not keep the new facts from being written.
        return Diagnostic(one.code, Severity.WARNING, place, one.message, one.hint)

    # ---- files ------------------------------------------------------------------------------------------------------

    def _written(self, sections: Sections, raw: int) -> Imported:
        path = self.out / f"{self.library.name}.yaml"
        before = _read(path)
        written = self._write(self.out, sections)
        after = _read(path)
        changes = _changes(before, after) if before is not None and after is not None else None
        counts = {section: len(sections[section]) for section in SECTIONS}
        return Imported(tuple(written), counts, raw, self.left_out, changes, self.seconds)

    def _write(self, folder: Path, sections: Sections) -> list[Path]:
        """module.yaml is written once only: from then on it is somebody's."""
        trees = {folder / f"{self.library.name}.yaml": self._head() | {k: v for k, v in sections.items() if v}}
        module = folder / "module.yaml"
        if not module.exists():
            trees[module] = self._module()
        for path, tree in trees.items():
            root = node(tree)
            assert isinstance(root, Tree)
            files.update(path, write(root, _MODE).encode())
        return list(trees)

    def _head(self) -> dict[str, Any]:
        head = {"projector": 1, "namespace": self.library.name}
        return head | self._platforms() | {"library": self.library.name, "include": list(self.request.names())}

    def _platforms(self) -> dict[str, Any]:
        stated = platforms(self.targets)
        return {"platforms": stated} if stated != platforms(TARGETS) else {}

    def _module(self) -> dict[str, Any]:
        place = {row.os: {"soname": self.library.soname, "origin": "system"} for row in self.targets}
        head: dict[str, Any] = {"projector": 1, "module": self.library.name}
        if self.library.version:
            head["version"] = Quoted(self.library.version)
        return head | {"libraries": {self.library.name: place}}


def _read(path: Path) -> Tree | None:
    return read(path.read_bytes(), path, Diagnostics()) if path.is_file() else None


def _places(path: Path) -> list[tuple[int, str, str]]:
    """At which line each item of a facts file begins, in the file's order."""
    root = _read(path)
    assert root is not None
    return [
        (name.place.line, section.value, name.value)
        for section, items in root.entries
        if section.value in SECTIONS and isinstance(items, Tree)
        for name, _ in items.entries
    ]


def _item(problem: Diagnostic, places: list[tuple[int, str, str]]) -> list[tuple[str, str]]:
    """The item of the facts that an error is about, if it is."""
    at = problem.place
    if problem.severity is not Severity.ERROR or at is None or at.file.name.endswith(".overlay.yaml"):
        return []
    return [(section, name) for line, section, name in places if line <= at.line][-1:]


def _changes(before: Tree, after: Tree) -> Changes:
    old, new = _items(before), _items(after)
    return Changes(
        tuple(name for name in new if name not in old),
        tuple(name for name in old if name not in new),
        tuple(name for name in new if name in old and new[name] != old[name]),
    )


def _items(tree: Tree) -> dict[str, Node]:
    sections = [(section, tree.get(section)) for section in SECTIONS]
    found = [(section, one) for section, one in sections if isinstance(one, Tree)]
    return {f"{section}.{key.value}": item for section, one in found for key, item in one.entries}
