"""LEB128: numbers in groups of seven bits, the lowest first, as DWARF, WebAssembly and zig's tables write them."""

from __future__ import annotations


def leb128(data: bytes, place: int) -> tuple[int, int]:
    """The unsigned number at a place, and the place behind it."""
    value = shift = 0
    while True:
        byte = data[place]
        value, shift, place = value | (byte & 0x7F) << shift, shift + 7, place + 1
        if byte < 0x80:
            return value, place


def to_leb128(value: int) -> bytes:
    """An unsigned number, written."""
    found = bytearray()
    while value >= 0x80:
        found.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*found, value])
