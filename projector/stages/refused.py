"""refused: what of imported facts the language doesn't take, or lays out in another way than the compiler does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from projector.diagnostics import Diagnostic, Diagnostics, Severity
from projector.importers.c.sections import SECTIONS, Layouts
from projector.ir.api import Api, Record
from projector.ir.documents import Documents
from projector.settings import Settings
from projector.stages.load import load
from projector.stages.plan import plan
from projector.stages.resolve import resolve
from projector.targets import Target
from projector.yaml import Mapping as Tree

_Places = Mapping[Path, list[tuple[int, str, str]]]


@dataclass(slots=True)
class Refused:
    """Items by section and name with the language's words, how many functions are raw, and all that was said."""

    items: dict[tuple[str, str], str] = field(default_factory=dict)
    raw: int = 0
    told: list[Diagnostic] = field(default_factory=list)


def refused(module: Path, facts: Iterable[Path], layouts: Mapping[Target, Layouts]) -> Refused:
    """What is wrong with the `facts` files of a module on each target, whose compiler lays records out so."""
    read = Diagnostics()
    documents = load([module], read)
    places, raw = _places(documents, frozenset(facts)), set[str]()
    result = Refused({at: problem.message for problem in read for at in _item(problem, places)}, 0, read.found)
    for row, known in layouts.items():
        found = Diagnostics()
        api = resolve(documents, row, found)
        if not found.failed:
            plan(api, Settings(package="checked_api", metadata=["./"]), found)
            result.items |= _misplaced(api, known)
        result.told += found.found
        result.items |= {at: problem.message for problem in found for at in _item(problem, places)}
        raw |= {problem.message for problem in found if _is_raw(problem, places)}
    result.raw = len(raw)
    return result


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
