"""import: C headers become the facts of a module. Overlays stay as they are."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from projector import files
from projector.diagnostics import Diagnostic, Diagnostics, Place, Severity
from projector.importers.c import clang
from projector.importers.c.apart import BrokenDown, Job, read as read_apart
from projector.importers.c.declared import Unit
from projector.importers.c.elf import Exports, exports as exports_of
from projector.importers.c.exported import in_libraries, in_library, in_one, most_used, undeclared
from projector.importers.c.facts import facts
from projector.importers.c.headers import Request, source as header_source
from projector.importers.c.library import library as library_here, package as pkg_config
from projector.importers.c.manuals import Manuals
from projector.importers.c.sections import SECTIONS, Facts, Layouts, Less, Scalars
from projector.importers.merge import merged, platforms, reasons
from projector.importers.split import Sections, homes as homes_of, namespace, split, without
from projector.importers.tree import Quoted, node
from projector.ir.api import Boolean, Character, Integer
from projector.ir.imported import Changes, Imported
from projector.items.builtin import builtins
from projector.stages.exporting import exporting
from projector.stages.flow import Progress, silent
from projector.stages.load import OVERLAY, files_below
from projector.stages.refused import Refused, refused
from projector.targets import TARGETS, Target
from projector.toolchains.headers import System, searched, system
from projector.toolchains.toolchain import Toolchain
from projector.yaml import Mapping as Tree, Node, read, write

_MODE = "yaml-language-server: $schema=../../.projector.schema.json"
Spaces = dict[str, Sections]


@dataclass(slots=True)
class Library:
    """What is imported: the module's name, what the library calls itself at run time, and its version if known.

    `exports` is what its file on this machine has, if that is known.
    """

    name: str
    soname: str
    version: str = ""
    exports: Exports | None = None


def described(
    library: str,
    wanted: Request,
    soname: str | None,
    file: Path | None,
    package: str | None,
    found: Diagnostics,
    module: Path,
) -> tuple[Request, Library] | None:
    """What to import, with what this machine knows of the library; None if nobody knows its name at run time.

    A `module` file that is there says it. Without a `soname` the library's `file` is compared with the headers, or the
    one that this machine has under one of its names.
    """
    known = pkg_config(package) if package is not None else None
    folders, names = (known.folders, known.libraries) if known is not None else ((), ())
    of_file = exports_of(file) if file is not None else None
    if file is not None and of_file is None:
        found.error("PJ805", None, f"{file.as_posix()} is no library", "give a shared library in ELF, as libz.so.1")
        return None
    if file is None and soname is None:
        found_here = (library_here(name, folders) for name in (*names, library))
        of_file = next((one for one in found_here if one is not None), None)
    soname = soname or (of_file.soname or of_file.path.name if of_file is not None else None)
    if soname is None and not module.is_file():
        found.error("PJ803", None, f"there is no lib{library}.so here", "state --soname, as in --soname libz.so.1")
        return None
    version = known.version if known is not None else ""
    includes = (*wanted.include, *(known.include if known is not None else ()))
    return replace(wanted, include=includes), Library(library, soname or "", version, of_file)


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
    include: dict[str, list[str]] = field(default_factory=dict)
    systems: dict[Target, System] = field(default_factory=dict)
    units: dict[Target, Unit] = field(default_factory=dict)
    layouts: dict[Target, Layouts] = field(default_factory=dict)
    less: Less = field(default_factory=Less)

    def run(self) -> Imported | None:
        for name in self.request.missing(self._system(self.targets[0]).folders):
            self.found.error("PJ801", None, f"there is no header {name}", "give its path, or its folder by --include")
        if self.found.failed:
            return None
        spaces = self._timed("parse", self._parse)
        if spaces is None:
            return None
        spaces, raw = self._timed("check", lambda: self._checked(spaces))
        if not spaces:
            hint = "name the headers that are its own by --own"
            self.found.error("PJ804", None, "the headers declare nothing of the library's own", hint)
        return None if self.found.failed else self._written(spaces, raw)

    def _timed(self, step: str, work: Any) -> Any:
        self.progress(step, 0, 0)
        began = time.perf_counter()
        result = work()
        self.seconds[step] = time.perf_counter() - began
        return result

    def _parse(self) -> Spaces | None:
        jobs = [self._job(row) for row in self.targets]
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            for index, (row, answer) in enumerate(zip(self.targets, pool.map(_read_apart, jobs), strict=True)):
                self.progress("parse", index, len(self.targets))
                if isinstance(answer, BrokenDown):
                    hint = "import its headers one by one to see which one it is"
                    self.found.error("PJ806", None, f"{answer} (for {row.name})", hint)
                    continue
                self.units[row], problems = answer
                for one in problems:
                    self._tell(one, row)
        if self.request.manuals:
            manuals = Manuals(self.request.manuals)
            self.units = {row: manuals.told(unit) for row, unit in self.units.items()}
        return None if self.found.failed else self._facts()

    def _job(self, row: Target) -> Job:
        return Job(self.request, tuple(self._arguments(row)), self._system(row).folders, row.os == "macos")

    def _tell(self, problem: clang.Problem, row: Target) -> None:
        place = Place(Path(problem.file), problem.line, problem.column) if problem.file else None
        hint = "include what it needs first (--header), define what it wants (--define), or add --include"
        self.found.error("PJ802", place, f"{problem.message} (for {row.name})", hint)

    def _facts(self) -> Spaces:
        found, places, foreign = dict[Target, Mapping[str, Any]](), dict[str, str](), set[str]()
        left_out = dict[Target, Mapping[str, str]]()
        for row, unit in self.units.items():
            one = facts(unit, _scalars(row), self.less)
            if self.library.exports is not None and row.os == "linux":
                one = in_library(one, self.library.exports)
            if row.os == "windows":
                one = in_libraries(one, exporting(_read(self.out / "module.yaml"), row, self.zig, self.scratch))
            found[row], self.layouts[row] = one.sections, one.layouts
            left_out[row] = one.left_out
            homes = homes_of(one.homes, unit.includers)
            places = homes | places
            foreign |= one.foreign
            self._note_headers(homes, one, unit, self._arguments(row))
        self.left_out = {name: message for (_, name), message in self.less.gone.items()}
        self.left_out |= reasons(found, left_out)
        return self._spaces(merged(found), places, foreign)

    def _system(self, row: Target) -> System:
        if row not in self.systems:
            self.systems[row] = system(self.zig, row, self.scratch)
        return self.systems[row]

    def _arguments(self, row: Target) -> list[str]:
        defines = [f"-D{one}" for one in self.request.defines]
        return [*self._system(row).arguments(), *defines, *searched(self.request.searched(), row)]

    # ---- namespaces -------------------------------------------------------------------------------------------------

    def _spaces(self, sections: Sections, places: Mapping[str, str], foreign: set[str]) -> Spaces:
        if not self.request.by_header:
            return without({self.library.name: sections}, ())
        spaces = split(sections, places, self.library.name)
        known = self._known_elsewhere(frozenset(self._path(self.out, space) for space in spaces))
        # Many a header has a typedef of the system's beside its own; another one's record is foreign anyway.
        return without(spaces, (one for one in known if one[1] in foreign or one[0] == "aliases"))

    def _known_elsewhere(self, written: frozenset[Path]) -> Iterator[tuple[str, str]]:
        """What other facts of the module declare, of which there must not be a second one."""
        for path in files_below(self.out, Diagnostics()):
            root = None if path in written or path.name.endswith(OVERLAY) else _read(path)
            for section, items in root.entries if root is not None else ():
                if isinstance(items, Tree):
                    yield from ((section.value, name.value) for name, _ in items.entries)

    def _note_headers(self, homes: Mapping[str, str], found: Facts, unit: Unit, arguments: list[str]) -> None:
        """Which of the headers that were asked for a program includes for each namespace, with what these need."""
        names = self.request.names()
        if not self.request.by_header:
            self.include[self.library.name] = list(names)
            return
        asked, macros = dict[str, list[str]](), dict[str, list[str]]()
        for name in names:
            asked.setdefault(self._space(name), []).append(name)
        for name in found.sections["constants"].keys() & unit.macros.keys():
            macros.setdefault(self._space(homes[name]), []).append(name)
        for file in dict.fromkeys(homes.values()):
            space = self._space(file)
            if space not in self.include:
                first = (file, *unit.includers[file])[-1]
                includes = asked.get(space) or [name for name in names if first.endswith(f"/{name}")][:1]
                before = names[: names.index(includes[0])]
                self.include[space] = _needed(before, includes, macros.get(space, ()), arguments)

    def _space(self, header: str) -> str:
        return namespace(self.library.name, header)

    # ---- what the language can say ----------------------------------------------------------------------------------

    def _checked(self, spaces: Spaces) -> tuple[Spaces, int]:
        """Without what the language can't take, and how many functions are raw; what overlays say wrong is told."""
        copy = self._copied("modules", ".*")
        alone = self._copied("facts", ".*", f"*{OVERLAY}")
        while spaces:  # each round leaves out what the one before made meaningless
            wrong = self._refused(copy, spaces)
            items = wrong.items
            if items and any(copy.rglob(f"*{OVERLAY}")):  # what only an overlay makes wrong is no fact's fault
                facts_alone = self._refused(alone, spaces).items
                items = {at: message for at, message in items.items() if at in facts_alone}
            if not items:
                self.found.found += [self._moved(one, copy) for one in wrong.told if one.severity is not Severity.NOTE]
                return spaces, wrong.raw
            spaces = self._without(items)
        return {}, 0

    def _copied(self, name: str, *without: str) -> Path:
        """Where a copy of the module as it is begins."""
        copy = self.scratch / name / self.library.name
        if self.out.is_dir():
            shutil.copytree(self.out, copy, ignore=shutil.ignore_patterns(*without))
        return copy

    def _refused(self, copy: Path, spaces: Spaces) -> Refused:
        self._write(copy, spaces)
        return refused(copy, (self._path(copy, space) for space in spaces), self.layouts)

    def _without(self, refusals: Mapping[tuple[str, str], str]) -> Spaces:
        """Records are laid out field by field, then have no fields, functions say no more than C, before they go."""
        less = self.less
        for (section, name), message in refusals.items():
            is_record = section in ("records", "unions")
            if is_record and name not in less.odd:
                less.odd[name] = message
            elif is_record and name not in less.opaque:
                less.opaque[name] = less.odd[name]
            elif section == "functions" and name not in less.plain:
                less.plain.add(name)
            else:
                less.gone[section, name] = message
        return without(self._facts(), less.gone)

    def _moved(self, one: Diagnostic, copy: Path) -> Diagnostic:
        """A finding in the copy as one in the module."""
        if one.place is None or not one.place.file.is_relative_to(copy):
            return one
        place = Place(self.out / one.place.file.relative_to(copy), one.place.line, one.place.column)
        # What an overlay says of facts that are gone must not keep the new facts from being written.
        return Diagnostic(one.code, Severity.WARNING, place, one.message, one.hint)

    # ---- files ------------------------------------------------------------------------------------------------------

    def _written(self, spaces: Spaces, raw: int) -> Imported:
        paths = [self._path(self.out, space) for space in spaces]
        before = [_read(path) for path in paths]
        written = self._write(self.out, spaces)
        after = [_read(path) for path in paths] if any(before) else []
        changes = _changes(*(_items(spaces, trees) for trees in (before, after))) if after else None
        counts = {section: sum(len(one[section]) for one in spaces.values()) for section in SECTIONS}
        exports = self.library.exports
        compared = (exports.path, undeclared(exports, self.units.values())) if exports is not None else None
        return Imported(tuple(written), counts, raw, self.left_out, changes, self.seconds, compared)

    def _path(self, folder: Path, space: str) -> Path:
        return folder / f"{space.removeprefix(f'{self.library.name}.')}.yaml"

    def _write(self, folder: Path, spaces: Spaces) -> list[Path]:
        """module.yaml is written once only: from then on it is somebody's."""
        trees = {
            self._path(folder, space): self._head(space, sections)
            | {name: items for name, items in in_one(sections).items() if items}
            for space, sections in spaces.items()
        }
        module = folder / "module.yaml"
        if not module.exists():
            trees[module] = self._module()
        files.update_all({path: _bytes(tree) for path, tree in trees.items()})
        return list(trees)

    def _head(self, space: str, sections: Sections) -> dict[str, Any]:
        head = {"projector": 1, "namespace": space}
        library = most_used(sections) or self._library()
        return head | self._platforms() | {"library": library, "include": self.include[space]}

    def _library(self) -> str:
        """What module.yaml calls it."""
        module = _read(self.out / "module.yaml")
        libraries = module.get("libraries") if module is not None else None
        names = [name.value for name, _ in libraries.entries] if isinstance(libraries, Tree) else []
        return names[0] if names and self.library.name not in names else self.library.name

    def _platforms(self) -> dict[str, Any]:
        stated = platforms(self.targets)
        return {"platforms": stated} if stated != platforms(TARGETS) else {}

    def _module(self) -> dict[str, Any]:
        place = {row.os: {"soname": self.library.soname, "origin": "system"} for row in self.targets}
        head: dict[str, Any] = {"projector": 1, "module": self.library.name}
        if self.library.version:
            head["version"] = Quoted(self.library.version)
        return head | {"libraries": {self.library.name: place}}


def _read_apart(job: Job) -> tuple[Unit, list[clang.Problem]] | BrokenDown:
    try:
        return read_apart(job)
    except BrokenDown as reason:
        return reason


def _needed(before: Sequence[str], includes: list[str], macros: Sequence[str], arguments: Sequence[str]) -> list[str]:
    """These headers, with those of the ones `before` them that they don't compile without."""
    if clang.compiles(header_source(includes), macros, arguments):
        return includes
    kept = list(before)
    for one in reversed(before):
        fewer = [other for other in kept if other != one]
        if clang.compiles(header_source([*fewer, *includes]), macros, arguments):
            kept = fewer
    return [*kept, *includes]


def _scalars(target: Target) -> Scalars:
    """The integer types that metadata knows by a name on this target."""
    return {
        name: (of.size, "bool" if isinstance(of, Boolean) else "signed" if of.signed else "unsigned")
        for name, of in builtins(target).items()
        if isinstance(of, Integer | Character | Boolean) and (name == "bool" or name.endswith("_t"))
    }


def _bytes(tree: dict[str, Any]) -> bytes:
    root = node(tree)
    assert isinstance(root, Tree)
    return write(root, _MODE).encode()


def _read(path: Path) -> Tree | None:
    return read(path.read_bytes(), path, Diagnostics()) if path.is_file() else None


def _changes(before: dict[str, Node], after: dict[str, Node]) -> Changes:
    return Changes(
        tuple(name for name in after if name not in before),
        tuple(name for name in before if name not in after),
        tuple(name for name in after if name in before and after[name] != before[name]),
    )


def _items(spaces: Iterable[str], trees: Iterable[Tree | None]) -> dict[str, Node]:
    """Every item as `section.item`, with the namespace before it where there are several."""
    prefixes = [f"{space}." for space in spaces]
    return {
        f"{prefix if len(prefixes) > 1 else ''}{section}.{key.value}": item
        for prefix, tree in zip(prefixes, trees, strict=True)
        if tree is not None
        for section in SECTIONS
        if isinstance(items := tree.get(section), Tree)
        for key, item in items.entries
    }
