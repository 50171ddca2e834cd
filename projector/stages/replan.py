"""replan: the plans of a projection's Python modules, of which those that are known aren't made.

A plan's key is the hash of the module's own items, and of what the planner looked at of others when it made the plan:
with the same there, it would look at the same again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from projector import object_cache
from projector.diagnostics import Diagnostic, Diagnostics
from projector.ir.api import Item, Key
from projector.ir.plan import NamespacePlan
from projector.preserve import Digests
from projector.stages.known import Known
from projector.stages.plan import Homes, Items, Make
from projector.stages.recall import ours

V = TypeVar("V")


class Replanning:
    """How one gets plans: see `Planned`."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._around = Digests()

    def __call__(
        self,
        own: Sequence[Item],
        around: Sequence[object],
        items: Items,
        homes: Homes,
        make: Make,
        found: Diagnostics,
    ) -> tuple[NamespacePlan, ...]:
        """The plans, from earlier or made."""
        base = object_cache.key((*ours(), "plan", *map(self._known.name_of, own), *map(self._around, around)))
        known = self._known.load(base)
        if known is not None and known[0] == self._looked_like(known[1], items, homes):
            return self._recalled(found, *known[2:])
        seen_items, seen_homes, said = _Seen(items), _Seen(homes), Diagnostics()
        plans = make(seen_items, seen_homes, said)
        found.found += said.found
        keys = sorted((seen_items.keys_seen | seen_homes.keys_seen).difference(item.key for item in own))
        digests = tuple(map(self._known.plans, plans))
        looked_like = self._looked_like(keys, items, homes)
        self._known.functions += sum(len(one.functions) for one in plans)
        self._known.add(base, (looked_like, keys, plans, tuple(said.found), digests))
        return plans

    def _recalled(
        self,
        found: Diagnostics,
        plans: tuple[NamespacePlan, ...],
        said: tuple[Diagnostic, ...],
        digests: tuple[bytes, ...],
    ) -> tuple[NamespacePlan, ...]:
        for one, mark in zip(plans, digests, strict=True):
            self._known.plans.put(one, mark)
        found.found += said
        return plans

    def _looked_like(self, keys: Sequence[Key], items: Items, homes: Homes) -> str:
        """What stands under these keys."""
        each = ((key, self._known.name_of(items.get(key)), repr(homes.get(key))) for key in keys)
        return object_cache.key(word for words in each for word in words)


class _Seen(Mapping[Key, V]):
    """A mapping that remembers the keys that it was asked for."""

    def __init__(self, of: Mapping[Key, V]) -> None:
        self._of, self.keys_seen = of, set[Key]()

    def __getitem__(self, key: Key) -> V:
        self.keys_seen.add(key)
        return self._of[key]

    def __iter__(self) -> Iterator[Key]:
        self.keys_seen.update(self._of)
        return iter(self._of)

    def __len__(self) -> int:
        return sum(1 for _ in self)
