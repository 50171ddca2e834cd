"""archive: files as a zip archive whose bytes are the same on every machine.

Python compresses by whichever zlib an interpreter was built with, and each does it otherwise. This one is pinned:
libdeflate, by PyPI's `deflate`. How a zip file is laid out is in PKWARE's APPNOTE.
"""

from __future__ import annotations

import os
import stat
import struct
import zlib
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import BinaryIO

import deflate

_LEVEL = 10  # of 12: the last percent would take most of the time
METHOD = f"deflate {deflate.__version__} {_LEVEL}"
"""What decides, besides the data, which bytes `deflated` gives."""
_VERSION = 20  # of the format: files are deflated
_UTF8 = 0x800
_STORED, _DEFLATED = 0, 8
_TIME, _DATE = 0, 1 << 5 | 1  # midnight of 1 January 1980, the first that a zip file can hold
_UNIX = 3  # whatever system this runs on: else the permissions mean nothing


def deflated(data: bytes) -> bytes:
    """The data, compressed."""
    return bytes(deflate.deflate_compress(data, _LEVEL))


def write(contents: Mapping[str, bytes], stream: BinaryIO, compress: Callable[[bytes], bytes] = deflated) -> None:
    """Write the files in their order; `compress` gives what `deflated` does, in any thread.

    Raises ValueError if they are too many or too large for a plain zip file.
    """
    if len(contents) > 0xFFFF or sum(map(len, contents.values())) > 0xFFFF_FFFF:
        raise ValueError("a wheel has at most 65,535 files and 4 GiB")
    directory, offset = list[bytes](), 0
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # the compressor runs without the GIL
        members = list(pool.map(partial(_packed, compress=compress), contents.values()))
    for (path, data), (method, packed) in zip(contents.items(), members, strict=True):
        name = path.encode()
        fields = struct.pack("<5H", _VERSION, 0 if path.isascii() else _UTF8, method, _TIME, _DATE)
        fields += struct.pack("<3I2H", zlib.crc32(data), len(packed), len(data), len(name), 0)
        stream.write(b"PK\x03\x04" + fields + name + packed)
        rest = struct.pack("<3H2I", 0, 0, 0, _mode(path) << 16, offset)
        directory.append(b"PK\x01\x02" + struct.pack("<H", _UNIX << 8 | _VERSION) + fields + rest + name)
        offset += 4 + len(fields) + len(name) + len(packed)
    table, count = b"".join(directory), len(directory)
    stream.write(table + b"PK\x05\x06" + struct.pack("<4H2IH", 0, 0, count, count, len(table), offset, 0))


def _packed(data: bytes, compress: Callable[[bytes], bytes]) -> tuple[int, bytes]:
    """How it is stored, and as what: what would grow stays as it is."""
    packed = compress(data)
    return (_DEFLATED, packed) if len(packed) < len(data) else (_STORED, data)


def _mode(path: str) -> int:
    executable = path.endswith((".so", ".pyd"))
    return stat.S_IFREG | (0o755 if executable else 0o644)
