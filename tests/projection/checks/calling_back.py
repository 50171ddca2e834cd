"""libc's functions that call back: sorting, searching, walking through folders."""

import os
import struct
from array import array

from linux_api.ftw import FTW, FTW_PHYS, FtwFlags, FtwType, nftw
from linux_api.stat import stat
from linux_api.stdlib import bsearch, qsort
from refusal import refused


def ordered(a: bytes, b: bytes) -> int:
    left, right = struct.unpack("q", a), struct.unpack("q", b)
    return (left > right) - (left < right)


def check_qsort_sorts_as_python_does() -> None:
    items = array("q", [(i * 7919) % 1009 - 500 for i in range(1000)])
    wanted = sorted(items)
    qsort(items, items.itemsize, ordered)
    assert items.tolist() == wanted
    assert bsearch(struct.pack("q", wanted[77]), items, ordered) == struct.pack("q", wanted[77])
    assert bsearch(struct.pack("q", 600), items, compar=ordered) is None


def check_an_exception_comes_out_of_qsort() -> None:
    def failing(a: bytes, b: bytes) -> int:
        raise ZeroDivisionError("compared")

    assert refused(ZeroDivisionError, qsort, bytearray(b"bcda"), 1, failing) == "compared"
    assert "base has 4 bytes, no multiple of 3" in refused(ValueError, qsort, bytearray(b"bcda"), 3, ordered)


def tree() -> None:
    os.makedirs("top/inner/deep")
    for name in ("top/a", "top/inner/b", "top/inner/deep/c"):
        with open(name, "w") as file:
            file.write(name)
    os.symlink("a", "top/link")


def check_nftw_finds_what_os_walk_does() -> None:
    tree()
    found = {}

    def visit(path: str, status: stat, kind: FtwType, where: FTW) -> int:
        found[path] = (kind, status.st_size, status.st_mode, where.level, path[where.base :])
        return 0

    assert nftw("top", visit, flags=FTW_PHYS) == 0
    names = {os.path.join(root, name) for root, folders, files in os.walk("top") for name in (*folders, *files)}
    assert set(found) == {"top", *names}
    for path, (kind, size, mode, level, name) in found.items():
        known = os.lstat(path)
        assert (size, mode) == (known.st_size, known.st_mode)
        assert (level, name) == (path.count("/"), os.path.basename(path))
        link, folder = os.path.islink(path), os.path.isdir(path)
        assert kind is (FtwType.FTW_SL if link else FtwType.FTW_D if folder else FtwType.FTW_F)


def check_nftw_ends_as_it_is_told() -> None:
    tree()
    paths = []
    assert nftw("top", lambda path, *_: paths.append(path) or 5 * (path == "top/inner"), flags=FtwFlags.FTW_DEPTH) == 5
    assert paths[-1] == "top/inner"
    assert "nowhere" in refused(FileNotFoundError, nftw, "nowhere", lambda *_: 0)

    def failing(path: str, status: stat, kind: FtwType, where: FTW) -> int:
        raise LookupError(path)

    assert refused(LookupError, nftw, "top", failing) == "top"
