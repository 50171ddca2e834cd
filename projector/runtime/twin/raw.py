"""What every raw namespace has besides functions: native memory, of which a twin has none."""

from __future__ import annotations

from typing import Any, NoReturn


def _absent(name: str) -> NotImplementedError:
    return NotImplementedError(f"{name}(): a twin has no native memory")


def new(of: Any, items: Any = 1, /) -> NoReturn:
    """Memory for numbers or pointers, by C's name of one: so many zeros, or these."""
    raise _absent("new")


def pointers(of: Any, items: Any = 1, /) -> NoReturn:
    """Memory for pointers to records or what is opaque: so many NULLs, or to these, which it keeps."""
    raise _absent("pointers")


def from_address(of: Any, address: Any, length: Any = None, /) -> NoReturn:
    """What is at an address, which must be there as long as this is used."""
    raise _absent("from_address")


def address_of(object: Any, /) -> NoReturn:
    """Where a record or an array is, or where a pointer or an open handle leads."""
    raise _absent("address_of")


def callback(of: Any, callable: Any, /) -> NoReturn:
    """A function pointer that leads to the callable as long as this object lives."""
    raise _absent("callback")


def field(record: Any, name: Any, /) -> NoReturn:
    """A pointer to a field of a record, which it keeps; not so what a pointer there is set to."""
    raise _absent("field")
