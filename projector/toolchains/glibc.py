"""glibc: which release brought each of its symbols on each processor, by the table that zig carries (`abilists`)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from projector.leb128 import leb128

Version = tuple[int, int, int]
_LAST = 0x80


class _Table:
    """The file's bytes, read one after another."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def byte(self) -> int:
        self.at += 1
        return self.data[self.at - 1]

    def word(self) -> int:
        return self.byte() | self.byte() << 8

    def text(self) -> str:
        start, self.at = self.at, self.data.index(0, self.at) + 1
        return self.data[start : self.at - 1].decode()

    def wide(self) -> int:
        number, self.at = leb128(self.data, self.at)
        return number


@cache
def symbols(path: Path, triple: str) -> Mapping[str, Version]:
    """The first release that has each function and variable on a platform, which zig calls so: `x86_64-linux-gnu`."""
    table = _Table(path.read_bytes())
    for _ in range(table.byte()):
        table.text()  # a library
    versions = [(table.byte(), table.byte(), table.byte()) for _ in range(table.byte())]
    mask = 1 << [table.text() for _ in range(table.byte())].index(triple)
    found = dict[str, Version]()
    for sized in (False, True, True):  # functions, variables, those of each thread
        name = ""
        for _ in range(table.word()):
            name = name or table.text()
            here = table.wide() & mask
            if sized:
                table.wide()
            is_last = table.byte() & _LAST
            first = min(versions[one] for one in _indexes(table))
            if here:
                found[name] = min(first, found.get(name, first))
            name = "" if is_last else name
    return found


def _indexes(table: _Table) -> list[int]:
    """Up to the one that is marked as the last."""
    found = list[int]()
    while not found or not found[-1] & _LAST:
        found.append(table.byte())
    return [one & 0x7F for one in found]
