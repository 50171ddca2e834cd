"""import: C headers become the facts of a module. Overlays stay as they are."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from projector import files
from projector.diagnostics import Diagnostic, Diagnostics, Place, Severity
from projector.importers.c.exported import in_one, most_used, undeclared
from projector.importers.c.headers import Request
from projector.importers.c.includes import needed
from projector.importers.c.sections import SECTIONS, Facts, Less
from projector.importers.merge import merged, platforms, reasons
from projector.importers.related import Related, part
from projector.importers.split import Sections, homes as homes_of, namespace, split, without
from projector.importers.tree import Quoted, node
from projector.ir.documents import Documents
from projector.ir.imported import Imported
from projector.stages.apart import Apart, BrokenDown
from projector.stages.changed import changed
from projector.stages.described import Library
from projector.stages.exporting import exporting
from projector.stages.flow import Progress, silent
from projector.stages.load import OVERLAY, files_below, load
from projector.stages.one_target import Job, Seen
from projector.stages.refused import Refused
from projector.stages.unreadable import missing, unreadable
from projector.targets import TARGETS, Target, target
from projector.toolchains.headers import System, searched, system
from projector.toolchains.toolchain import Toolchain
from projector.yaml import Mapping as Tree, read, write

_MODE = "yaml-language-server: $schema=../../.projector.schema.json"
_LINUX = target("x86_64-linux-gnu")
Spaces = dict[str, Sections]
Answer = TypeVar("Answer")


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
    reasons: dict[str, str] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    include: dict[str, list[str]] = field(default_factory=dict)
    systems: dict[Target, System] = field(default_factory=dict)
    sides: dict[Target, Apart] = field(default_factory=dict)
    seen: dict[Target, Seen] = field(default_factory=dict)
    less: Less = field(default_factory=Less)

    def run(self) -> Imported | None:
        missing(self.request, {row: self._system(row).folders for row in self.targets}, self.found)
        if self.found.failed:
            return None
        try:
            return self._imported()
        except BrokenDown:  # it is told
            return None
        finally:
            for side in self.sides.values():
                side.close()

    def _imported(self) -> Imported | None:
        spaces = self._timed("parse", self._parse)
        if spaces is None:
            return None
        spaces, raw = self._timed("check", lambda: self._checked(spaces))
        if not spaces:
            hint = "name the headers that are its own by --own"
            self.found.error("PJ804", None, "the headers declare nothing of the library's own", hint)
        return None if self.found.failed else self._timed("write", lambda: self._written(spaces, raw))

    def _timed(self, step: str, work: Any) -> Any:
        self.progress(step, 0, 0)
        began = time.perf_counter()
        result = work()
        self.seconds[step] = time.perf_counter() - began
        return result

    def _parse(self) -> Spaces | None:
        self.sides = {row: Apart(self._job(row)) for row in self.targets}
        self.seen = self._ask(lambda side: side.read())
        for row, seen in self.seen.items():
            unreadable(row, seen, lambda: self._system(_LINUX).folders, self.found)
        return None if self.found.failed else self._facts()

    def _job(self, row: Target) -> Job:
        arguments, folders = tuple(self._arguments(row)), self._system(row).folders
        exports = self.library.exports if row.os == "linux" else None
        module, is_windows = _read(self.out / "module.yaml"), row.os == "windows"
        libraries = exporting(module, row, self.zig, self.scratch) if is_windows else {}
        return Job(self.request, row, arguments, folders, exports, libraries)

    def _ask(self, question: Callable[[Apart], Answer]) -> dict[Target, Answer]:
        """What each target's side answers, all at the same time. Raises BrokenDown, which is told."""
        answers, broken = dict[Target, Answer](), list[BrokenDown]()
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            asked = {row: pool.submit(question, side) for row, side in self.sides.items()}
        for row, one in asked.items():
            try:
                answers[row] = one.result()
            except BrokenDown as reason:
                hint = "import its headers one by one to see which one it is"
                self.found.error("PJ806", None, f"{reason} (for {row.name})", hint)
                broken.append(reason)
        if broken:
            raise broken[0]
        return answers

    def _facts(self, only: frozenset[str] | None = None) -> Spaces:
        found, places, foreign = dict[Target, Mapping[str, Any]](), dict[str, str](), set[str]()
        left_out = dict[Target, Mapping[str, str]]()
        for row, one in self._ask(lambda side: side.facts(self.less, only)).items():
            found[row], left_out[row] = one.sections, one.left_out
            homes = homes_of(one.homes, self.seen[row].includers)
            places = homes | places
            foreign |= one.foreign
            self._note_headers(homes, one, self.seen[row], self._arguments(row))
        self.reasons = dict(reasons(found, left_out))
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
        is_split = self.request.by_header
        spaces = split(sections, places, self.library.name) if is_split else {self.library.name: sections}
        required = _with_parts((one for folder in self._required() for one in _declared(folder)), spaces)
        if not is_split:
            return without(spaces, required)
        known = _declared(self.out, frozenset(self._path(self.out, space) for space in spaces))
        # Many a header has a typedef of the system's beside its own; another one's record is foreign anyway.
        return without(spaces, (*(one for one in known if one[1] in foreign or one[0] == "aliases"), *required))

    def _required(self) -> Iterator[Path]:
        """The folders of the modules that this one requires."""
        if (self.out / "module.yaml").is_file():
            modules = load([self.out], Diagnostics()).modules
            yield from (one.folder for one in modules if one.name != self.library.name)

    def _note_headers(self, homes: Mapping[str, str], found: Facts, seen: Seen, arguments: list[str]) -> None:
        """Which of the headers that were asked for a program includes for each namespace, with what these need."""
        names = self.request.names()
        if not self.request.by_header:
            self.include[self.library.name] = list(names)
            return
        asked, macros = dict[str, list[str]](), dict[str, list[str]]()
        for name in names:
            asked.setdefault(self._space(name), []).append(name)
        for name in found.sections["constants"].keys() & seen.macros:
            macros.setdefault(self._space(homes[name]), []).append(name)
        for file in dict.fromkeys(homes.values()):
            space = self._space(file)
            if space not in self.include:
                first = (file, *seen.includers[file])[-1]
                includes = asked.get(space) or [name for name in names if first.endswith(f"/{name}")][:1]
                before = names[: names.index(includes[0])]
                self.include[space] = needed(before, includes, macros.get(space, ()), arguments)

    def _space(self, header: str) -> str:
        return namespace(self.library.name, header)

    # ---- what the language can say ----------------------------------------------------------------------------------

    def _checked(self, spaces: Spaces) -> tuple[Spaces, int]:
        """Without what the language can't take, and how many functions are raw; what overlays say wrong is told."""
        told = Diagnostics()
        whole, alone = self._around("modules", spaces, told), self._around("facts", spaces, told, f"*{OVERLAY}")
        while spaces:  # each round leaves out what the one before made meaningless
            wrong = self._refused(whole, spaces)
            items = wrong.items
            if items and any(module.overlays for module in whole.modules):
                facts_alone = self._refused(alone, spaces).items  # what only an overlay makes wrong is no fact's fault
                items = {at: message for at, message in items.items() if at in facts_alone}
            spaces, is_reworded = self._left(whole, spaces, items)
            if not items or (wrong.is_all and not is_reworded):
                folder, refused = self._copy("modules"), [*wrong.told] if not items else []
                all_of = (*told, *self._at_lines(refused, folder, spaces))
                self.found.found += [self._moved(one, folder) for one in all_of if one.severity is not Severity.NOTE]
                return spaces, len(wrong.raw)
        return {}, 0

    def _left(self, whole: Documents, spaces: Spaces, items: Mapping[tuple[str, str], str]) -> tuple[Spaces, bool]:
        """What is left without refused items and without what they are a part of; and whether any is in other words.

        Only what has to do with them is asked about. What overlays say is told of the whole alone.
        """
        related = Related(spaces) if items and not any(module.overlays for module in whole.modules) else None
        is_any_reworded = False
        while items:
            is_reworded = self._less(items, spaces)
            is_any_reworded = is_any_reworded or is_reworded
            if related is None:
                break
            names = frozenset(related.around(name for _, name in items))
            some = self._facts(names) if is_any_reworded else part(spaces, names)
            items = self._refused(whole, without(some, self.less.gone)).items
        return without(self._facts() if is_any_reworded else spaces, self.less.gone), is_any_reworded

    def _copy(self, name: str) -> Path:
        return self.scratch / name / self.library.name

    def _around(self, name: str, spaces: Spaces, told: Diagnostics, *without: str) -> Documents:
        """The module as it is, read from a copy, in which the files of facts are still empty."""
        copy = self._copy(name)
        if self.out.is_dir():
            shutil.copytree(self.out, copy, ignore=shutil.ignore_patterns(".*", *without))
        for folder in self._required():
            shutil.copytree(folder, copy.parent / folder.name, dirs_exist_ok=True)
        self._write(copy, {space: {section: {} for section in SECTIONS} for space in spaces})
        return load([copy], told)

    def _refused(self, documents: Documents, spaces: Spaces) -> Refused:
        folders = [one.folder for one in documents.modules if one.name == self.library.name]
        trees = {self._path(folder, space): tree for folder in folders for space, tree in self._trees(spaces)}
        answers = self._ask(lambda side: side.refused(documents, trees)).values()
        result = Refused(is_all=all(one.is_all for one in answers))
        for one in answers:
            result.items |= one.items
            result.raw |= one.raw
            result.told += one.told
        return result

    def _at_lines(self, told: list[Diagnostic], folder: Path, spaces: Spaces) -> list[Diagnostic]:
        """What is told; where that is of facts, with their lines, which are known once they are written."""
        paths = {self._path(folder, space) for space in spaces}
        serious = (one for one in told if one.severity is not Severity.NOTE)
        if not any(one.place is not None and one.place.file in paths for one in serious):
            return told
        self._write(folder, spaces)
        documents = load([folder], Diagnostics())
        return [one for side in self._ask(lambda side: side.refused(documents, {})).values() for one in side.told]

    def _less(self, refusals: Mapping[tuple[str, str], str], spaces: Spaces) -> bool:
        """Note what facts may say: of records where each field lies, then no fields, of functions no more than C does,
        before they go. Gives whether anything is said in other words."""
        less, gone = self.less, len(self.less.gone)
        for (section, name), message in refusals.items():
            is_record = section in ("records", "unions")
            if is_record and name not in less.odd:
                less.odd[name] = message
            elif is_record and name not in less.opaque:
                less.opaque[name] = less.odd[name]
            elif section == "functions" and name not in less.plain and _says_more(name, spaces):
                less.plain.add(name)
            else:
                less.gone[section, name] = message
        return len(less.gone) - gone < len(refusals)

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
        changes = changed([*spaces], before, after) if after else None
        counts = {section: sum(len(one[section]) for one in spaces.values()) for section in SECTIONS}
        exports = self.library.exports
        symbols = [one.symbols for one in self.seen.values()]
        compared = (exports.path, undeclared(exports, symbols)) if exports is not None else None
        left_out = {name: message for (_, name), message in self.less.gone.items()} | self.reasons
        return Imported(tuple(written), counts, raw, left_out, changes, self.seconds, compared)

    def _path(self, folder: Path, space: str) -> Path:
        return folder / f"{space.removeprefix(f'{self.library.name}.')}.yaml"

    def _write(self, folder: Path, spaces: Spaces) -> list[Path]:
        """module.yaml is written once only: from then on it is somebody's."""
        trees = {self._path(folder, space): tree for space, tree in self._trees(spaces)}
        module = folder / "module.yaml"
        if not module.exists():
            trees[module] = self._module()
        files.update_all({path: _bytes(tree) for path, tree in trees.items()})
        return list(trees)

    def _trees(self, spaces: Spaces) -> Iterator[tuple[str, dict[str, Any]]]:
        for space, sections in spaces.items():
            found = {name: items for name, items in in_one(sections).items() if items}
            yield space, self._head(space, sections) | found

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


def _says_more(function: str, spaces: Spaces) -> bool:
    """Whether facts say of some pointer of a function what its prototype doesn't."""
    words = next(one["functions"][function] for one in spaces.values() if function in one["functions"])
    slots = (*words.get("params", {}).values(), words.get("returns"))
    return "variants" in words or any(isinstance(one, dict) for one in slots)


def _bytes(tree: dict[str, Any]) -> bytes:
    root = node(tree)
    assert isinstance(root, Tree)
    return write(root, _MODE).encode()


def _with_parts(names: Iterable[tuple[str, str]], spaces: Spaces) -> Iterator[tuple[str, str]]:
    """Items, and the records without names of their own that are fields of them: these are called after them."""
    for section, name in names:
        yield section, name
        for sections in spaces.values() if section in ("records", "unions") else ():
            for inner in sections[section].get(name, {}).get("fields", {}):
                yield "records", f"{name}_{inner}"
                yield "unions", f"{name}_{inner}"


def _declared(folder: Path, written: Container[Path] = ()) -> Iterator[tuple[str, str]]:
    """What other facts of a module than the written ones declare, of which there must not be a second one."""
    for path in files_below(folder, Diagnostics()):
        root = None if path in written or path.name.endswith(OVERLAY) else _read(path)
        for section, items in root.entries if root is not None else ():
            if isinstance(items, Tree):
                yield from ((section.value, name.value) for name, _ in items.entries)


def _read(path: Path) -> Tree | None:
    return read(path.read_bytes(), path, Diagnostics()) if path.is_file() else None
