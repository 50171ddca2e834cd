"""suggest: what an overlay might say becomes a proposal, and of that what is sure goes into overlays."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from projector.diagnostics import Diagnostics
from projector.importers.suggest import suggestions
from projector.importers.tree import node
from projector.ir.documents import Document, Documents, Module
from projector.ir.proposal import Proposal, Suggestion
from projector.stages.flow import Progress, silent
from projector.stages.load import OVERLAY, PROPOSAL, load
from projector.stages.merge import merge
from projector.stages.rehearse import Rehearsed, Standing, overlaid, rehearse, standing, standing_alone
from projector.stages.resolve import resolve
from projector.targets import Target
from projector.yaml import Mapping as Tree, Node, Scalar, insert, read, write

_MODE = "yaml-language-server: $schema=../../.projector.schema.json"
_ABOVE = (
    _MODE,
    "A proposal of `projector suggest`. Nothing of it applies until you have moved it into the overlay.",
    "Beside each line: how often its source was right where people had written overlays, and the source.",
)
_NOTHING = "# Nothing is left to propose.\n"
_NEW = ("exceptions", "errors", "handles", "enums")
_FOR_OTHERS = ("errors", "exceptions", "enums")


def suggest(
    folder: Path,
    target: Target,
    accept: float | None,
    out: Path | None,
    found: Diagnostics,
    progress: Progress = silent,
) -> Proposal | None:
    """What is proposed for the metadata folder, with what is at least as sure as `accept` in its overlays.

    `out` is a file for the proposal of a module with one namespace; else each stands beside its facts. Nothing is
    written. None, with errors in `found`, where the metadata has some itself.
    """
    folder = folder if folder.name not in ("", "..") else folder.resolve()
    progress("load", 0, 0)
    documents = load([folder], found)
    before = None if found.failed else standing(documents, target)
    if before is None or before.errors:
        found.found += before.errors if before else ()
        return None
    made = _Suggesting(documents, folder.name, target, before, progress).run(accept)
    return made if out is None else _into(out, folder, made, found)


@dataclass(slots=True)
class _Suggesting:
    """A module on its way: `documents` have what was accepted, `texts` the files that say so."""

    documents: Documents
    name: str
    target: Target
    before: Standing
    progress: Progress
    texts: dict[Path, str] = field(default_factory=dict)
    refused: dict[tuple[str, ...], Suggestion] = field(default_factory=dict)

    @property
    def module(self) -> Module:
        return next(one for one in self.documents.modules if one.name == self.name)

    def run(self, accept: float | None) -> Proposal:
        """Accept until nothing sure is left, then propose the rest."""
        accepted = self.accepted(accept) if accept is not None else ()
        now = standing(self.documents, self.target) if accepted else self.before
        self.progress("propose", 0, 0)
        tried = self.tried(self.open(), self.proposals)
        proposals = {one.path: text for one, text in self.proposals(tried.kept).values()}
        left = {_beside(one.path, PROPOSAL) for one in self.module.facts} - {*proposals}
        proposals |= {path: _NOTHING for path in sorted(left) if path.is_file()}
        safe = self.before.safe, now.safe, tried.standing.safe
        return Proposal({**self.texts, **proposals}, tried.kept, accepted, tuple(self.refused.values()), safe)

    def accepted(self, accept: float) -> tuple[Suggestion, ...]:
        """What went into overlays: it may lead to more, so it ends when there is nothing left."""
        taken = list[Suggestion]()
        while True:
            self.progress("accept", len(taken), 0)
            sure = (one for one in self.open() if one.confidence >= accept and self.has_room(one))
            tried = self.tried(tuple(sure), self.edited)
            if not tried.kept:
                return tuple(taken)
            taken += tried.kept
            edited = self.edited(tried.kept)
            self.texts |= {one.path: text for one, text in edited.values()}
            self.documents = overlaid(self.documents, self.name, _documents(edited))

    def tried(self, wanted: tuple[Suggestion, ...], write: _Write) -> Rehearsed:
        """What of it can stand; what can't isn't tried again."""
        done = rehearse(
            self.documents,
            self.name,
            _useful(one for one in wanted if (*one.where, *one.says) not in self.refused),
            lambda chosen: _documents(write(chosen)),
            self.target,
            self.before,
        )
        self.refused |= {(*one.where, *one.says): one for one in done.refused}
        return done

    def open(self) -> tuple[Suggestion, ...]:
        """All of which metadata says nothing yet, each thing once with its surest source, in the order of the facts."""
        trees = merge(self.module, Diagnostics())
        said, chosen = dict[tuple[str, ...], Any](), list[Suggestion]()
        every = suggestions(resolve(self.documents, self.target, Diagnostics()), self.name)
        facts = {each.name: each.root for each in self.module.facts}
        for one in sorted(every, key=lambda each: -each.confidence):
            there = trees[one.namespace].at(*one.path)
            one = _placed(one, trees[one.namespace], facts[one.namespace])
            if (one.new and there is not None) or (isinstance(there, Tree) and there.get("reserved")):
                continue
            known = there.keys() if isinstance(there, Tree) else ()
            agrees = all(said.get((*one.where, key), value) == value for key, value in one.says.items())
            if any(key in known for key in one.says) or not agrees:
                continue
            fresh = {key: value for key, value in one.says.items() if (*one.where, key) not in said}
            said |= {(*one.where, key): value for key, value in fresh.items()}
            chosen += [replace(one, says=fresh)] if fresh else []
        return tuple(sorted(chosen, key=lambda one: _rank(one, trees[one.namespace])))

    def has_room(self, one: Suggestion) -> bool:
        """Whether the overlay can take it: no short form stands where keys are needed."""
        node: Node | None = next((each.root for each in self.module.overlays if each.name == one.namespace), None)
        for key in ("add" if one.new else "change", *one.path):
            node = node.get(key) if isinstance(node, Tree) else None
            if node is not None and not isinstance(node, Tree) and not (isinstance(node, Scalar) and not node.value):
                return False
        return True

    def proposals(self, chosen: tuple[Suggestion, ...]) -> Laid:
        """A file for each namespace, with comments."""
        return {
            facts.name: _laid(_beside(facts.path, PROPOSAL), facts.name, _proposal(facts.name, mine))
            for facts in self.module.facts
            if (mine := [one for one in chosen if one.namespace == facts.name])
        }

    def edited(self, chosen: tuple[Suggestion, ...]) -> Laid:
        """The module's own overlays, or new ones."""
        laid: Laid = {}
        for facts in self.module.facts:
            mine = [one for one in chosen if one.namespace == facts.name]
            path = _beside(facts.path, OVERLAY)
            before = self.texts.get(path) or (path.read_text("utf-8") if path.is_file() else None)
            if mine and before is None:
                laid[facts.name] = _laid(path, facts.name, write(_tree(facts.name, mine), _MODE))
            elif mine and before is not None:
                added = _tree(facts.name, mine).without(("projector", "overlay"))
                laid[facts.name] = _laid(path, facts.name, insert(before, added))
        return laid


Laid = dict[str, tuple[Document, str]]
"""Overlays with their text, by namespace."""
_Write = Callable[[tuple[Suggestion, ...]], Laid]


def _laid(path: Path, name: str, text: str) -> tuple[Document, str]:
    root = read(text.encode(), path, Diagnostics())
    assert root is not None, text
    return Document(path, name, root), text


def _documents(laid: Laid) -> dict[str, Document]:
    return {name: document for name, (document, _) in laid.items()}


def _beside(facts: Path, suffix: str) -> Path:
    """The overlay or proposal of a facts file."""
    return facts.with_name(facts.name.removesuffix(".yaml") + suffix)


def _useful(wanted: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
    """Those whose needs are met, without rules and enums that nobody needs then."""
    left = standing_alone(wanted)
    needed = {one.needs for one in left}
    kept = tuple(one for one in left if not (one.new and one.path[0] in _FOR_OTHERS and one.where not in needed))
    return kept if len(kept) == len(left) else _useful(kept)


def _placed(one: Suggestion, tree: Tree, facts: Tree) -> Suggestion:
    """A parameter stands under the facts' name for it, whatever an overlay calls it."""
    if one.path[2:3] != ("params",):
        return one
    names, keys = (
        each.keys() if isinstance(each, Tree) else () for each in (tree.at(*one.path[:3]), facts.at(*one.path[:3]))
    )
    known = one.path[-1] in keys or one.path[-1] not in names or len(keys) != len(names)
    return one if known else replace(one, path=(*one.path[:3], keys[names.index(one.path[-1])]))


def _rank(one: Suggestion, tree: Tree) -> tuple[int, ...]:
    """Where the file has it: sections, items, then parameters in their order, and the result."""
    if one.new:
        return (0, _NEW.index(one.path[0]))
    item = tree.at(*one.item)
    section = tree.get(one.path[0])
    order = [tree.keys().index(one.path[0]), section.keys().index(one.path[1]) if isinstance(section, Tree) else 0]
    params = item.at("params") if isinstance(item, Tree) else None
    names = params.keys() if isinstance(params, Tree) else ()
    last = one.path[-1]
    return (1, *order, names.index(last) if one.path[2:3] == ("params",) and last in names else len(names))


def _tree(name: str, chosen: Iterable[Suggestion]) -> Tree:
    tree: dict[str, Any] = {"projector": 1, "overlay": name}
    for one in chosen:
        at = tree.setdefault("add" if one.new else "change", {})
        for key in one.path:
            at = at.setdefault(key, {})
        at.update(one.says)
    made = node(tree)
    assert isinstance(made, Tree)
    return made


def _proposal(name: str, chosen: list[Suggestion]) -> str:
    """The text of a proposal: what has several sources has a line for each."""
    sources = dict[tuple[str, ...], list[Suggestion]]()
    for one in chosen:
        sources.setdefault(("add" if one.new else "change", *one.path), []).append(one)
    beside = dict[tuple[str, ...], str]()
    for path, several in sources.items():
        words = {f"{one.confidence:.2f} {one.source}" for one in several}
        if len(words) == 1:
            beside[path] = words.pop()
        else:
            beside |= {(*path, key): f"{one.confidence:.2f} {one.source}" for one in several for key in one.says}
    return write(_tree(name, chosen), *_ABOVE, beside=beside)


def _into(out: Path, folder: Path, made: Proposal, found: Diagnostics) -> Proposal | None:
    """The proposal in one file of the caller's choice, where nobody takes it for metadata."""
    proposals = [path for path in made.files if path.name.endswith(PROPOSAL)]
    if len(proposals) > 1:
        found.error("PJ807", None, f"{len(proposals)} namespaces have proposals of their own", "leave out -o")
    elif out.suffix == ".yaml" and not out.name.endswith(PROPOSAL) and out.resolve().is_relative_to(folder.resolve()):
        hint = f"end its name in {PROPOSAL}, or write it elsewhere"
        found.error("PJ807", None, f"{out.as_posix()} would be read as metadata", hint)
    else:
        return replace(made, files={out if path in proposals else path: text for path, text in made.files.items()})
    return None
