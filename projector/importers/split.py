"""Facts of several headers, a namespace each. Headers of one name share one: `sys/epoll.h` and `bits/epoll.h`."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import Any

Sections = dict[str, dict[str, Any]]


def namespace(library: str, header: str) -> str:
    """What a header's facts are called: `uv.win` for `uv/win.h`, the library's own name for `uv.h`."""
    stem = re.sub(r"\W", "_", PurePath(header).stem)
    if stem == library:
        return library
    name = f"{library}_{stem}" if stem[0].isdigit() else stem
    return f"{library}.{name}{'_' * keyword.iskeyword(name)}"


def split(sections: Mapping[str, Mapping[str, Any]], homes: Mapping[str, str], library: str) -> dict[str, Sections]:
    """The sections of each namespace, in the order of its first item; `homes` has the header of each."""
    found = dict[str, Sections]()
    for section, items in sections.items():
        for name, item in items.items():
            space = found.setdefault(namespace(library, homes[name]), {one: {} for one in sections})
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
