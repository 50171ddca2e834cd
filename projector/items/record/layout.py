"""How C compilers lay out records: plain arithmetic on sizes and alignments. Tested against the compilers themselves.

Two rule books: that of the System V ABIs (GCC and clang, also macOS), and Microsoft's, where bit-fields of types of
different sizes don't share a unit. Positions are counted in bits inside, in bytes outside.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """A field: its type's size and alignment in bytes, and its width if it is a bit-field."""

    size: int
    align: int
    bits: int | None = None
    named: bool = True


@dataclass(frozen=True, slots=True)
class Position:
    """Where a field lies: bytes from the record's start, and for a bit-field bits from there."""

    offset: int
    bit_offset: int = 0


@dataclass(frozen=True, slots=True)
class Layout:
    """A record's size and alignment, and the position of each part."""

    size: int
    align: int
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """What a record and its target say: union, `pack` and `align` (0: none), and whose rules hold for bit-fields."""

    union: bool = False
    pack: int = 0
    align: int = 0
    msvc: bool = False
    unnamed_aligns: bool = False  # unnamed bit-fields raise the record's alignment (AAPCS64)


def lay_out(parts: Sequence[Part], rules: Rules) -> Layout:
    """The layout of a record with these fields."""
    building = _Microsoft(rules) if rules.msvc else _SystemV(rules)
    positions = tuple(building.place(part) for part in parts)
    align = max(building.align, rules.align)
    return Layout(_up(_up(building.end, 8) // 8, align), align, positions)


def _up(value: int, to: int) -> int:
    return (value + to - 1) // to * to


class _Building(ABC):
    """A record as its fields are added; `here` is the first bit that is free for the next, `end` the record's."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.here = self.end = 0
        self.align = 1

    def place(self, part: Part) -> Position:
        """Add a field."""
        if self.rules.union:
            self.here = 0
        return self.whole(part) if part.bits is None else self.bit_field(part, part.bits)

    def whole(self, part: Part) -> Position:
        """Add a field that is no bit-field."""
        align = self.packed(part.align)
        start = _up(self.here, align * 8)
        self.grow(start + part.size * 8, align)
        return Position(start // 8)

    def packed(self, align: int) -> int:
        """An alignment under `pack`."""
        return min(align, self.rules.pack) if self.rules.pack else align

    def grow(self, end: int, align: int) -> None:
        """The record reaches to bit `end` now."""
        self.here = end
        self.end = max(self.end, end)
        self.align = max(self.align, align)

    @abstractmethod
    def bit_field(self, part: Part, bits: int) -> Position:
        """Add a bit-field."""


class _SystemV(_Building):
    def bit_field(self, part: Part, bits: int) -> Position:
        unit = part.size * 8
        start = self.here
        align = part.align if bits == 0 else self.packed(part.align)
        crosses = start % (align * 8) + bits > unit
        if bits == 0 or (crosses and not self.rules.pack):
            start = _up(start, align * 8)
        counts = part.named or self.rules.unnamed_aligns
        self.grow(start + bits, align if counts else 1)
        offset = start // unit * part.size
        return Position(offset, start - offset * 8)


class _Microsoft(_Building):
    def __init__(self, rules: Rules) -> None:
        super().__init__(rules)
        self.unit = 0  # bits of the open unit's type
        self.left = 0  # bits that are free in it

    def whole(self, part: Part) -> Position:
        self.unit = self.left = 0
        return super().whole(part)

    def bit_field(self, part: Part, bits: int) -> Position:
        unit = part.size * 8
        if self.rules.union:
            self.unit = 0
        if bits == 0:
            return self._closing(part)
        align = self.packed(part.size)
        if unit != self.unit or bits > self.left:
            start = _up(self.here, align * 8)
            self.unit, self.left = unit, unit
            self.grow(start + unit, 1 if self.rules.union else align)  # in unions Microsoft ignores their alignment
        start = self.here - self.left
        self.left -= bits
        offset = (self.here - unit) // 8
        return Position(offset, start - offset * 8)

    def _closing(self, part: Part) -> Position:
        """A width of zero closes an open unit, whatever `pack` says, and means nothing anywhere else."""
        if self.unit:
            start = self.here - (self.left if self.unit == part.size * 8 else 0)
            self.unit = self.left = 0
            self.grow(_up(start, part.size * 8), part.size)
        return Position(self.here // 8)
