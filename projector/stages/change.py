"""change: an overlay's `change:` laid over a tree, by the rules of the design page "The metadata language"."""

from __future__ import annotations

from dataclasses import dataclass

from projector.diagnostics import Diagnostics, Place
from projector.items import KINDS
from projector.names import did_you_mean, is_pattern, matches
from projector.yaml import Mapping, Node, Scalar, Sequence, widened

# Top-level keys whose entries are items.
SECTIONS = frozenset(section for kind in KINDS for section in kind.sections)
# Keys of an item whose entries are named parts. Those of the ABI are facts: an overlay can't make or remove one.
_ABI_PARTS = frozenset({"params", "fields", "methods"})
_PARTS = _ABI_PARTS | {"variadic", "members"}
# The key that a scalar is short for: under a section or kind of part (`x: int` for `x: {type: int}`), or as a value.
_ENTRY_SHORT_FOR = {
    **{section: kind.model.SHORTHAND for kind in KINDS if kind.model.SHORTHAND for section in kind.sections},
    "fields": "type",
    "members": "value",
    "params": "type",
    "variadic": "type",
}
_VALUE_SHORT_FOR = {
    "close": "call",
    "deprecated": "message",
    "doc": "summary",
    "errors": "rule",
    "flexible": "count",
    "retained": "kept",
    "returns": "type",
    "string": "encoding",
}
_MOST_NAMES = 12
_MOST_SUGGESTIONS = 20  # each looks at all names

Path = tuple[str, ...]


def level(path: Path) -> str | None:
    """The section or kind of part whose names are the keys at `path`; None where keys are words of the language."""
    if not path or path[0] not in SECTIONS:
        return None
    if len(path) == 1:
        return path[0]
    parts = len(path) % 2 == 1 and path[-1] in _PARTS and path[0] != "exceptions"
    return path[-1] if parts else None


def is_abi_part(path: Path) -> bool:
    """Whether `path` is a parameter, field or method."""
    return level(path[:-1]) in _ABI_PARTS


@dataclass(slots=True)
class _Entry:
    """A named entry of `change:` and what became of it. `loose`: it is a pattern or below one, so it may miss."""

    key: Scalar
    parent: _Entry | None
    loose: bool
    matched: bool = False
    changed: bool = False

    @property
    def stale(self) -> bool:
        """Whether it matched and said nothing new."""
        return self.matched and not self.changed

    def mark(self) -> None:
        """It, and so what holds it, changed something."""
        self.matched = self.changed = True
        if self.parent and not self.parent.changed:
            self.parent.mark()


class Change:
    """One overlay's changes. Patterns are applied before exact names, so that these win."""

    def __init__(self, found: Diagnostics) -> None:
        self.found = found
        self.entries: dict[Place, _Entry] = {}
        self.suggestions = 0

    def over(self, tree: Mapping, change: Mapping) -> Mapping:
        """The changed tree; whatever was stale is a warning."""
        result = self.mapping(tree, change, (), None)
        for entry in self.entries.values():
            if not entry.matched and entry.parent:
                entry.parent.mark()  # one warning is enough
        for entry in self.entries.values():
            name, place = entry.key.value, entry.key.place
            if not entry.matched:
                self.found.warning("PJ314", place, f"{name} matches nothing", "correct or remove it")
            elif entry.stale and not (entry.parent and entry.parent.stale):
                self.found.warning("PJ315", place, f"{name} says nothing new", "remove it")
        return result

    def mapping(self, base: Mapping, over: Mapping, path: Path, parent: _Entry | None) -> Mapping:
        """Key by key; the same object if nothing changes."""
        named = level(path) is not None
        entries = {key.value: (key, node) for key, node in base.entries}
        changed = False
        for key, node in (
            sorted(over.entries, key=lambda entry: not is_pattern(entry[0].value)) if named else over.entries
        ):
            entry = self.entry(key, parent, path, named)
            every = named and is_pattern(key.value)
            for name in [name for name in entries if matches(key.value, name)] if every else [key.value]:
                changed = self.one(entries, (*path, name), key, node, entry) or changed
        return Mapping(tuple(entries.values()), base.place) if changed else base

    def entry(self, key: Scalar, parent: _Entry | None, path: Path, named: bool) -> _Entry | None:
        """The entry that `key` makes, or belongs to."""
        if not named and (path or key.value in SECTIONS):
            return parent
        loose = (named and is_pattern(key.value)) or (parent is not None and parent.loose)
        return self.entries.setdefault(key.place, _Entry(key, parent, loose, matched=not named))

    def one(self, entries: dict[str, _Pair], path: Path, key: Scalar, node: Node, entry: _Entry | None) -> bool:
        """Change what is at `path`, one of `entries`; whether that made a difference."""
        old = entries.get(path[-1])
        if old is None and not self.may_add(entries, path, key, node, entry):
            return False
        if entry and key is entry.key:
            entry.matched = True
        if isinstance(node, Scalar) and node.is_null:
            if is_abi_part(path):
                message = f"{key.value} is part of its item's ABI and can't be removed"
                self.found.error("PJ312", key.place, message, "correct the facts, or remove the item")
            else:
                del entries[path[-1]]
        else:
            new = self.value(old[1] if old else None, node, path, entry)
            if old and new is old[1]:
                return False
            entries[path[-1]] = (old[0] if old else key, new)
        if entry:
            entry.mark()
        return True

    def may_add(self, entries: dict[str, _Pair], path: Path, key: Scalar, node: Node, entry: _Entry | None) -> bool:
        """Whether a change may make a key that isn't there; if not, says so (later, for what may miss)."""
        null = isinstance(node, Scalar) and node.is_null
        if entry and entry.loose and path[-1] == "returns" and isinstance(node, Mapping) and node.get("type") is None:
            return False  # a pattern says how results are meant, and this function has none
        strict = (len(path) == 2 and level(path[:-1]) is not None) or is_abi_part(path)
        if not null and not strict:
            return True
        if entry and entry.loose:
            return False
        where = ".".join(path[:-1])
        if null:
            self.found.warning(
                "PJ316", key.place, f"{where or 'the facts'} has no {key.value} to remove", "remove this line"
            )
        else:
            facts = ", ".join(list(entries)[:_MOST_NAMES])
            otherwise = "write new items under `add:`" if len(path) == 2 else f"the facts have {facts or 'none'}"
            self.suggestions += 1
            names = entries if self.suggestions <= _MOST_SUGGESTIONS else ()
            hint = did_you_mean(key.value, names, otherwise)
            self.found.error("PJ311", key.place, f"{where} has no {key.value} to change", hint)
        if entry:
            entry.mark()
        return False

    def value(self, base: Node | None, over: Node, path: Path, entry: _Entry | None) -> Node:
        """What `over` makes of `base`; the same object if nothing changes."""
        short_for = _short_for(path)
        wide = base
        if short_for and isinstance(base, Scalar) and isinstance(over, Mapping) and not base.is_null:
            wide = widened(base, short_for)
        elif short_for and isinstance(base, Mapping) and isinstance(over, Scalar):
            over = widened(over, short_for)
        if not isinstance(over, Mapping):
            return base if base == over and base is not None else over
        start = wide if isinstance(wide, Mapping) else Mapping((), over.place)
        merged = self.mapping(start, over, path, entry)
        if len(path) == 2 and level(path[:1]) is not None:
            merged = _into_variants(merged, over, path)
        return base if merged is wide and base is not None else merged


_Pair = tuple[Scalar, Node]


def _into_variants(item: Mapping, over: Mapping, path: Path) -> Mapping:
    """What is said of a parameter, a field or the result goes for it where a variant states it anew, too."""
    stated = item.get("variants")
    if not isinstance(stated, Sequence) or over.get("variants") is not None:
        return item
    change = Change(Diagnostics())  # what is wrong was said of the item itself
    parts = over.only([key.value for key, node in over.entries if isinstance(node, Mapping)])
    variants = tuple(
        change.mapping(one, parts.only(one.keys()), path, None) if isinstance(one, Mapping) else one
        for one in stated.items
    )
    if all(new is old for new, old in zip(variants, stated.items, strict=True)):
        return item
    entries = ((key, Sequence(variants, node.place) if node is stated else node) for key, node in item.entries)
    return Mapping(tuple(entries), item.place)


def _short_for(path: Path) -> str | None:
    """The key that a scalar at `path` is short for."""
    inside = level(path[:-1])
    if inside:
        return _ENTRY_SHORT_FOR.get(inside)
    return _VALUE_SHORT_FOR.get(path[-1]) if len(path) > 2 else None
