"""refused: what of imported facts the language doesn't take, or lays out in another way than the compiler does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from projector.diagnostics import Diagnostic, Diagnostics, Severity
from projector.importers.c.sections import SECTIONS, Layouts
from projector.importers.tree import placed
from projector.ir.api import Api, Function, Item, Record
from projector.ir.documents import Document, Documents
from projector.settings import Settings
from projector.stages.plan import plan
from projector.stages.resolve import resolve
from projector.targets import Target
from projector.yaml import Mapping as Tree

_Places = Mapping[Path, list[tuple[int, str, str]]]


@dataclass(slots=True)
class Refused:
    """Items by section and name with the language's words, what tells of raw functions, and all that was said.

    `is_all` says that without these items nothing else would be refused.
    """

    items: dict[tuple[str, str], str] = field(default_factory=dict)
    raw: set[str] = field(default_factory=set)
    told: list[Diagnostic] = field(default_factory=list)
    is_all: bool = False


def refused(documents: Documents, trees: Mapping[Path, Mapping[str, Any]], target: Target, layouts: Layouts) -> Refused:
    """What is wrong with the facts files of `trees`, in place of what `documents` have of them.

    The target's compiler lays records out so. A line of these files is an item, since there is no text of them yet.
    """
    whole = _with(documents, {path: placed(tree, path) for path, tree in trees.items()})
    places, found = _places(whole, frozenset(trees)), Diagnostics()
    result = Refused(told=found.found)
    api = resolve(whole, target, found)
    if not found.failed or _is_nothing_more(found, places):
        plan(api, Settings(package="checked_api", metadata=["./"]), found)
        result.items |= _misplaced(api, layouts)
    result.items |= {at: problem.message for problem in found for at in _item(problem, places)}
    result.raw |= {problem.message for problem in found if _is_raw(problem, places)}
    is_alone = not any(module.overlays for module in documents.modules)
    only_functions = all(section == "functions" for section, _ in result.items) and _is_nothing_more(found, places)
    result.is_all = is_alone and only_functions and not any(map(_frees, api.items().values()))
    return result


def _is_nothing_more(found: Diagnostics, places: _Places) -> bool:
    """Whether all errors are about functions of the facts, of which no other item is made."""
    errors = (_item(one, places) for one in found if one.severity is Severity.ERROR)
    return all(at and at[0][0] == "functions" for at in errors)


def _frees(item: Item) -> bool:
    return isinstance(item, Function) and item.returns is not None and item.returns.free is not None


def _with(documents: Documents, roots: Mapping[Path, Tree]) -> Documents:
    def of(one: Document) -> Document:
        return replace(one, root=roots[one.path]) if one.path in roots else one

    return Documents(tuple(replace(module, facts=tuple(map(of, module.facts))) for module in documents.modules))


def _misplaced(api: Api, layouts: Layouts) -> Iterator[tuple[tuple[str, str], str]]:
    for item in api.items().values():
        if isinstance(item, Record) and item.fields and item.name in layouts:
            size, positions = layouts[item.name]
            ours = {one.name: 8 * one.offset + one.bit_offset for one in item.fields if not one.padding}
            wrong = [name for name, position in positions.items() if ours.get(name, position) != position]
            if wrong or item.size != size:
                section = "unions" if item.union else "records"
                where = f"{wrong[0]} lies elsewhere" if wrong else f"it has {size} bytes, not {item.size}"
                yield (section, item.name), f"metadata can't lay it out as the compiler does: {where}"


def _places(documents: Documents, paths: frozenset[Path]) -> _Places:
    """At which line each item of those facts files begins, in the file's order."""
    return {
        one.path: [
            (name.place.line, section.value, name.value)
            for section, items in one.root.entries
            if section.value in SECTIONS and isinstance(items, Tree)
            for name, _ in items.entries
        ]
        for module in documents.modules
        for one in module.facts
        if one.path in paths
    }


def _item(problem: Diagnostic, places: _Places) -> list[tuple[str, str]]:
    """The item of the facts that an error is about, if it is."""
    at = problem.place
    if problem.severity is not Severity.ERROR or at is None or at.file not in places:
        return []
    return [(section, name) for line, section, name in places[at.file] if line <= at.line][-1:]


def _is_raw(problem: Diagnostic, places: _Places) -> bool:
    return problem.code == "PJ414" and problem.place is not None and problem.place.file in places
