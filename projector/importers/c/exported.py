"""What headers declare beside what their library exports: what it hasn't is left out, what it has says since when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from projector.importers.c.declared import Unit
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


def undeclared(exports: Exports, units: Iterable[Unit]) -> int:
    """How many symbols no header declares."""
    known = {one.symbol for unit in units for one in unit.functions.values()}
    known |= {one.symbol for unit in units for one in unit.variables.values()}
    return sum(symbol not in known for symbol in exports.symbols)


def _with(item: Any, words: dict[str, Any], since: dict[str, str]) -> Any:
    return {"since": {name: Quoted(version) for name, version in since.items()}, **words} if since else item
