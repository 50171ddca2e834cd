"""merge: a namespace's facts and its overlays, laid over each other to one tree. Every node keeps its position."""

from __future__ import annotations

from collections.abc import Iterable

from projector.diagnostics import Diagnostics
from projector.ir.documents import Document, Module
from projector.names import did_you_mean, is_pattern, matches
from projector.stages.change import SECTIONS, Change, is_abi_part
from projector.stages.name import named
from projector.yaml import Mapping, Node, Scalar, Sequence

_KEYS = ("projector", "overlay", "add", "change", "remove")
_IDENTITY = ("projector", "namespace", "overlay")


def merge(module: Module, found: Diagnostics) -> dict[str, Mapping]:
    """The merged tree of each namespace of a module, in the order of its facts."""
    return {facts.name: _namespace(facts, module.overlays, found) for facts in module.facts}


def _namespace(facts: Document, overlays: Iterable[Document], found: Diagnostics) -> Mapping:
    tree = named(facts.root, found)
    for overlay in overlays:
        if overlay.name == facts.name:
            _check_form(overlay.root, found)
            tree = _remove(tree, overlay, found)
            tree = _add(tree, _part(overlay.root, "add", found), found)
            tree = named(Change(found).over(tree, _part(overlay.root, "change", found)), found)
    return tree


def _check_form(root: Mapping, found: Diagnostics) -> None:
    """Whether an overlay has only the keys of an overlay."""
    for key, _ in root.entries:
        if key.value not in _KEYS:
            section = "put it under `add:` or `change:`" if key.value in SECTIONS else "it has add, change and remove"
            hint = section if key.value in SECTIONS else did_you_mean(key.value, _KEYS, section)
            found.error("PJ313", key.place, f"an overlay has no key {key.value!r}", hint)


def _part(root: Mapping, key: str, found: Diagnostics) -> Mapping:
    """`add:` or `change:`, without what makes a file itself."""
    node = root.get(key)
    nothing = Mapping((), root.place)
    if node is None or (isinstance(node, Scalar) and node.is_null):
        return nothing
    if not isinstance(node, Mapping):
        found.error("PJ313", node.place, f"`{key}:` is a mapping", "write the same tree as in a facts file")
        return nothing
    for name, _ in node.entries:
        if name.value in _IDENTITY:
            found.error("PJ313", name.place, f"an overlay can't {key} `{name.value}:`", "remove it")
    return node.without(_IDENTITY)


def _add(tree: Mapping, added: Mapping, found: Diagnostics) -> Mapping:
    """The tree with new sections, and new items in sections."""
    entries = {key.value: (key, node) for key, node in tree.entries}
    for key, node in added.entries:
        old = entries.get(key.value)
        new = _without_patterns(node, found) if isinstance(node, Mapping) and key.value in SECTIONS else node
        if old is None:
            entries[key.value] = (key, new)
        elif isinstance(old[1], Mapping) and isinstance(new, Mapping):
            entries[key.value] = (old[0], _add_names(old[1], new, found))
        else:
            _exists(key, old[0], found)
    return Mapping(tuple(entries.values()), tree.place)


def _add_names(section: Mapping, added: Mapping, found: Diagnostics) -> Mapping:
    """A section with new names."""
    entries = {key.value: (key, node) for key, node in section.entries}
    for key, node in added.entries:
        if key.value in entries:
            _exists(key, entries[key.value][0], found)
        else:
            entries[key.value] = (key, node)
    return Mapping(tuple(entries.values()), section.place)


def _without_patterns(section: Mapping, found: Diagnostics) -> Mapping:
    """A section of `add:` without names that can't be new."""
    patterns = [key for key, _ in section.entries if is_pattern(key.value)]
    for key in patterns:
        found.error("PJ313", key.place, f"a new name can't be a pattern: {key.value}", "write it under `change:`")
    return section.without({key.value for key in patterns})


def _exists(key: Scalar, old: Scalar, found: Diagnostics) -> None:
    message = f"{key.value} exists already: {old.place.file.name}, line {old.place.line}"
    found.error("PJ310", key.place, message, "write what is new of it under `change:`")


def _remove(tree: Mapping, overlay: Document, found: Diagnostics) -> Mapping:
    """The tree without what `remove:` lists."""
    node = overlay.root.get("remove")
    if node is None or (isinstance(node, Scalar) and node.is_null):
        return tree
    paths = node.items if isinstance(node, Sequence) else (node,)
    for path in paths:
        if not isinstance(node, Sequence) or not isinstance(path, Scalar):
            found.error("PJ313", path.place, "`remove:` is a list of paths", "write [functions.NAME]")
            continue
        names = tuple(path.value.split("."))
        if is_abi_part(names):
            hint = "correct the facts, or remove the item"
            found.error("PJ312", path.place, f"{path.value} is part of its item's ABI and can't be removed", hint)
            continue
        smaller = _without(tree, names)
        if smaller is tree:
            hint = _where(tree, names, overlay.name)
            found.warning("PJ316", path.place, f"there is no {path.value} to remove", hint)
        tree = smaller
    return tree


def _without(tree: Mapping, path: tuple[str, ...]) -> Mapping:
    """The tree without what `path` matches; the same object if it matches nothing."""
    entries: list[tuple[Scalar, Node]] = []
    changed = False
    for key, node in tree.entries:
        if not matches(path[0], key.value):
            entries.append((key, node))
        elif len(path) == 1:
            changed = True
        else:
            rest = _without(node, path[1:]) if isinstance(node, Mapping) else node
            changed = changed or rest is not node
            entries.append((key, rest))
    return Mapping(tuple(entries), tree.place) if changed else tree


def _where(tree: Mapping, path: tuple[str, ...], namespace: str) -> str:
    """The hint for a path that leads nowhere."""
    written = ".".join(path)
    if written.startswith(f"{namespace}."):
        return f"write {written.removeprefix(namespace + '.')}"
    node: Node | None = tree
    for name in path:
        if not isinstance(node, Mapping) or node.get(name) is None:
            return did_you_mean(name, node.keys() if isinstance(node, Mapping) else (), "remove this line")
        node = node.get(name)
    return "remove this line"
