"""Compresses files through zlib_api so that Python's own zlib and gzip decompress them, and the other way round."""

import argparse
import gzip
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from zlib_api import (
    CompressionLevel,
    GzFile,
    ZlibDataError,
    compress2,
    compressBound,
    crc32,
    gzopen,
    gzread,
    gzwrite,
    uncompress,
)

PIECE = 1 << 16


def pieces(file: GzFile) -> Iterator[bytes]:
    """The decompressed data of a gzip file, piece by piece."""
    while piece := gzread(file, PIECE):
        yield piece


def pack(source: Path, target: Path) -> int:
    """Writes a gzip file; gives the CRC-32 of what went in."""
    checksum = 0
    with source.open("rb") as data, gzopen(target, "wb6") as file:
        while piece := data.read(PIECE):
            checksum = crc32(checksum, piece)
            gzwrite(file, piece)
    return checksum


def in_memory(data: bytes) -> None:
    """Whole buffers at every level, both ways."""
    for level in range(CompressionLevel.Z_DEFAULT_COMPRESSION, CompressionLevel.Z_BEST_COMPRESSION + 1):
        packed = compress2(compressBound(len(data)), data, level)
        assert zlib.decompress(packed) == data
        assert uncompress(len(data), zlib.compress(data, level)) == data
        print(f"level {level:2}: {len(data)} bytes are {len(packed)} compressed")
    try:
        uncompress(len(data), b"not compressed at all")
    except ZlibDataError as error:
        print(f"refused: {error} ({error.code})")


def in_files(source: Path, folder: Path) -> None:
    """A gzip file of ours that Python reads, and one of Python's that we read."""
    ours, theirs, data = folder / "ours.gz", folder / "theirs.gz", source.read_bytes()
    checksum = pack(source, ours)
    assert checksum == zlib.crc32(data)
    assert gzip.decompress(ours.read_bytes()) == data
    theirs.write_bytes(gzip.compress(data))
    with gzopen(theirs, "rb") as file:
        assert b"".join(pieces(file)) == data
    print(f"{source.name}: {len(data)} bytes, {ours.stat().st_size} as gzip, CRC-32 {checksum:08x}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=Path(__file__), help="by default this program")
    source: Path = parser.parse_args().file
    in_memory(source.read_bytes())
    with tempfile.TemporaryDirectory(prefix="zlib-") as folder:
        in_files(source, Path(folder))
    print("the same")


if __name__ == "__main__":
    main()
