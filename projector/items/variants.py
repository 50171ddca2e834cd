"""Variants: what an item's keys are on each target, picked before they are checked."""

from __future__ import annotations

from projector.diagnostics import Diagnostics, Place
from projector.items.model import Model, Variant, When
from projector.items.validation import validate
from projector.targets import Target
from projector.yaml import Mapping, Sequence


class Variants(Model):
    """The `variants:` of an item."""

    variants: tuple[Variant, ...]
    """The first that fits is taken."""


def variants(node: Mapping, place: Place, target: Target, found: Diagnostics) -> tuple[Mapping, tuple[Mapping, ...]]:
    """An item's tree on this target, and those on others, for checking."""
    stated = node.get("variants")
    own = node.without(("variants",))
    if stated is None:
        return node, ()
    checked = validate(Variants, node.only(("variants",)), place, found)
    if checked is None or not isinstance(stated, Sequence):
        return own, ()
    trees = [_over(own, variant) for variant in stated.items if isinstance(variant, Mapping)]
    fitting = [index for index, variant in enumerate(checked.variants) if fits(variant.when, target)]
    here = trees.pop(fitting[0]) if fitting else own
    return here, tuple(trees)


def fits(when: When, target: Target) -> bool:
    """Whether a condition is true on this target."""
    stated = ((when.os, target.os), (when.arch, target.arch), (when.libc, target.libc))
    single = ((when.bits, target.bits), (when.endian, target.endian))
    return all(not wanted or here in wanted for wanted, here in stated) and all(
        wanted is None or wanted == here for wanted, here in single
    )


def _over(own: Mapping, variant: Mapping) -> Mapping:
    """The item with a variant's keys in place of its own."""
    news = {key.value: (key, node) for key, node in variant.entries if key.value != "when"}
    kept = [news.pop(key.value, (key, node)) for key, node in own.entries]
    return Mapping((*kept, *news.values()), own.place)
