"""A module's facts alone: what headers say, as one target has it. Overlays would contradict many a changed fact."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from projector.diagnostics import Diagnostics, Place
from projector.ir import api
from projector.ir.documents import Document, Documents, Module
from projector.items.variants import variants
from projector.stages.load import load
from projector.stages.merge import merge
from projector.stages.resolve import resolve
from projector.targets import Target
from projector.yaml import Mapping, Node, Scalar

ROOT = Path(__file__).parents[2]

# What a header says of a namespace or an item, its sections, and what it says of a slot.
_FACTS = """
arch base bits expression fields include library members namespace pack align params platforms projector request arg dir
returns size source status symbol syscall type value variadic string
""".split()  # noqa: SIM905
SECTIONS = "aliases callbacks constants enums functions ioctls records unions variables".split()  # noqa: SIM905
_SLOTS = ("type", "bits", "anonymous", "offset", "align")


def facts_of(name: str, row: Target) -> Iterator[tuple[str, Mapping]]:
    """Each namespace as the target has it, with what headers say of it and nothing else."""
    module, _ = _module(name)
    for namespace, tree in merge(module, Diagnostics()).items():
        entries = []
        for key, node in tree.entries:
            if key.value in SECTIONS and isinstance(node, Mapping):
                items = ((name, _item(item, name.place, row)) for name, item in node.entries)
                entries.append((key, Mapping(tuple((name, one) for name, one in items if one), node.place)))
            elif key.value in _FACTS:
                entries.append((key, node))
            elif key.value == "handles" and isinstance(node, Mapping):  # as types of slots
                types = [(name, one.get("type")) for name, one in node.entries if isinstance(one, Mapping)]
                ours = tuple((name, _ours(of)) for name, of in types if of is not None)
                entries.append((Scalar("aliases", True, key.place), Mapping(ours, node.place)))
        yield namespace, Mapping(tuple(_joined(entries)), tree.place)


def _ours(of: Node) -> Node:
    """The type of a handle, which no header has a name for."""
    origin = Mapping(((Scalar("origin", True, of.place), Scalar("curated", True, of.place)),), of.place)
    return Mapping(((Scalar("type", True, of.place), of), (Scalar("source", True, of.place), origin)), of.place)


def _joined(entries: list[tuple[Scalar, Node]]) -> Iterator[tuple[Scalar, Node]]:
    """Sections that come twice as one."""
    sections = dict[str, tuple[Scalar, Node]]()
    for key, node in entries:
        other = sections.get(key.value)
        if other is not None and isinstance(other[1], Mapping) and isinstance(node, Mapping):
            node = Mapping((*other[1].entries, *node.entries), other[1].place)
        sections[key.value] = (other[0] if other else key, node)
    yield from sections.values()


def _item(item: Node, place: Place, row: Target) -> Node | None:
    if not isinstance(item, Mapping):
        return item
    here, _ = variants(item, place, row, Diagnostics())
    if here.text("status") == "ignore":
        return None
    return Mapping(
        tuple((key, _part(key.value, node)) for key, node in here.entries if key.value in _FACTS), item.place
    )


def _part(key: str, node: Node) -> Node:
    if key == "returns":
        return _slot(node)
    if key in ("params", "fields", "variadic") and isinstance(node, Mapping):
        return Mapping(tuple((name, _slot(one)) for name, one in node.entries), node.place)
    return node


def _slot(node: Node) -> Node:
    return node.only(_SLOTS) if isinstance(node, Mapping) else node


def resolved(name: str, trees: dict[str, Mapping], row: Target, found: Diagnostics | None = None) -> api.Api:
    module, required = _module(name)
    documents = {one.name: one for one in module.facts}
    facts = tuple(Document(documents[space].path, space, tree) for space, tree in trees.items())
    alone = Module(module.name, module.folder, module.root.without(("errors", "exceptions")), facts, ())
    return resolve(Documents((alone, *required)), row, Diagnostics() if found is None else found)


def _module(name: str) -> tuple[Module, list[Module]]:
    """A module, and those that it requires, which stay as they are."""
    modules = load([ROOT / "metadata" / name], Diagnostics()).modules
    return next(one for one in modules if one.name == name), [one for one in modules if one.name != name]


def replaced(tree: Mapping, path: tuple[str, ...], node: Node) -> Mapping:
    """The tree with another node at `path`."""
    entries = []
    for key, old in tree.entries:
        if key.value == path[0]:
            old = node if len(path) == 1 else replaced(old, path[1:], node) if isinstance(old, Mapping) else old
        entries.append((key, old))
    return Mapping(tuple(entries), tree.place)


def is_ours(item: Node) -> bool:
    return isinstance(item, Mapping) and item.get("source") is not None
