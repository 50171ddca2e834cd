"""What headers declare beside what their library exports: what it hasn't is left out, what it has says since when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from typing import Any

from projector.importers.c.elf import Exports
from projector.importers.c.sections import Facts
from projector.importers.tree import Quoted

_SHORTHANDS = {"variables": "type", "functions": "returns"}


def in_library(facts: Facts, exports: Exports) -> Facts:
    """The facts of what the library exports, and without what it doesn't."""
    left_out, sections = dict(facts.left_out), dict(facts.sections)
    for section, shorthand in _SHORTHANDS.items():
        sections[section] = {}
        for name, item in facts.sections[section].items():
            words = item if isinstance(item, dict) else {shorthand: item}
            symbol = str(words.get("symbol", name)).partition("@")[0]
            if "expression" not in words and symbol not in exports.symbols:
                left_out[name] = f"{exports.soname or exports.path.name} doesn't export it"
                continue
            since = exports.since(symbol) if "expression" not in words else {}
            sections[section][name] = _with(item, words, since)
    return replace(facts, sections=sections, left_out=left_out)


def in_libraries(facts: Facts, exports: Mapping[str, frozenset[str]]) -> Facts:
    """The facts with the library of each function, the first that has it, and without what none exports.

    Of no libraries nothing is known, and the facts stay as they are.
    """
    if not exports:
        return facts
    left_out, functions = dict(facts.left_out), dict[str, Any]()
    absent = f"none of {', '.join(exports)} exports it"
    left_out |= dict.fromkeys(facts.sections["variables"], absent)  # most are of a library that programs link in
    for name, item in facts.sections["functions"].items():
        words = item if isinstance(item, dict) else {"returns": item}
        if "expression" in words:
            functions[name] = item
            continue
        library = next((one for one, names in exports.items() if words.get("symbol", name) in names), None)
        if library is None:
            left_out[name] = absent
        else:
            functions[name] = {"library": library, **words}
    return replace(facts, sections=facts.sections | {"functions": functions, "variables": {}}, left_out=left_out)


def most_used(sections: Mapping[str, Mapping[str, Any]]) -> str | None:
    """The library that most functions say they are in; None if none says it."""
    stated = Counter(one["library"] for one in sections["functions"].values() if _states(one))
    return max(stated, key=lambda name: stated[name]) if stated else None


def in_one(sections: Mapping[str, Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    """The same where the namespace says which library that is."""
    library = most_used(sections)
    return {**sections, "functions": {name: _of(library, one) for name, one in sections["functions"].items()}}


def _of(library: str | None, function: Any) -> Any:
    """A function without its library if that is this one."""
    if not _states(function) or function["library"] != library:
        return function
    return {key: value for key, value in function.items() if key != "library"}


def _states(function: Any) -> bool:
    return isinstance(function, dict) and "library" in function


def undeclared(exports: Exports, declared: Iterable[Container[str]]) -> int:
    """How many symbols no header declares; `declared` are those of each target."""
    known = tuple(declared)
    return sum(not any(symbol in one for one in known) for symbol in exports.symbols)


def _with(item: Any, words: dict[str, Any], since: dict[str, str]) -> Any:
    return {"since": {name: Quoted(version) for name, version in since.items()}, **words} if since else item
