"""Constants that belong together, by how they are called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from projector.importers.suggest.survey import Survey, words

_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Group:
    """Integer constants of a namespace whose names all start with `prefix` (SQLITE_OPEN_)."""

    prefix: str
    home: str
    values: Mapping[str, int]
    pure: bool  # no constant of another kind is called so

    @property
    def name(self) -> str:
        """The prefix without its last stroke."""
        return self.prefix.rstrip("_")

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the prefix."""
        return words(self.prefix)


def groups(of: Survey) -> list[Group]:
    """Each prefix that three integer constants or more have; a short one holds those of longer ones."""
    found, others = dict[tuple[str, str], dict[str, int]](), set[tuple[str, str]]()
    for one in of.constants:
        parts = one.name.split("_")
        for length in range(1, len(parts)):
            where = of.home(one), "_".join(parts[:length]) + "_"
            if isinstance(one.value, int):
                found.setdefault(where, {})[one.name] = one.value
            else:
                others.add(where)
    return [
        Group(prefix, home, values, (home, prefix) not in others)
        for (home, prefix), values in found.items()
        if len(values) >= _FEWEST and words(prefix)
    ]


def are_bits(values: Mapping[str, int]) -> bool:
    """Whether the values are single bits, three or more, and what joins them."""
    above = {value for value in values.values() if value > 0}
    bits = {value for value in above if value & (value - 1) == 0}
    others, every = above - bits, sum(bits)
    return (
        len(bits) >= _FEWEST
        and max(bits) > _FEWEST
        and 2 * len(others) <= len(bits)
        and all(value & ~every == 0 for value in others)
        and above != set(range(1, len(above) + 1))  # these are only counted
        and min(values.values()) >= 0
    )
