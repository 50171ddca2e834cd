"""select: an Api without what the manifest doesn't ask for. What selected items refer to stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from projector.diagnostics import Diagnostics
from projector.ir.api import Api, Elsewhere, Enum, ExceptionType, Function, Handle, Item, Key, Record
from projector.ir.references import references
from projector.names import is_pattern, matches, nearest

_TYPES = (Enum, Record, Handle, ExceptionType)


def select(
    api: Api, patterns: Sequence[str], found: Diagnostics, provided: Mapping[Key, Elsewhere] = MappingProxyType({})
) -> Api:
    """What `patterns` ask for: symbol paths and globs; `!x` takes out, and the later pattern wins.

    A namespace stands for all that it holds, `linux.time.clock_gettime` for an item, and a `*` at the end for
    everything below. What another projection provides isn't asked for: of that only types that others need stay.
    """
    items = api.items()
    if not items and patterns:
        hint = "its `platforms:` and `arch:` say what it is for; `--target` chooses another platform"
        found.warning("PJ370", None, f"the metadata has nothing for {api.target.name}", hint)
        return api
    wanted = dict[Key, bool]()
    for pattern in patterns:
        path = pattern.removeprefix("!")
        hit = _hit(path, items)
        if not hit:
            hint = _meant(path, api, items)
            found.warning("PJ370", None, f"`select` asks for {path!r}, which {api.target.name} doesn't have", hint)
        wanted.update(dict.fromkeys(hit, path == pattern))
    chosen = {key for key, wants in wanted.items() if wants and key not in provided}
    everything = len(chosen) == len(items)
    kept = dict.fromkeys(items) if everything else _closure([key for key in wanted if key in chosen], items)
    namespaces = (
        replace(one, items=tuple(_trimmed(item, kept, chosen, provided) for item in one.items if item.key in kept))
        for one in api.namespaces
    )
    return replace(api, namespaces=tuple(one for one in namespaces if one.items))


def _hit(pattern: str, items: dict[Key, Item]) -> list[Key]:
    """The items that a pattern without `!` stands for."""
    if pattern in items:
        return [pattern]
    parts = pattern.split(".")
    return [key for key in items if _matches(parts, key)]


def _matches(parts: list[str], key: Key) -> bool:
    """Whether a pattern is an item's path, with or without its section, or that of something above it."""
    *namespace, section, name = key.split(".")
    if parts[-1] == "*":
        return _equal(parts[:-1], [*namespace, section][: len(parts) - 1])
    whole = ([*namespace, section, name], [*namespace, name], [*namespace, section], namespace, namespace[:1])
    return any(_equal(parts, path) for path in whole)


def _equal(parts: list[str], path: list[str]) -> bool:
    return len(parts) == len(path) and all(
        part == name or (is_pattern(part) and matches(part, name)) for part, name in zip(parts, path, strict=True)
    )


def _closure(keys: list[Key], items: dict[Key, Item]) -> dict[Key, None]:
    """These items and all that they refer to."""
    kept = dict[Key, None]()
    while keys:
        key = keys.pop()
        if key not in kept and key in items:
            kept[key] = None
            keys.extend(references(items[key]))
    return kept


def _trimmed(item: Item, kept: dict[Key, None], chosen: set[Key], provided: Mapping[Key, Elsewhere]) -> Item:
    """An item that names no handle that is gone; a function that others only refer to is a shell."""
    if isinstance(item, Function) and item.key not in chosen:
        return replace(item, shell=True)
    if isinstance(item, Handle) and item.also:
        item = replace(item, also=tuple(key for key in item.also if key in kept))
    if isinstance(item, _TYPES) and item.key in provided:
        item = replace(item, elsewhere=provided[item.key])
    return replace(item, next=None) if isinstance(item, Handle) and item.elsewhere else item


def _meant(pattern: str, api: Api, items: dict[Key, Item]) -> str:
    """A hint: the nearest namespace or item."""
    known = [one.name for one in api.namespaces]
    known += [f"{key.rsplit('.', 2)[0]}.{item.name}" for key, item in items.items()]
    near = nearest(pattern, [*known, *items])
    return f"did you mean {near!r}?" if near else "`projector inspect resolve NAMESPACE` shows names"
