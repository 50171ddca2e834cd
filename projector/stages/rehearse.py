"""rehearse: what of some suggestions can stand. They are laid over the module, and whatever is wrong then goes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from projector.diagnostics import Diagnostic, Diagnostics, Place, Severity
from projector.ir.api import Key
from projector.ir.documents import Document, Documents, Module
from projector.ir.plan import RAW
from projector.ir.proposal import Suggestion
from projector.settings import Settings
from projector.stages.plan import plan
from projector.stages.resolve import resolve
from projector.targets import Target
from projector.yaml import Mapping as Tree

Write = Callable[[tuple[Suggestion, ...]], Mapping[str, Document]]
"""The overlays, by namespace, that say some suggestions; one at a path that is there takes its place."""

_ABSENT, _RAW, _SAFE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Standing:
    """How a module does: what is wrong, and of each function whether it is there, and public."""

    errors: tuple[Diagnostic, ...]
    functions: Mapping[Key, int]

    @property
    def safe(self) -> int:
        """How many functions need no `raw`."""
        return sum(rank == _SAFE for rank in self.functions.values())


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """What can stand, what can't, and how the module does with the former."""

    kept: tuple[Suggestion, ...]
    refused: tuple[Suggestion, ...]
    standing: Standing


def standing(documents: Documents, target: Target) -> Standing:
    """How modules do on a target."""
    found = Diagnostics()
    api = resolve(documents, target, found)
    if found.failed:
        return Standing(tuple(one for one in found if one.severity is Severity.ERROR), {})
    planned = plan(api, Settings(package="rehearsed_api", metadata=["."]), found)
    ranks = {
        recipe.key: _RAW if RAW in space.path else _SAFE for space in planned.namespaces for recipe in space.functions
    }
    closing = [one for one in found if one.code in ("PJ411", "PJ415")]  # a handle that is no use
    return Standing((*(one for one in found if one.severity is Severity.ERROR), *closing), ranks)


def overlaid(documents: Documents, module: str, overlays: Mapping[str, Document]) -> Documents:
    """The documents with overlays of one module, each the last of its namespace or in the place of its file."""
    return Documents(tuple(_overlaid(one, overlays) if one.name == module else one for one in documents.modules))


def rehearse(
    documents: Documents, module: str, wanted: tuple[Suggestion, ...], write: Write, target: Target, before: Standing
) -> Rehearsed:
    """Lay suggestions over a module that has no errors, without those that make some or take a function away."""

    def laid(some: tuple[Suggestion, ...]) -> Documents:
        return overlaid(documents, module, write(some))

    refused = list[Suggestion]()
    while True:
        written = write(wanted)
        now = standing(laid(wanted), target)
        worse = _worse(now, before)
        if not now.errors and not worse:
            return Rehearsed(wanted, tuple(refused), now)
        blamed = {id(one) for error in now.errors for one in _blamed(error, wanted, written, documents)}
        if not now.errors:
            blamed |= {id(one) for one in wanted if ".".join((one.namespace, *one.item)) in worse}
        if not blamed:
            blamed = {id(_first_wrong(wanted, lambda some: _is_fine(standing(laid(some), target), before)))}
        kept = standing_alone(one for one in wanted if id(one) not in blamed)
        left = {id(one) for one in kept}
        refused += [one for one in wanted if id(one) not in left]
        wanted = kept


def _worse(now: Standing, before: Standing) -> set[Key]:
    """The functions that were public, or there at all, and aren't any more."""
    return {key for key, rank in before.functions.items() if now.functions.get(key, _ABSENT) < rank}


def _is_fine(now: Standing, before: Standing) -> bool:
    return not now.errors and not _worse(now, before)


def standing_alone(chosen: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
    """Those whose needs are met by others of them."""
    left = tuple(chosen)
    while True:
        new = {one.where for one in left if one.new}
        fine = tuple(one for one in left if not one.needs or one.needs in new)
        if len(fine) == len(left):
            return fine
        left = fine


def _first_wrong(wanted: tuple[Suggestion, ...], fine: Callable[[tuple[Suggestion, ...]], bool]) -> Suggestion:
    """The first one without which all before it are fine, where nothing says who it was; new items come first."""
    most = bisect_left(range(1, len(wanted)), True, key=lambda count: not fine(wanted[:count]))
    return wanted[most]


def _overlaid(module: Module, overlays: Mapping[str, Document]) -> Module:
    paths = {one.path for one in overlays.values()}
    there = tuple(one for one in module.overlays if one.path not in paths)
    return replace(module, overlays=(*there, *overlays.values()))


def _blamed(
    error: Diagnostic, wanted: tuple[Suggestion, ...], written: Mapping[str, Document], documents: Documents
) -> list[Suggestion]:
    """The suggestion that an error is about: where it stands, or all about the item that it stands in."""
    if error.place is None:
        return []
    for name, overlay in written.items():
        if overlay.path == error.place.file:
            places = [(place, one) for one in wanted for place in _places(one, name, overlay)]
            nearest = max((place for place, _ in places if place <= error.place), default=None)
            return [one for place, one in places if place == nearest]
    item = _item(error.place, documents)
    return [one for one in wanted if (one.namespace, *one.item) == item]


def _places(one: Suggestion, name: str, overlay: Document) -> list[Place]:
    """Where the keys of a suggestion stand, and the one that they are below."""
    *above, last = ("add" if one.new else "change", *one.path)
    outer = overlay.root.at(*above) if one.namespace == name else None
    node = outer.get(last) if isinstance(outer, Tree) else None
    if not isinstance(outer, Tree) or not isinstance(node, Tree):
        return []
    key = outer.key(last)
    return [each.place for each, _ in node.entries if each.value in one.says] + ([key.place] if key else [])


def _item(place: Place, documents: Documents) -> tuple[str, ...]:
    """Namespace, section and name of the item of facts at a place."""
    found = [
        (name.place, (facts.name, section.value, name.value))
        for module in documents.modules
        for facts in module.facts
        if facts.path == place.file
        for section, items in facts.root.entries
        if isinstance(items, Tree)
        for name, _ in items.entries
    ]
    return max((one for one in found if one[0] <= place), default=(place, ()))[1]
