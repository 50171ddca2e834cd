"""Manual pages, whose prototypes say how long memory is: `ssize_t read(int fd, void buf[.count], size_t count);`."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from projector.importers.c import declared as d

_SYNOPSIS = re.compile(r'^\.SH "?SYNOPSIS"?\n(.*?)(?=^\.SH |\Z)', re.MULTILINE | re.DOTALL)
_MACRO = re.compile(r"^\.(?:B|I|BI|BR|IB|IR|RB|RI) (.*)$")
_WORD = re.compile(r'"([^"]*)"?|(\S+)')
_ESCAPE = re.compile(r"\\f(?:\[[^\]]*\]|\(..|.)|\\[&/,|^]")
_LENGTH = re.compile(r"(?P<name>\w+)\s*\[(?:restrict|static|const|\s)*(?P<of>\.[\w\s.*]+)\]$")
_SIZES = frozenset(("size", "elsize", "width"))


class Manuals:
    """The pages of some folders, by the functions that they are about."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self.folders = tuple(folders)
        found = (path for folder in self.folders for path in sorted(folder.rglob("*.[23]*")))
        self.pages = {path.name.partition(".")[0]: path for path in reversed([*found])}

    def told(self, unit: d.Unit) -> d.Unit:
        """The unit's functions with the lengths that their pages state."""
        functions = {name: self._with(one) if one.where.own else one for name, one in unit.functions.items()}
        return replace(unit, functions=functions)

    def _with(self, function: d.Function) -> d.Function:
        page = self.pages.get(function.name)
        stated = dict(lengths(function.name, self._text(page))) if page is not None else {}
        known = {one.param: one for one in function.accesses}
        for param, sizes in stated.items():
            access = known.get(param, d.Access(param, "", ()))
            if param < len(function.type.params) and not access.sizes:
                known[param] = replace(access, sizes=sizes)
        return replace(function, accesses=tuple(known.values()))

    def _text(self, page: Path) -> str:
        data = page.read_bytes()
        text = (gzip.decompress(data) if page.suffix == ".gz" else data).decode(errors="replace")
        other = re.match(r"\.so \S*?([^/\s]+)\.\d\w*\s*$", text)
        target = self.pages.get(other[1]) if other else None
        return self._text(target) if target is not None and target != page else text


def lengths(name: str, page: str) -> Iterator[tuple[int, tuple[int, ...]]]:
    """For each parameter whose length a function's page states, those that count it: the last is an element's size."""
    synopsis = "\n".join(_lines(match[1])) if (match := _SYNOPSIS.search(page)) else ""
    for prototype in re.findall(rf"\b{re.escape(name)}\s*\(([^;]*)\)\s*;", synopsis):
        params = [one.strip() for one in prototype.split(",")]
        names = [match[1] if (match := re.search(r"(\w+)\s*(?:\[[^\]]*\])?$", one)) else "" for one in params]
        for index, param in enumerate(params):
            stated = _LENGTH.search(param)
            counts = re.findall(r"\.(\w+)", stated["of"]) if stated else []
            counts.sort(key=lambda one: one in _SIZES)
            is_clear = len(counts) == 1 or (len(counts) == 2 and counts[1] in _SIZES and counts[0] not in _SIZES)
            if is_clear and all(one in names for one in counts):
                yield index, tuple(map(names.index, counts))
        return


def _lines(roff: str) -> Iterator[str]:
    for line in roff.replace("\\\n", " ").splitlines():
        macro = _MACRO.match(line)
        if macro:
            yield _ESCAPE.sub("", "".join(quoted or word for quoted, word in _WORD.findall(macro[1])))
        elif not line.startswith("."):
            yield _ESCAPE.sub("", line)
