"""Ranges: which integers a type of C holds."""

from __future__ import annotations

from projector.ir.api import Integer


def fits(value: int, kind: Integer) -> bool:
    """Whether a value is in the range of an integer type."""
    bits = kind.size * 8
    return -(1 << bits - 1) <= value < 1 << bits - 1 if kind.signed else 0 <= value < 1 << bits
