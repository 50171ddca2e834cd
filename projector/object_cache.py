"""object_cache: what a user's builds share: objects and texts by the hash of what they are made of, and compilers' own
caches.

Each object is written beside its place and moved there, with its own hash in front, and is read whole: builds at the
same time and builds that died give nobody half an object. Without a cache, or with one that fails, all is compiled.
"""

from __future__ import annotations

import hashlib
import os
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from projector import files

VARIABLE = "PROJECTOR_CACHE_DIR"
OBJECTS, TEXTS = "objects", "texts"
_UNUSED = 30 * 24 * 3600  # seconds
_ROOM = 1 << 30  # bytes


def folder(name: str) -> Path | None:
    """A folder in the user's cache, which may be missing yet; None where it can't be made."""
    try:
        found = _root() / name
        found.mkdir(parents=True, exist_ok=True)
    except (OSError, RuntimeError):
        return None
    return found


def key(words: Iterable[str | bytes]) -> str:
    """A name for what these words and contents make."""
    digest = hashlib.sha256()
    for word in words:
        data = word if isinstance(word, bytes) else word.encode()
        digest.update(len(data).to_bytes(8, "little") + data)
    return digest.hexdigest()


def load(name: str, kind: str = OBJECTS) -> bytes | None:
    """The object of that key; None where none is kept whole."""
    objects = folder(kind)
    if objects is None:
        return None
    try:
        data = (objects / name).read_bytes()
        digest, kept = data[:_DIGEST], data[_DIGEST:]
        if hashlib.sha256(kept).digest() != digest:
            return None
        os.utime(objects / name)  # it is used
    except OSError:
        return None
    return kept


def keep(name: str, data: bytes, kind: str = OBJECTS) -> None:
    """Keep an object, if that can be."""
    objects = folder(kind)
    with suppress(OSError):
        if objects is not None:
            files.write(objects / name, hashlib.sha256(data).digest() + data)


def tidy() -> None:
    """What nobody has used for a month goes, and beyond 1 GiB what nobody has used for longest."""
    folders = filter(None, map(folder, (OBJECTS, TEXTS)))
    with suppress(OSError):
        each = ((one.stat(), one) for objects in folders for one in objects.iterdir())
        kept = sorted(each, key=_last_used, reverse=True)
        room = _ROOM
        for known, one in kept:
            room -= known.st_size
            if room < 0 or known.st_mtime < time.time() - _UNUSED:
                one.unlink(missing_ok=True)


def _last_used(entry: tuple[os.stat_result, Path]) -> float:
    return entry[0].st_mtime


_DIGEST = 32  # bytes


def _root() -> Path:
    """RuntimeError where the user has no home."""
    if stated := os.environ.get(VARIABLE):
        return Path(stated).absolute()
    if sys.platform == "win32" and (local := os.environ.get("LOCALAPPDATA")):
        return Path(local) / "projector"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "projector"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "projector"
