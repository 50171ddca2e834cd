"""Enums: Python's own, made as the extension makes them, so that a value without a name is a member, too."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum, IntFlag
from typing import Any

Members = Sequence[tuple[str, int]]


def int_enum(name: str, module: str, doc: str, members: Members, size: int, unsigned: bool) -> Any:
    """An `IntEnum` whose native integer has `size` bytes."""
    made = _native(IntEnum(name, members, module=module, qualname=name), doc, size, unsigned)
    made._missing_ = classmethod(_without_name)
    made.__reduce_ex__ = _by_value  # CPython up to 3.11.3 pickles by names
    return made


def int_flag(name: str, module: str, doc: str, members: Members, size: int, unsigned: bool) -> Any:
    """An `IntFlag` whose native integer has `size` bytes."""
    return _native(IntFlag(name, members, module=module, qualname=name), doc, size, unsigned)


def _native(made: Any, doc: str, size: int, unsigned: bool) -> Any:
    made.__doc__ = doc
    made._native_ = size, unsigned
    return made


def _by_value(member: Any, protocol: object) -> Any:
    return type(member), (member._value_,)


def _without_name(cls: Any, value: object) -> Any:
    if not isinstance(value, int):
        return None
    member = int.__new__(cls, value)
    member._name_ = str(value)
    member._value_ = value
    return member
