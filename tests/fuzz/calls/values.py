"""Numbers, records and the running checksum: what the C side and its model in Python both compute.

Everything that a function is given is mixed into a checksum, from which everything is drawn that it gives: what comes
out is right only if all that went in was. Nothing but the standard library is needed: the calls run in any Python.
"""

from __future__ import annotations

import math
import random
import struct
from typing import Any

MASK = (1 << 64) - 1
FACTOR = 0x9E3779B97F4A7C15
PRELUDE = f"""
static uint64_t mix(uint64_t h, uint64_t value)
{{
    h = (h ^ value) * {FACTOR}u;
    return h ^ (h >> 29);
}}
static uint64_t mix_bytes(uint64_t h, const void *data, size_t size)
{{
    for (size_t i = 0; i < size; i++)
        h = mix(h, ((const uint8_t *)data)[i]);
    return mix(h, size);
}}
static volatile uint64_t sink; /* what nobody is given is worked out, too */
static uint64_t draw(uint64_t *h) {{ return *h = mix(*h, 81); }}
static uint64_t bits_of_float(float value) {{ uint32_t bits; memcpy(&bits, &value, 4); return bits; }}
static uint64_t bits_of_double(double value) {{ uint64_t bits; memcpy(&bits, &value, 8); return bits; }}
"""


class Checksum:
    """The checksum `h` of PRELUDE."""

    def __init__(self, start: int) -> None:
        self.h = start

    def mix(self, value: int) -> None:
        h = ((self.h ^ (value & MASK)) * FACTOR) & MASK
        self.h = h ^ (h >> 29)

    def mix_bytes(self, data: bytes) -> None:
        for byte in data:
            self.mix(byte)
        self.mix(len(data))

    def draw(self) -> int:
        self.mix(81)
        return self.h


class Number:
    """An arithmetic type of C."""

    def __init__(self, c: str, letter: str) -> None:
        self.c, self.letter, self.size = c, letter, struct.calcsize(letter)

    @property
    def bounds(self) -> tuple[int, int]:
        """The least and the greatest integer."""
        bits = 8 * self.size
        return (-(1 << bits - 1), (1 << bits - 1) - 1) if self.letter.islower() else (0, (1 << bits) - 1)

    def sample(self, r: random.Random) -> Any:
        if self.c == "bool":
            return r.random() < 0.5
        if self.letter in "fd":
            value = r.choice((0.0, -0.0, math.inf, 1e-40, -1.5, 3, r.uniform(-1e9, 1e9), r.gauss(0, 1e-3)))
            return struct.unpack(self.letter, struct.pack(self.letter, value))[0]
        least, most = self.bounds
        return r.choice((least, most, 0, 1, r.randint(least, most), r.randint(max(least, -200), min(most, 200))))

    def take(self, value: str) -> str:
        """C: mixes an expression's value in."""
        if self.letter in "fd":
            value = f"bits_of_{'float' if self.letter == 'f' else 'double'}({value})"
        return f"h = mix(h, (uint64_t)({value}));"

    def mix(self, h: Checksum, value: Any) -> None:
        if self.letter in "fd":
            value = int.from_bytes(struct.pack(f"<{self.letter}", value), "little")
        h.mix(int(value))

    def drawn(self) -> str:
        """C: an expression that draws a value."""
        form = {"f": "(float)(int16_t)draw(&h) / 8", "d": "(double)(int32_t)draw(&h) / 64", "?": "draw(&h) % 2 == 1"}
        return form.get(self.letter, f"({self.c})draw(&h)")

    def draw(self, h: Checksum) -> Any:
        bits = h.draw()
        if self.letter == "f":
            return wrapped(bits, 16, True) / 8
        if self.letter == "d":
            return wrapped(bits, 32, True) / 64
        return bits % 2 == 1 if self.letter == "?" else wrapped(bits, 8 * self.size, self.letter.islower())


def wrapped(value: int, bits: int, signed: bool) -> int:
    """What an integer type of that width keeps of a value."""
    value &= (1 << bits) - 1
    return value - (1 << bits) if signed and value >> bits - 1 else value


NUMBERS = {
    name: Number(c, letter)
    for name, c, letter in (
        *(("i8", "int8_t", "b"), ("u8", "uint8_t", "B"), ("i16", "int16_t", "h"), ("u16", "uint16_t", "H")),
        *(("i32", "int32_t", "i"), ("u32", "uint32_t", "I"), ("i64", "int64_t", "q"), ("u64", "uint64_t", "Q")),
        *(("f32", "float", "f"), ("f64", "double", "d"), ("flag", "bool", "?")),
    )
}
LETTERS = "abcxyz ÄßéЖ中😀"


def sample_text(r: random.Random, most: int = 12) -> str:
    """Text of several planes, often empty."""
    return "".join(r.choice(LETTERS) for _ in range(r.choice((0, 1, most // 2, most))))


def draw_text(h: Checksum) -> str:
    """What `draw_text` in C gives."""
    size = h.draw() % 9
    return "".join("é" if h.draw() % 5 == 0 else chr(97 + h.h % 26) for _ in range(size))


DRAW_TEXT = """
static void draw_text(uint64_t *h, char *to)
{
    for (uint64_t size = draw(h) % 9; size > 0; size--) {
        if (draw(h) % 5 == 0) {
            memcpy(to, "\\xc3\\xa9", 2);
            to += 2;
        } else
            *to++ = (char)(97 + *h % 26);
    }
    *to = 0;
}
"""
