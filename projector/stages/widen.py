"""widen: metadata of some targets for more of them. Where a further target's headers differ, variants say so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from projector import files, yaml
from projector.diagnostics import Diagnostics, Place
from projector.importers import refit
from projector.importers.c.headers import Request
from projector.importers.c.sections import SECTIONS, Less
from projector.importers.merge import merged
from projector.importers.tree import node
from projector.ir.documents import Document, Documents, Module
from projector.ir.report import Refuted
from projector.items.builtin import builtins
from projector.items.variants import variants
from projector.stages.flow import Progress, silent
from projector.stages.load import load
from projector.stages.one_target import Job, OneTarget
from projector.stages.resolve import resolve
from projector.stages.verify import verify
from projector.targets import TARGETS, Target
from projector.toolchains.headers import searched, system
from projector.toolchains.toolchain import Toolchain

_ROUNDS = 4  # a record is right only when those in it are
_NUMBERS = {"PJ715": "value", "PJ719": "request"}
_INNER = ("*/bits/*", "*/asm/*", "*/asm-generic/*")  # where headers of a system have many of their records
_TYPES = ("aliases", "enums", "records", "unions", "handles", "callbacks")
_ITEMS = (*SECTIONS, "ioctls")

Item = tuple[str, str, str]
"""Namespace, section and name."""


def widen(
    folder: Path,
    rows: tuple[Target, ...],
    zig: Toolchain,
    scratch: Path,
    found: Diagnostics,
    progress: Progress = silent,
) -> tuple[Path, ...] | None:
    """Rewrite what differs in the module's facts; gives the files, None after errors. Overlays stay.

    What can't be said by variants is left, for `verify` to tell. Raises ToolError without libclang.
    """
    documents = load([folder], found)
    module = next((one for one in documents.modules if one.folder == folder), None)
    return None if module is None or found.failed else _Widening(module, documents, rows, zig, scratch, progress).run()


@dataclass(slots=True)
class _Widening:
    module: Module
    documents: Documents
    rows: tuple[Target, ...]
    zig: Toolchain
    scratch: Path
    progress: Progress
    heads: dict[str, yaml.Mapping] = field(default_factory=dict)
    touched: dict[Item, None] = field(default_factory=dict)
    headers: dict[tuple[str, Target], Mapping[str, Mapping[str, Any]]] = field(default_factory=dict)

    def run(self) -> tuple[Path, ...]:
        self.heads = {one.name: one.root for one in self.module.facts}
        self._set({one.name: self._opened(one.root) for one in self.module.facts})
        for number in range(_ROUNDS):
            self.progress("verify", number, _ROUNDS)
            forms = dict[Item, dict[Target, Any]]()
            for row in self.rows:
                for item, refuted in self._refuted(row, number).items():
                    self._differ(item, row, refuted, forms)
            if not forms:
                break
            self._merge(forms)
        texts = {one.path: self._text(one) for one in self.module.facts}
        changed = {path: text for path, text in texts.items() if path.read_bytes() != text}
        files.update_all(changed)
        return tuple(changed)

    # ---- which facts a target's headers refute ----------------------------------------------------------------------

    def _opened(self, root: yaml.Mapping) -> yaml.Mapping:
        """A namespace that is for the further processors, too: `arch:` goes where it has all of its systems'."""
        stated = root.get("arch")
        if not isinstance(stated, yaml.Sequence):
            return root
        platforms = _texts(root.get("platforms"))
        known = dict.fromkeys(row.arch for row in TARGETS if not platforms or row.os in platforms)
        has = {*_texts(stated), *(row.arch for row in self.rows)}
        if has.issuperset(known):
            return root.without(("arch",))
        arches = node([one for one in known if one in has], stated.place)
        return yaml.Mapping(tuple((k, arches if k.value == "arch" else n) for k, n in root.entries), root.place)

    def _refuted(self, row: Target, number: int) -> dict[Item, list[tuple[str, Refuted]]]:
        """By item: what is wrong, each with the name of the key where it stands."""
        told = Diagnostics()
        api = resolve(self.documents, row, told)
        report = verify(api, self.zig, self.scratch / f"{row.name}-{number}", told)
        places, found = dict(self._places()), dict[Item, list[tuple[str, Refuted]]]()
        for one in report.refuted:
            if one.place in places:
                item, key = places[one.place]
                found.setdefault(item, []).append((key, one))
        return found

    def _places(self) -> Iterator[tuple[Place, tuple[Item, str]]]:
        for document in self.module.facts:
            for section, name, item in refit.items(document.root, _ITEMS):
                at = (document.name, section, name.value)
                yield name.place, (at, name.value)
                yield from ((place, (at, key)) for place, key in _within(item, name.value))

    # ---- what these say instead -------------------------------------------------------------------------------------

    def _differ(
        self, item: Item, row: Target, refuted: list[tuple[str, Refuted]], forms: dict[Item, dict[Target, Any]]
    ) -> None:
        form = self._form(item, row)
        if form is None:
            return
        other = form
        for key, one in refuted:
            other = self._otherwise(other, item, row, key, one)
        if other != form:
            forms.setdefault(item, {})[row] = other

    def _otherwise(self, form: Any, item: Item, row: Target, key: str, refuted: Refuted) -> Any:
        """The form with the header's word for one fact; as it was where there is none that metadata can take."""
        code, actual = refuted.code, refuted.actual
        number = actual.partition(" ")[0]
        if code in _NUMBERS and _is_integer(number):
            return refit.numbered(form, _NUMBERS[code], int(number))
        if code == "PJ714" and _is_integer(number):  # an overlay may have made a constant a member
            is_enum = isinstance(form, dict) and key in form.get("members", {})
            return refit.member(form, key, int(number)) if is_enum else refit.numbered(form, "value", int(number))
        if code == "PJ718" and _is_integer(number):
            return {**form, "syscall": {**form["syscall"], row.arch: number}}
        if code == "PJ721":
            return {**form, "symbol": actual}
        header = self._header(item, row)
        if header is None:
            is_type = code in ("PJ716", "PJ717") and set(actual.split()) <= _words(row)
            return refit.typed(form, actual) if is_type else form
        if code.startswith("PJ71") and "fields" in header:
            return refit.laid_out(form, header)
        if code in ("PJ716", "PJ717") and isinstance(form, dict) and "params" in (*header, *form):
            return refit.prototyped(form, header) or form
        return refit.typed(form, header["type"]) if code in ("PJ716", "PJ717") and "type" in header else form

    def _header(self, item: Item, row: Target) -> dict[str, Any] | None:
        """What the target's headers say of an item; None if they don't, or in types that the module hasn't."""
        space, section, name = item
        if (space, row) not in self.headers:
            self.headers[space, row] = self._imported(space, row)
        sections = self.headers[space, row]
        words = sections[section].get(name) if section in sections else None
        if words is None:
            return None
        names = {key.value for one in self.module.facts for part, key, _ in refit.items(one.root, _TYPES)}
        names |= _words(row)
        aliases = {key: value for key, value in sections["aliases"].items() if key != name}
        try:
            long = words if isinstance(words, dict) else {"type": words}
            return {key: refit.known(value, names, aliases) if key in _TYPED else value for key, value in long.items()}
        except LookupError:
            return None

    def _imported(self, space: str, row: Target) -> Mapping[str, Mapping[str, Any]]:
        include = _texts(self._root(space).get("include"))
        folder = self.scratch / "import"
        found = system(self.zig, row, folder)
        api = resolve(Documents((replace(self.module, facts=(), overlays=()),)), row, Diagnostics())
        folders = (self.module.folder / one for one in api.include_dirs[self.module.name])
        request = Request(include, tuple(folders), own=_INNER, documented=False)
        arguments = (*found.arguments(), *(f"-D{one}" for one in api.defines[self.module.name]))
        one = OneTarget(Job(request, row, (*arguments, *searched(request.searched(), row)), found.folders))
        return {} if one.read().problems else one.facts(Less()).sections

    # ---- variants ---------------------------------------------------------------------------------------------------

    def _root(self, space: str) -> yaml.Mapping:
        return next(one.root for one in self.module.facts if one.name == space)

    def _form(self, item: Item, row: Target) -> Any:
        """An item's plain tree on a target; None if it isn't there."""
        space, section, name = item
        root = self._root(space)
        of = root.at(section, name)
        key = next(one for part, one, _ in refit.items(root, _ITEMS) if (part, one.value) == (section, name))
        assert of is not None
        here = variants(of, key.place, row, Diagnostics())[0] if isinstance(of, yaml.Mapping) else of
        form = refit.plain(here)
        if not isinstance(form, dict):
            return form
        is_there = row.arch in form.pop("arch", (row.arch,)) and row.os in form.pop("platforms", (row.os,))
        return form if form.pop("status", "generate") == "generate" and is_there else None

    def _merge(self, forms: Mapping[Item, Mapping[Target, Any]]) -> None:
        roots = {one.name: one.root for one in self.module.facts}
        for item, differing in forms.items():
            space, section, name = item
            known = ((row, self._form(item, row)) for row in self._targets(space))
            all_of = {row: form for row, form in known if form is not None} | dict(differing)
            facts = {row: {section: {name: all_of[row]} if row in all_of else {}} for row in self._targets(space)}
            roots[space] = _replaced(roots[space], section, name, merged(facts)[section][name])
            self.touched[item] = None
        self._set(roots)

    def _targets(self, space: str) -> tuple[Target, ...]:
        root = self._root(space)
        platforms, arches = _texts(root.get("platforms")), _texts(root.get("arch"))
        there = (row for row in TARGETS if not platforms or row.os in platforms)
        return tuple(row for row in there if not arches or row.arch in arches)

    def _set(self, roots: Mapping[str, yaml.Mapping]) -> None:
        facts = tuple(replace(one, root=roots[one.name]) for one in self.module.facts)
        self.module = replace(self.module, facts=facts)
        others = (one for one in self.documents.modules if one.name != self.module.name)
        self.documents = Documents(tuple(sorted((*others, self.module), key=lambda one: one.name)))

    # ---- files ------------------------------------------------------------------------------------------------------

    def _text(self, document: Document) -> bytes:
        """The file, in which nothing but the touched items and `arch:` is new."""
        before = self.heads[document.name]
        lines = document.path.read_text().splitlines()
        edits = list[tuple[int, int, list[str]]]()
        for space, section, name in self.touched:
            if space == document.name:
                key, end = _span(before, section, name, len(lines) + 1)
                item = document.root.at(section, name)
                assert item is not None
                edits.append((key.place.line, _without_rest(lines, end), _lines(section, key, item)))
        if (arch := before.key("arch")) is not None and document.root.get("arch") != before.get("arch"):
            stated = document.root.get("arch")
            new = yaml.write(yaml.Mapping(((arch, stated),), arch.place)).splitlines() if stated is not None else []
            edits.append((arch.place.line, arch.place.line + 1, new))
        for start, end, new in sorted(edits, reverse=True):
            lines[start - 1 : end - 1] = new
        return ("\n".join(lines) + "\n").encode()


_TYPED = ("fields", "params", "returns", "type")


def _texts(of: yaml.Node | None) -> tuple[str, ...]:
    return tuple(one.value for one in of.items if isinstance(one, yaml.Scalar)) if isinstance(of, yaml.Sequence) else ()


def _words(row: Target) -> set[str]:
    """What types are spelled with that every target has."""
    return {word for one in builtins(row) for word in one.split()} | {"const"}


def _is_integer(text: str) -> bool:
    return text.removeprefix("-").isdigit()


def _within(of: yaml.Node, name: str) -> Iterator[tuple[Place, str]]:
    """The places in a node, each with the key that it stands under."""
    yield of.place, name
    if isinstance(of, yaml.Mapping):
        for key, value in of.entries:
            yield key.place, key.value
            yield from _within(value, name if key.value in ("value", "type") else key.value)
    elif isinstance(of, yaml.Sequence):
        for one in of.items:
            yield from _within(one, name)


def _replaced(root: yaml.Mapping, section: str, name: str, words: Any) -> yaml.Mapping:
    """A file in which an item says something else, all of it at the item's place."""

    def item(key: yaml.Scalar, of: yaml.Node) -> tuple[yaml.Scalar, yaml.Node]:
        return key, node(words, key.place) if key.value == name else of

    def part(key: yaml.Scalar, of: yaml.Node) -> tuple[yaml.Scalar, yaml.Node]:
        if key.value != section or not isinstance(of, yaml.Mapping):
            return key, of
        return key, yaml.Mapping(tuple(item(*one) for one in of.entries), of.place)

    return yaml.Mapping(tuple(part(*one) for one in root.entries), root.place)


def _span(root: yaml.Mapping, section: str, name: str, end: int) -> tuple[yaml.Scalar, int]:
    """An item's key, and the line of the next one, or of what follows its section."""
    starts = [key for key, _ in root.entries]
    starts += [key for _, node_ in root.entries if isinstance(node_, yaml.Mapping) for key, _ in node_.entries]
    items = root.get(section)
    assert isinstance(items, yaml.Mapping)
    key = items.key(name)
    assert key is not None
    return key, min((one.place.line for one in starts if one.place.line > key.place.line), default=end)


def _without_rest(lines: list[str], end: int) -> int:
    """The end without the blank lines and comments before what follows."""
    while not lines[end - 2].strip() or lines[end - 2].lstrip().startswith("#"):
        end -= 1
    return end


def _lines(section: str, key: yaml.Scalar, item: yaml.Node) -> list[str]:
    place = key.place
    items = yaml.Mapping(((key, item),), place)
    return yaml.write(yaml.Mapping(((yaml.Scalar(section, True, place), items),), place)).splitlines()[1:]
