"""Files that nobody sees half-written: atomic writes, writes that keep what a file is, or its time, a folder's lock.

And what a folder holds: its files, and their hash.
"""

from __future__ import annotations

import hashlib
import secrets
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

if sys.platform == "win32":
    import msvcrt

    def _lock(stream: BinaryIO) -> None:
        msvcrt.locking(stream.fileno(), msvcrt.LK_LOCK, 1)
else:
    import fcntl

    def _lock(stream: BinaryIO) -> None:
        fcntl.flock(stream, fcntl.LOCK_EX)


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A stream to a temporary sibling that takes the place of `path` at the end, or vanishes after any exception."""
    path.parent.mkdir(parents=True, exist_ok=True)
    sibling = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with sibling.open("xb") as stream:
            yield stream
        sibling.replace(path)
    except OSError as error:
        error.filename = error.filename or str(path)  # a write that fails doesn't know what it writes
        raise
    finally:
        sibling.unlink(missing_ok=True)


@contextmanager
def replacing_folder(folder: Path) -> Iterator[Path]:
    """An empty sibling that takes the place of `folder` at the end, or vanishes after any exception."""
    mark = secrets.token_hex(4)
    fresh, old = (folder.with_name(f".{folder.name}.{mark}.{what}") for what in ("part", "old"))
    fresh.mkdir(parents=True)
    try:
        yield fresh
        if folder.exists():
            folder.replace(old)
        fresh.replace(folder)
    finally:
        if old.exists() and not folder.exists():
            old.replace(folder)
        for left in (fresh, old):
            shutil.rmtree(left, ignore_errors=True)


def write(path: Path, data: bytes) -> None:
    """Write a whole file in one step."""
    with replacing(path) as stream:
        stream.write(data)


def rewrite(path: Path, data: bytes) -> None:
    """Change a file in one step, where a link leads to; its permissions stay. OSError if it isn't writable."""
    place = path.resolve()
    with place.open("r+b"):
        pass
    with replacing(place) as stream:
        shutil.copymode(place, stream.name)
        stream.write(data)


def update(path: Path, data: bytes) -> None:
    """Write a file only if its bytes change, so that what is built from it stays fresh."""
    if not (path.is_file() and path.read_bytes() == data):
        write(path, data)


def update_all(texts: Mapping[Path, bytes]) -> None:
    """Update several files in one step: all as they were, and no new folder, after any exception."""
    before = {path: path.read_bytes() if path.is_file() else None for path in texts}
    folders = [one for path in texts for one in (path.parent, *path.parent.parents) if not one.exists()]
    try:
        for path, data in texts.items():
            update(path, data)
    except BaseException:
        for path, data_before in before.items():
            if data_before is not None:
                update(path, data_before)
            elif path.is_file():
                path.unlink()
        for folder in sorted(folders, reverse=True):
            with suppress(OSError):
                folder.rmdir()
        raise


@contextmanager
def exclusive(folder: Path) -> Iterator[None]:
    """Hold a folder against other processes; the system lets go of it when this one dies."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("ab") as stream:
        _lock(stream)
        yield


def below(folder: Path) -> list[Path]:
    """The files in a folder and its folders, sorted by name; without hidden ones and Python's caches."""
    inside = sorted((path.relative_to(folder).as_posix(), path) for path in folder.rglob("*") if path.is_file())
    return [path for name, path in inside if not any(_skipped(part) for part in name.split("/"))]


def digest(path: Path) -> str:
    """SHA-256 in hexadecimal: of a file's bytes, or of what `sha256sum` prints of all `below` a folder."""
    if path.is_file():
        return hashlib.sha256(path.read_bytes()).hexdigest()
    lines = (f"{digest(one)}  {one.relative_to(path).as_posix()}\n" for one in below(path))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _skipped(name: str) -> bool:
    return name.startswith(".") or name == "__pycache__"
