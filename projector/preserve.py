"""preserve: values of the flow as bytes, and back.

They are pickles, made faster than dataclasses pickle themselves, and read by a reader that knows nothing but the flow's
own values: it makes no other object and calls no other function, whatever the bytes say.
"""

from __future__ import annotations

import hashlib
import io
import pickle
import sys
import zlib
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import Enum
from operator import attrgetter
from pathlib import Path
from typing import Any

_OURS = ("projector.ir.", "projector.diagnostics", "projector.targets")
_PATH = type(Path())


class Damaged(Exception):
    """Bytes that no value was preserved as."""


def preserve(value: object) -> bytes:
    """The bytes of a value made of plain Python values, paths and the flow's dataclasses."""
    return zlib.compress(_pickled(value), 1)


def restore(data: bytes) -> Any:
    """The value that was preserved; Damaged if that can't be."""
    try:
        return _Reader(io.BytesIO(zlib.decompress(data))).load()
    except Exception as error:  # pickle's reader meets damage with any
        raise Damaged(str(error)) from error


def digest(value: object) -> bytes:
    """A hash of such a value without sets, the same for all that are equal."""
    return hashlib.sha256(_pickled(value, fast=True)).digest()


class Digests:
    """The digests of values that stay the same, each made once."""

    def __init__(self) -> None:
        self._known = dict[int, tuple[object, bytes]]()

    def __call__(self, value: object) -> bytes:
        """Its digest."""
        known = self._known.get(id(value))
        if known is None:  # with the value, whose id is another's once it is gone
            known = self._known[id(value)] = (value, digest(value))
        return known[1]

    def put(self, value: object, known: bytes) -> None:
        """Know a digest."""
        self._known[id(value)] = (value, known)


def _pickled(value: object, fast: bool = False) -> bytes:
    stream = io.BytesIO()
    pickler = pickle.Pickler(stream, 5)
    pickler.dispatch_table = _HOW
    pickler.fast = fast  # without its memory of what it wrote, by which equal values differ
    pickler.dump(value)
    return stream.getvalue()


class _How(dict[type, Callable[[Any], Any]]):
    """How each class is made again: dataclasses by a call with all their fields."""

    def __missing__(self, kind: type) -> Callable[[Any], Any]:
        if not is_dataclass(kind):
            raise KeyError(kind)
        names = [one.name for one in fields(kind)]
        # With a class attribute in front, one name gives a tuple as well.
        get = attrgetter("__class__", *names)
        self[kind] = lambda of: (kind, get(of)[1:]) if names else (kind, ())
        return self[kind]


_HOW = _How({_PATH: lambda path: (Path, (str(path),))})


class _Reader(pickle.Unpickler):
    """Makes the flow's own values alone."""

    def find_class(self, module: str, name: str) -> Any:
        if (module.partition(".")[0], name) == ("pathlib", "Path"):
            return Path
        found = getattr(sys.modules.get(module), name, None)
        is_class = isinstance(found, type) and (is_dataclass(found) or issubclass(found, Enum))
        if is_class and found.__module__ == module and module.startswith(_OURS):
            return found
        raise Damaged(f"{module}.{name}")
