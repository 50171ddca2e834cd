"""Facts of several headers, a namespace each. Headers of one name share one: `sys/ioctl.h` and `linux/ioctl.h`."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import Any

Sections = dict[str, dict[str, Any]]
_INNER = frozenset({"bits", "asm", "asm-generic"})


def homes(of: Mapping[str, str], includers: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """The header of each item, but not one of those folders that no program includes: then the one that leads there."""
    public = {file: next(filter(_is_public, (file, *includers[file])), file) for file in set(of.values())}
    return {name: public[file] for name, file in of.items()}


def _is_public(header: str) -> bool:
    return PurePath(header).parent.name not in _INNER


def namespace(library: str, header: str) -> str:
    """What a header's facts are called: `uv.win` for `uv/win.h`, the library's own name for `uv.h`."""
    stem = re.sub(r"\W", "_", PurePath(header).stem)
    if stem == library:
        return library
    name = f"{library}_{stem}" if stem[0].isdigit() else stem
    return f"{library}.{name}{'_' * keyword.iskeyword(name)}"


def split(sections: Mapping[str, Mapping[str, Any]], places: Mapping[str, str], library: str) -> dict[str, Sections]:
    """The sections of each namespace, in the order of its first item; `places` has the header of each."""
    found = dict[str, Sections]()
    for section, items in sections.items():
        for name, item in items.items():
            space = found.setdefault(namespace(library, places[name]), {one: {} for one in sections})
            space[section][name] = item
    return found


def without(spaces: Mapping[str, Sections], names: Iterable[tuple[str, str]]) -> dict[str, Sections]:
    """The same without some items, by section and name, and without what is empty then."""
    gone = frozenset(names)
    kept = {
        space: {
            section: {name: item for name, item in items.items() if (section, name) not in gone}
            for section, items in sections.items()
        }
        for space, sections in spaces.items()
    }
    return {space: sections for space, sections in kept.items() if any(sections.values())}
