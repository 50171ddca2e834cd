"""What GCC's attributes say of functions that clang hasn't: which memory is read or written, and who frees a result.

`access` and `malloc (dealloc)` are read as annotations: in the texts of the headers, for one more run over them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

from projector.importers.c import declared as d
from projector.importers.c.reader import Reader, kind_of

_USED = re.compile(
    r"\b__\w*attr_(?:access|dealloc)|\baccess_*\s*\(\s*_*(?:read|write)_|\b_*malloc_*\s*\(\s*\w+\s*(?:,\s*\w+\s*)?\)\s*[,)]"
)
_LIST = re.compile(r"__attribute(?:__)?\s*\(\(")
_DEFINE = re.compile(r"\s*#\s*define\s+\w+\(([^)]*)\)")
_ATTRIBUTE = re.compile(r"\b_*(?P<name>access|malloc)_*\s*(?:\((?P<given>[^()]*)\)|(?P<word>\w+))")
_ACCESS = re.compile(
    r"pj_access\W*_*(?P<mode>read_only|write_only|read_write)_*\s*,\s*(?P<at>\d+)\s*(?:,\s*(?P<size>\d+))?"
)
_FREED = re.compile(r"pj_malloc\W*(?:__builtin_)?(?P<by>\w+)\s*(?:,\s*1\s*)?\)")
_MODES = {"read_only": "in", "write_only": "out", "read_write": "inout"}
_FLAGS = ("-fgnuc-version=13", "-ferror-limit=0", "-w")

Again = Callable[[str, Iterable[str], list[tuple[str, bytes]]], Any]
"""Parses the headers again, with more text after them, more flags, and other texts of some files."""


def note(cindex: ModuleType, files: Iterable[str], again: Again, reader: Reader) -> None:
    """Add what the attributes say to the reader's functions; `files` are all that were read."""
    if not any(_USED.search(_text(name)) for name in files if reader.own.get(name)):
        return
    texts = {name: _text(name) for name in files}
    changed = [
        (name, after.encode("utf-8", "surrogateescape"))
        for name, text in texts.items()
        if (after := rewritten(text)) != text
    ]
    for cursor in again("", _FLAGS, changed).cursor.get_children():
        function = reader.unit.functions.get(cursor.spelling) if kind_of(cursor) == "FUNCTION_DECL" else None
        if function is not None:
            said = [one.spelling for one in cursor.get_children() if kind_of(one) == "ANNOTATE_ATTR"]
            reader.unit.functions[function.name] = _with(function, said)


def _text(name: str) -> str:
    return Path(name).read_text(encoding="utf-8", errors="surrogateescape")


def _with(function: d.Function, said: Iterable[str]) -> d.Function:
    accesses, freed_by = list(function.accesses), function.freed_by
    for words in said:
        for one in _ACCESS.finditer(words):
            sizes = (int(one["size"]) - 1,) if one["size"] else ()
            accesses.append(d.Access(int(one["at"]) - 1, _MODES[one["mode"]], sizes))
        for one in _FREED.finditer(words):
            freed_by = freed_by or one["by"]
    return replace(function, accesses=tuple(dict.fromkeys(accesses)), freed_by=freed_by)


def rewritten(text: str) -> str:
    """A header's text with annotations in the place of these attributes; lines stay where they are."""
    parts, end = list[str](), 0
    for found in _LIST.finditer(text):
        if found.start() >= end:
            close = _closed(text, found.end())
            params = _parameters(text, found.start())
            parts += [text[end : found.start()], *_replaced(text[found.start() : close], params)]
            end = close
    return "".join((*parts, text[end:]))


def _replaced(words: str, params: frozenset[str]) -> Iterator[str]:
    end = 0
    for one in _ATTRIBUTE.finditer(words):
        given = f"({one['given']})" if one["word"] is None else one["word"]
        if one["word"] is None or (one["name"] == "access" and one["word"] in params):
            pieces = (f'" #{token} "' if token in params else token for token in re.findall(r"\w+|\W", given))
            yield words[end : one.start()]
            yield f'__annotate__ ("pj_{one["name"]}{"".join(pieces)}")'
            end = one.end()
    yield words[end:]


def _closed(text: str, start: int) -> int:
    """Where the attribute list ends whose two parentheses open before `start`."""
    depth = 2
    for at in range(start, len(text)):
        depth += (text[at] == "(") - (text[at] == ")")
        if depth == 0:
            return at + 1
    return len(text)


def _parameters(text: str, at: int) -> frozenset[str]:
    """The parameters of the macro that is being defined there."""
    start = text.rfind("\n", 0, at)
    while start > 0 and text[start - 1] == "\\":
        start = text.rfind("\n", 0, start)
    match = _DEFINE.match(text, start + 1)
    return frozenset(re.findall(r"\w+", match[1])) if match else frozenset()
