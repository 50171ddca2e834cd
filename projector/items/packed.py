"""packed: rows as LEB128 numbers, of what a namespace has by the thousand: the runtime's `rows.c` reads them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from projector.leb128 import to_leb128
from projector.text import Code, code, join

Byte = Code | int

FUNCTION = (
    "name", "doc", "count", "program", "ref_count", "native", "parameters", "optional", "keyword_only", "library",
    "symbol", "others", "native_count", "compiled", "positional_only", "since", "deprecated",
)  # fmt: skip
RECORD = (
    "size", "count", "rows", "format", "size_at", "size_bytes", "keeps", "cases", "base", "align", "flexible",
    "chooses",
)  # fmt: skip
PHASES = ("variables", "ask", "before", "enter", "pass", "after", "keep", "release", "raise", "make", "aside")
"""`aside` are the steps that others run: one of several cases, what another function is given."""
PROGRAM = (
    "shape", "words", "result", *(f"{phase} steps" for phase in PHASES), "gil", "keep", "fails", "tuple", "conditions",
    "clears", "calls_back", "retries", "fails_if", "alone", "by", "room", "forms", "form", "full",
)  # fmt: skip
FIELD = (
    "name", "offset", "size", "kind", "type", "length", "part", "doc", "flags", "of", "item", "bits", "bit_offset",
    "is_signed", "atomic", "also", "cases",
)  # fmt: skip
"""Columns, in the order of the runtime's structs (`pj_rows.h`). A value that is one of its names is below 128."""

Row = Mapping[str, Byte]
_NUMBERS = (1, 2, 4, 8)


def number(value: int) -> list[Byte]:
    """LEB128."""
    return list(to_leb128(value))


def printed(data: Iterable[Byte]) -> Code:
    """Bytes as C prints them."""
    return join(", ", (code("{}", byte) for byte in data))


def packed(columns: tuple[str, ...], row: Row, other: Row) -> list[Byte]:
    """A row's bytes: which columns it states, since they aren't as in `other`, and what those hold."""
    stated = [(i, row[name]) for i, name in enumerate(columns) if str(row[name]) != str(other.get(name, 0))]
    values = (byte for _, value in stated for byte in (number(value) if isinstance(value, int) else (value,)))
    return [*number(sum(1 << i for i, _ in stated)), *values]


def behind(field: Row, size: Byte) -> int:
    """Where a field of so many bytes is that follows another one, unless it says so."""
    assert isinstance(field["offset"], int) and isinstance(field["size"], int) and isinstance(size, int)
    end = field["offset"] + field["size"]
    return -(-end // size) * size if size in _NUMBERS else end


class Packed:
    """Rows one after another; a row is known by the place of its first byte."""

    def __init__(self) -> None:
        self.rows: list[Code] = []
        self._size = 0

    def add(self, row: Iterable[Byte], word: Code | None = None) -> int:
        """Its place; the word is what C calls it in a comment."""
        place, data = self._size, list(row)
        self.rows.append(printed(data) if word is None else code("/* {} */ {}", word, printed(data)))
        self._size += len(data)
        return place
