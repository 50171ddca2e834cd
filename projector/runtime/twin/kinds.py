"""Kinds of values in native memory: how each lies there, on the platform that the twin stands for, and what it takes.

A kind loads from and stores into a memoryview of exactly its size; `title` names the field in messages.
"""

from __future__ import annotations

import math
import operator
import struct
from collections.abc import Callable
from enum import IntFlag
from typing import Any, Literal, Protocol

from .array import Array
from .room import aside, share

_WIDE = 1 << 64


class Kind(Protocol):
    """What each kind has."""

    size: int

    def load(self, memory: memoryview, title: str) -> Any:
        """The value that lies there."""

    def store(self, memory: memoryview, value: Any, title: str) -> None:
        """Raises TypeError for another type, OverflowError or ValueError for what doesn't fit."""


def wrong(value: object, title: str, expected: str) -> TypeError:
    """A value of another type than `expected`."""
    return TypeError(f"{title} must be {expected}, not {type(value).__name__}")


def whole(value: Any, title: str, least: int, most: int) -> int:
    """An integer, or what has an `__index__`, within the range."""
    if not hasattr(type(value), "__index__"):
        raise wrong(value, title, "int")
    number = operator.index(value)
    if not least <= number <= most:
        raise OverflowError(f"{title} must be between {least} and {most}")
    return number


class Integer:
    """An integer; `form` is its byte order and letter, as `struct` spells them."""

    def __init__(self, form: str) -> None:
        self.form = form
        self.size = struct.calcsize(form)
        span = 1 << 8 * self.size
        self.least, self.most = (-span // 2, span // 2 - 1) if form[-1].islower() else (0, span - 1)

    def load(self, memory: memoryview, title: str) -> int:
        return int(struct.unpack(self.form, memory)[0])

    def natural(self, memory: memoryview) -> int:
        """What lies there, without a sign."""
        return int(struct.unpack(self.form[0] + self.form[-1].upper(), memory)[0])

    def store(self, memory: memoryview, value: Any, title: str) -> None:
        struct.pack_into(self.form, memory, 0, whole(value, title, self.least, self.most))


class Member(Integer):
    """An integer that reads as a member of an enum."""

    def __init__(self, form: str, enum: Callable[[], Any]) -> None:
        super().__init__(form)
        self.enum = enum

    def load(self, memory: memoryview, title: str) -> int:
        enum, value = self.enum(), super().load(memory, title)
        size, unsigned = enum._native_
        value -= _WIDE if value >= _WIDE // 2 else 0
        if value < 0 and size < 8 and issubclass(enum, IntFlag):
            value %= 1 << 8 * size  # all bits of the flags' own width
        elif unsigned:
            value %= _WIDE
        member: int = enum(value)
        return member


class Address(Integer):
    """A pointer: read as an int, and never set."""

    def store(self, memory: memoryview, value: Any, title: str) -> None:
        raise AttributeError(f"{title} can't be set")


class Float:
    """A floating-point number; `form` as of `Integer`."""

    def __init__(self, form: str) -> None:
        self.form = form
        self.size = struct.calcsize(form)

    def load(self, memory: memoryview, title: str) -> float:
        return float(struct.unpack(self.form, memory)[0])

    def store(self, memory: memoryview, value: Any, title: str) -> None:
        try:
            number = math.ldexp(value, 0)  # takes what a C double can be made of, and no text
        except TypeError:
            raise wrong(value, title, "float") from None
        try:
            memory[:] = struct.pack(self.form, number)
        except OverflowError:
            raise OverflowError(f"{title} is too large for a 32-bit float") from None


class Complex:
    """A complex number; `form` is of each of its halves."""

    def __init__(self, form: str) -> None:
        self.half = Float(form)
        self.size = 2 * self.half.size

    def load(self, memory: memoryview, title: str) -> complex:
        middle = self.half.size
        return complex(self.half.load(memory[:middle], title), self.half.load(memory[middle:], title))

    def store(self, memory: memoryview, value: Any, title: str) -> None:
        if isinstance(value, str):
            raise wrong(value, title, "complex")
        try:
            number = complex(value)
        except TypeError:
            raise wrong(value, title, "complex") from None
        made, middle = memoryview(bytearray(self.size)), self.half.size
        self.half.store(made[:middle], number.real, title)
        self.half.store(made[middle:], number.imag, title)
        memory[:] = made


class Wide:
    """An integer of 128 bits."""

    size = 16

    def __init__(self, signed: bool, order: Literal["big", "little"]) -> None:
        self.signed, self.order = signed, order

    def load(self, memory: memoryview, title: str) -> int:
        return int.from_bytes(memory, self.order, signed=self.signed)

    def store(self, memory: memoryview, value: Any, title: str) -> None:
        if not hasattr(type(value), "__index__"):
            raise wrong(value, title, "int")
        try:
            memory[:] = operator.index(value).to_bytes(16, self.order, signed=self.signed)
        except OverflowError:
            ends = "-2**127 and 2**127 - 1" if self.signed else "0 and 2**128 - 1"
            raise OverflowError(f"{title} must be between {ends}") from None


class Boolean:
    """An integer that is 0 or 1."""

    def __init__(self, size: int, order: Literal["big", "little"]) -> None:
        self.size, self.order = size, order

    def load(self, memory: memoryview, title: str) -> bool:
        return any(memory)

    def store(self, memory: memoryview, value: Any, title: str) -> None:
        if value is not True and value is not False:
            raise wrong(value, title, "bool")
        memory[:] = value.to_bytes(self.size, self.order)


class Character:
    """One `char`: bytes of length 1."""

    size = 1

    def load(self, memory: memoryview, title: str) -> bytes:
        return bytes(memory)

    def store(self, memory: memoryview, value: Any, title: str) -> None:
        if not isinstance(value, bytes):
            raise wrong(value, title, "bytes of length 1")
        if len(value) != 1:
            raise ValueError(f"{title} must be bytes of length 1")
        memory[:] = value


class Bits:
    """A bit-field: `bits` bits of `size` bytes, `start` of them below it."""

    def __init__(self, size: int, start: int, bits: int, signed: bool, order: Literal["little", "big"]) -> None:
        self.size, self.start, self.bits, self.signed, self.order = size, start, bits, signed, order
        self.mask = (1 << bits) - 1
        self.least, self.most = (-(1 << bits - 1), (1 << bits - 1) - 1) if signed else (0, self.mask)

    def load(self, memory: memoryview, title: str) -> int:
        value = int.from_bytes(memory, self.order) >> self.start & self.mask
        return value - self.mask - 1 if value > self.most else value

    def store(self, memory: memoryview, value: Any, title: str) -> None:
        number = whole(value, title, self.least, self.most) & self.mask
        others = int.from_bytes(memory, self.order) & ~(self.mask << self.start)
        memory[:] = (others | number << self.start).to_bytes(self.size, self.order)


class Text:
    """`char[size]` up to its first NUL: bytes, UTF-8 text, or a file name."""

    def __init__(self, size: int, holds: Literal["bytes", "text", "path"]) -> None:
        self.size, self.holds = size, holds

    def load(self, memory: memoryview, title: str) -> str | bytes:
        data = bytes(memory).partition(b"\0")[0]
        return data if self.holds == "bytes" else data.decode("utf-8", "surrogateescape")

    def store(self, memory: memoryview, value: Any, title: str) -> None:
        data = self.encoded(value, title)
        if len(data) > self.size:
            raise ValueError(f"{title} takes at most {self.size} bytes ({len(data)} given)")
        memory[:] = data.ljust(self.size, b"\0")

    def encoded(self, value: Any, title: str) -> bytes:
        if isinstance(value, bytes):
            return value
        if self.holds == "bytes" or not isinstance(value, str):
            raise wrong(value, title, "bytes" if self.holds == "bytes" else "str or bytes")
        data = value.encode("utf-8", "surrogateescape")
        if self.holds == "path" and b"\0" in data:
            raise ValueError("embedded null byte")
        return data


class WideText:
    """`char16_t[n]` or `char32_t[n]` up to its first NUL: text. Sizes are in bytes."""

    def __init__(self, size: int, unit: int, encoding: str) -> None:
        self.size, self.unit, self.encoding = size, unit, encoding

    def load(self, memory: memoryview, title: str) -> str:
        starts = range(0, self.size, self.unit)
        end = next((at for at in starts if not any(memory[at : at + self.unit])), self.size)
        return bytes(memory[:end]).decode(self.encoding, "surrogatepass")

    def store(self, memory: memoryview, value: Any, title: str) -> None:
        if not isinstance(value, str):
            raise wrong(value, title, "str")
        data = value.encode(self.encoding, "surrogatepass")
        if len(data) > self.size:
            raise ValueError(f"{title} takes at most {self.size} bytes ({len(data)} given)")
        memory[:] = data.ljust(self.size, b"\0")


class Items:
    """`length` items of one kind: they read as a view and take a sequence of exactly so many, all of them or none."""

    def __init__(self, length: int, kind: Kind) -> None:
        self.length, self.kind = length, kind
        self.size = length * kind.size

    def load(self, memory: memoryview, title: str) -> Array:
        return Array(memory, self.kind, title)

    def store(self, memory: memoryview, value: Any, title: str) -> None:
        if isinstance(value, dict) or not hasattr(type(value), "__getitem__"):
            raise wrong(value, title, "a sequence")
        if len(value) != self.length:
            raise ValueError(f"{title} takes exactly {self.length} items ({len(value)} given)")
        room = aside(memory)
        items = Array(room, self.kind, title)
        for i in range(self.length):
            items[i] = value[i]
        share(room, memory)
