"""Which facts have to do with each other, by the words that they are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Any

from projector.importers.split import Sections

_WORD = re.compile(r"[A-Za-z_]\w*")


class Related:
    """The items of some namespaces by name: what each names, and who names it. Items of one name are one here."""

    def __init__(self, spaces: Mapping[str, Sections]) -> None:
        self._words, self._users, self._homes = dict[str, set[str]](), dict[str, list[str]](), dict[str, str]()
        for sections in spaces.values():
            for items in sections.values():
                for name, item in items.items():
                    self._add(name, item)
            for name, enum in sections["enums"].items():
                self._homes |= dict.fromkeys(enum["members"], name)

    def _add(self, name: str, item: Any) -> None:
        words = set(_words(item))
        if words:
            self._words.setdefault(name, set()).update(words)
            for word in words:
                self._users.setdefault(word, []).append(name)

    def around(self, names: Iterable[str]) -> set[str]:
        """These items and whatever is made of them, with all that this needs to have a meaning."""
        return self._closure(self._closure(names, self._users), self._words)

    def _closure(self, names: Iterable[str], step: Mapping[str, Iterable[str]]) -> set[str]:
        found, left = set[str](), [*names]
        while left:
            name = left.pop()
            if name not in found:
                found.add(name)
                left += step.get(name, ())
                left += [self._homes[name]] if name in self._homes else []
        return found


def part(spaces: Mapping[str, Sections], names: Set[str]) -> dict[str, Sections]:
    """The same with the items of these names alone."""
    return {
        space: {section: {name: items[name] for name in items if name in names} for section, items in sections.items()}
        for space, sections in spaces.items()
    }


def _words(item: Any) -> Iterator[str]:
    if isinstance(item, str):
        yield from _WORD.findall(item)
    elif isinstance(item, dict):
        for key, value in item.items():
            if key != "doc":
                yield from _words(value)
    elif isinstance(item, list):
        for value in item:
            yield from _words(value)
