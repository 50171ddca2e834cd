"""Names for what C lets go without: structs, unions and enums, and functions' types."""

from __future__ import annotations

import re
from collections.abc import Iterator

from projector.importers.c import declared as d

_UNUSED = re.compile(r"_|tag[A-Z]|\w+_(s|st|struct|u|union|e|enum|tag)$")
"""Tags that are there for a typedef to name: `_FILETIME`, `tagPOINT`, `yaml_parser_s`."""


class Naming:
    """The names of a unit's structs, unions and enums by key, and those that are still free."""

    def __init__(self, unit: d.Unit) -> None:
        self.unit = unit
        self.names = dict(_names(unit))
        self.taken = {*self.names.values(), *unit.aliases, *unit.functions, *unit.variables}

    def free(self, name: str) -> str:
        """That name, or one like it that nobody has; it is taken from now on."""
        while name in self.taken:
            name += "_"
        self.taken.add(name)
        return name

    def name(self, key: str, owner: str) -> None:
        """Give a struct, union or enum its owner's name if it has none."""
        if key not in self.names:
            self.names[key] = self.free(owner if owner not in self.taken else f"{_word(self.unit, key)}_{owner}")


def _names(unit: d.Unit) -> Iterator[tuple[str, str]]:
    """The name of each struct, union and enum: its tag, or that of the first typedef, if programs use only that."""
    typedefs = dict[str, str]()
    for alias in unit.aliases.values():
        if isinstance(alias.type, d.Tagged):
            typedefs.setdefault(alias.type.key, alias.name)
    taken = {one.name for one in (*unit.records.values(), *unit.enums.values())}
    for key, one in (*unit.records.items(), *unit.enums.items()):
        name = typedefs.get(key)
        if name is not None and (not one.name or (_is_for_people(name, one.name) and name not in taken)):
            yield key, name
        elif one.name:
            other = unit.aliases.get(one.name)
            is_other = other is not None and other.type != d.Tagged(key)
            yield key, f"{_word(unit, key)}_{one.name}" if is_other else one.name


def _is_for_people(typedef: str, tag: str) -> bool:
    return bool(_UNUSED.match(tag)) and not typedef.startswith("_")


def _word(unit: d.Unit, key: str) -> str:
    return "enum" if key in unit.enums else "union" if unit.records[key].union else "struct"
