"""known: what earlier runs made of namespaces, from the user's cache."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from projector import object_cache
from projector.ir.api import Item
from projector.object_cache import TEXTS
from projector.preserve import Damaged, Digests, preserve, restore


class Known:
    """What is known of a projection's namespaces. What a run adds is kept when `keep` is called: after a run without an
    error, of files that nobody changed meanwhile."""

    def __init__(self) -> None:
        self.functions = 0
        """Those that were planned in this run."""
        self._new = dict[str, bytes]()
        self._items = dict[int, tuple[Item, str]]()
        self.plans, self._others = Digests(), Digests()

    def load(self, key: str) -> Any:
        """The value of that key; None where none is known."""
        data = object_cache.load(key, TEXTS)
        with suppress(Damaged):
            return None if data is None else restore(data)
        return None

    def add(self, key: str, value: object) -> None:
        """Know a value."""
        self._new[key] = preserve(value)

    def keep(self) -> None:
        """Keep what this run added."""
        for key, data in self._new.items():
            object_cache.keep(key, data, TEXTS)
        self._new.clear()

    def name(self, items: tuple[Item, ...], key: str) -> None:
        """Remember what these items are known as."""
        self._items.update((id(item), (item, f"{key} {i}")) for i, item in enumerate(items))

    def name_of(self, item: Item | None) -> str:
        """What an item is known as: another name for each that isn't the same."""
        known = self._items.get(id(item))
        return known[1] if known is not None else self._others(item).hex()
