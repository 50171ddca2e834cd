"""rebind: an Api of metadata of which a part is known: `load` and `resolve` of the rest.

A namespace is bound by its own documents and by those that it reaches. Whatever is looked up on its behalf stands as a
word in its documents, so it reaches the namespaces that declare one of its words, and what these reach. The hash of all
their documents is the key of what came out; module.yaml counts for all. So nothing that is known is out of date. What
ends in an error is made anew as a whole, for what is said of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from projector import object_cache
from projector.diagnostics import Diagnostic, Diagnostics
from projector.ir.api import Api
from projector.ir.documents import Documents
from projector.items.scope import Scope
from projector.stages.declare import Declarations, declare
from projector.stages.known import Known
from projector.stages.load import load, survey
from projector.stages.outline import Outline, explained, outlines_of, reached
from projector.stages.recall import ours
from projector.stages.resolve import Bound, bind, scope_of, together
from projector.targets import Target


class Rebinding:
    """`load` and `resolve` of some metadata for a target, without what is known."""

    def __init__(self, folders: Sequence[Path], overlays: Sequence[Path], target: Target, known: Known) -> None:
        self._folders, self._overlays, self._target, self._known = folders, overlays, target, known
        self._said = Diagnostics()
        self._survey = survey(folders, self._said, overlays)
        self._names = self._survey.files.keys()
        self._marks = dict[str, str]()
        with suppress(OSError, UnicodeError):  # the latter of a path that isn't text
            common = (*ours(), repr(target), *_contents(one / "module.yaml" for one in self._survey.folders))
            self._common = object_cache.key(common)
            self._marks = {name: object_cache.key(_contents(files)) for name, files in self._survey.files.items()}

    def recalled(self, found: Diagnostics) -> tuple[Documents, Api] | None:
        """The Api, and the documents without those that weren't needed; None if nothing is known, or after an error."""
        outlines = {name: one for name, mark in self._marks.items() if (one := self._outline(mark))}
        if self._said.failed or not outlines:
            return None
        missing = self._names - outlines.keys()
        documents, declared = self._declared(missing)
        if self._said.failed:
            return None
        outlines |= outlines_of(documents, declared, missing)
        reach = reached(outlines)
        kept = {name: known for name in self._names if (known := self._kept(name, reach))}
        stale = self._names - kept.keys()
        needed = {one for name in stale for one in reach[name]}
        if not needed <= missing:
            documents, declared = self._declared(needed)
        scope = scope_of(declared, self._target, self._said)
        made = bind(declared, scope, stale)
        for name, (each, _) in kept.items():
            self._known.name(each.namespace.items, self._key(name, reach[name]))
        bound = {one.namespace.name: one for one in made} | {name: one for name, (one, _) in kept.items()}
        if bound.keys() != self._names:
            return None
        api = together([bound[name] for name in self._names], declared, self._target, self._said)
        if self._said.failed:
            return None
        self._learn(made, outlines, reach, scope, self._said)
        found.found += [*self._said.found, *(one for _, said in kept.values() for one in said)]
        return documents, api

    def resolve(self, documents: Documents, found: Diagnostics) -> Api:
        """What `resolve` gives of all documents."""
        declared = declare(documents, self._target, found)
        scope = scope_of(declared, self._target, found)
        bound = bind(declared, scope)
        api = together(bound, declared, self._target, found)
        if self._marks and not found.failed:
            outlines = outlines_of(documents, declared, self._names)
            self._learn(bound, outlines, reached(outlines), scope, found)
        return api

    def _declared(self, only: Collection[str]) -> tuple[Documents, Declarations]:
        modules = {folder.name for folder in self._survey.folders}  # whose own things may be in a namespace so named
        documents = load(self._folders, self._said, self._overlays, modules.union(only))
        return documents, declare(documents, self._target, self._said)

    def _learn(
        self,
        made: Sequence[Bound],
        outlines: Mapping[str, Outline],
        reach: Mapping[str, Sequence[str]],
        scope: Scope,
        said: Diagnostics,
    ) -> None:
        """Keep what is new."""
        places = {path: name for name, files in self._survey.files.items() for path in files}
        told = dict[str | None, list[Diagnostic]]()
        for each in said:
            told.setdefault(places.get(each.place.file) if each.place else None, []).append(each)
        vague = {
            one.namespace.name for one in made if not explained(scope, one.namespace.name, outlines[one.namespace.name])
        }
        for one in made:
            name = one.namespace.name
            self._known.add(self._outline_key(self._marks[name]), (outlines[name].names, outlines[name].words))
            if vague.isdisjoint(reach[name]):
                key = self._key(name, reach[name])
                self._known.add(key, (one.namespace, one.careful, tuple(told.get(name, ()))))
                self._known.name(one.namespace.items, key)

    def _outline(self, mark: str) -> Outline | None:
        value = self._known.load(self._outline_key(mark))
        return None if value is None else Outline(*value)

    def _kept(self, name: str, reach: Mapping[str, Sequence[str]]) -> tuple[Bound, tuple[Diagnostic, ...]] | None:
        """A namespace as it was bound, and what was said of it."""
        value = self._known.load(self._key(name, reach[name]))
        return None if value is None else (Bound(*value[:2]), value[2])

    def _outline_key(self, mark: str) -> str:
        return object_cache.key(("outline", self._common, mark))

    def _key(self, name: str, reach: Sequence[str]) -> str:
        return object_cache.key(("bound", self._common, name, *(self._marks[one] for one in reach)))


def _contents(files: Iterable[Path]) -> Iterator[str]:
    for path in files:
        yield from (str(path), hashlib.sha256(path.read_bytes()).hexdigest())
