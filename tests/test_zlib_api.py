"""zlib_api against Python's own zlib and gzip modules: buffers, checksums, files, errors; its facts against zlib.h."""

from __future__ import annotations

import gzip
import pickle
import random
import shutil
import threading
import zlib
from array import array
from pathlib import Path
from typing import Any

import pytest
from each_target import each_target
from libraries import (
    ROOT,
    assert_imported,
    facts_disagree,
    imported,
    mypy_complaints,
    needs,
    package_folder,
    require,
    run_example,
)
from projected import installed, planned

from projector.targets import Target

BUFFERS = (b"", b"a", b"abc" * 5000, bytes(range(256)) * 40, random.Random(1).randbytes(70_000))


@pytest.fixture(scope="session")
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    require("libz.so.1")
    return package_folder("zlib", request, tmp_path_factory)


@pytest.fixture(scope="session")
def api(folder: Path) -> Any:
    return imported(folder, "zlib_api")


@each_target("row", lambda row: row.os != "emscripten")
def test_facts_agree_with_the_header(row: Target, tmp_path: Path) -> None:
    """macOS has a zlib.h of its own, which zig carries: there, z_crc_t has 8 bytes."""
    headers = () if row.os == "macos" else ("zlib.h", "zconf.h")
    assert facts_disagree("zlib", headers, row.name, tmp_path) == []


@pytest.mark.slow
def test_the_facts_are_what_the_importer_writes(tmp_path: Path) -> None:
    assert_imported("zlib", "zlib.h", '#define ZLIB_VERSION "1.2.13"', tmp_path)


def test_what_nobody_described_is_raw(api: Any) -> None:
    assert (api.raw.ZLIB_VERSION, api.raw.MAX_WBITS) == ("1.2.13", 15)
    assert not hasattr(api, "ZLIB_VERSION") and not hasattr(api, "gz_header")
    stream = api.z_stream()
    api.deflateInit2_(stream, windowBits=31)
    head = api.raw.gz_header()
    head.text, head.os = 1, 255
    assert api.raw.deflateTune(stream, 4, 4, 8, 4) is None  # the pattern of its name says how it fails
    assert api.raw.deflateSetHeader(stream, head) is None
    room = bytearray(100)
    stream.next_in, stream.next_out = b"abc" * 10, room
    assert api.deflate(stream, api.FlushMode.Z_FINISH) == api.Z_STREAM_END
    assert gzip.decompress(room[: stream.total_out]) == b"abc" * 10
    assert room[3] & 1  # FTEXT
    api.deflateEnd(stream)


def test_the_version_is_that_of_the_library(api: Any) -> None:
    assert api.zlibVersion() == zlib.ZLIB_RUNTIME_VERSION
    assert api.zlibCompileFlags() & 3 in (0, 1, 2)


@pytest.mark.parametrize("data", BUFFERS, ids=len)
@pytest.mark.parametrize("level", range(-1, 10))
def test_what_one_compresses_the_other_decompresses(api: Any, data: bytes, level: int) -> None:
    packed = api.compress2(api.compressBound(len(data)), data, level)
    assert zlib.decompress(packed) == data
    assert api.uncompress(len(data) + 1, zlib.compress(data, level)) == data


def test_a_buffer_takes_the_result(api: Any) -> None:
    room = bytearray(100)
    used = api.compress(room, b"abc" * 1000)
    assert zlib.decompress(room[:used]) == b"abc" * 1000
    data = bytearray(3000)
    assert api.uncompress(dest=memoryview(data), source=room[:used]) == 3000
    assert data == b"abc" * 1000


def test_uncompress2_stops_at_the_end(api: Any) -> None:
    packed = zlib.compress(b"abc")
    assert api.uncompress2(10, packed + b"more") == (b"abc", len(packed))
    room = bytearray(10)
    used = api.uncompress2(room, packed)
    assert (used.dest, used.sourceLen, room[:3]) == (3, len(packed), b"abc")


def test_failures_are_exceptions_with_zlibs_words(api: Any) -> None:
    data = b"abc" * 1000
    with pytest.raises(api.ZlibBufferError, match=r"^buffer error$") as caught:
        api.compress(5, data)
    assert (caught.value.code, caught.value.function) == (api.Z_BUF_ERROR, "compress")
    with pytest.raises(api.ZlibDataError, match=r"^data error$"):
        api.uncompress(3000, data)
    with pytest.raises(api.ZlibStreamError, match=r"^stream error$"):
        api.compress2(5000, data, 10)
    with pytest.raises(api.ZlibError):
        api.uncompress(10, zlib.compress(data))
    with pytest.raises(TypeError):
        api.compress(5000, "text")


# --- streams ------------------------------------------------------------------------------------------------------


def pumped(call: Any, stream: Any, pieces: list[bytes], room: int, last: Any) -> bytes:
    """What comes out of a stream, `room` bytes at a time, for pieces that go in."""
    out = bytearray()
    for number, piece in enumerate(pieces):
        stream.next_in = piece
        code = None
        while code != 1 and (stream.avail_in or number == len(pieces) - 1):
            stream.next_out = made = bytearray(room)
            code = call(stream, last if number == len(pieces) - 1 else 0)
            out += made[: room - stream.avail_out]
    return bytes(out)


def cut(data: bytes, size: int) -> list[bytes]:
    return [data[i : i + size] for i in range(0, len(data), size)] or [b""]


@pytest.mark.parametrize("data", BUFFERS, ids=len)
@pytest.mark.parametrize(("piece", "room"), [(1000, 77), (100_000, 100_000), (333, 5000)])
def test_streams_are_pythons(api: Any, data: bytes, piece: int, room: int) -> None:
    stream = api.z_stream()
    api.deflateInit_(stream, api.CompressionLevel.Z_BEST_COMPRESSION)
    packed = pumped(api.deflate, stream, cut(data, piece), room, api.FlushMode.Z_FINISH)
    assert (stream.total_in, stream.total_out) == (len(data), len(packed))
    assert api.deflateEnd(stream) == api.ZlibCode.Z_OK
    assert packed == zlib.compress(data, 9)
    back = api.z_stream()
    api.inflateInit_(back)
    assert pumped(api.inflate, back, cut(packed, piece), room, api.FlushMode.Z_SYNC_FLUSH) == data
    assert back.adler == zlib.adler32(data)
    api.inflateEnd(back)


def test_a_raw_stream_with_a_dictionary(api: Any) -> None:
    words = b"the quick brown fox jumps over the lazy dog"
    peer = zlib.compressobj(6, zlib.DEFLATED, -15, zdict=words)
    packed = peer.compress(words * 2) + peer.flush()
    stream = api.z_stream()
    api.inflateInit2_(stream, -15)
    api.inflateSetDictionary(stream, words)
    assert pumped(api.inflate, stream, [packed], 1000, 2) == words * 2
    api.inflateEnd(stream)
    asking = api.z_stream()
    api.inflateInit_(asking)
    peer = zlib.compressobj(zdict=words)
    asking.next_in, asking.next_out = peer.compress(words) + peer.flush(), bytearray(100)
    assert api.inflate(asking) is api.ZlibCode.Z_NEED_DICT
    assert asking.adler == zlib.adler32(words)
    api.inflateSetDictionary(asking, words)
    assert api.inflate(asking) is api.ZlibCode.Z_STREAM_END
    api.inflateEnd(asking)


def test_a_stream_says_what_is_wrong(api: Any) -> None:
    stream = api.z_stream(next_in=b"garbage", next_out=bytearray(10))
    api.inflateInit_(stream)
    with pytest.raises(api.ZlibDataError, match=r"^data error$"):
        api.inflate(stream)
    assert stream.msg == "incorrect header check"
    api.inflateEnd(stream)
    with pytest.raises(api.ZlibStreamError):
        api.inflate(stream)
    with pytest.raises(api.ZlibVersionError):
        api.inflateInit_(stream, version="2.0")
    with pytest.raises(AttributeError, match=r"^z_stream\.avail_in can't be set$"):
        stream.avail_in = 1000


def test_a_stream_keeps_its_buffers(api: Any) -> None:
    room = bytearray(1000)
    stream = api.z_stream(next_out=room)
    api.deflateInit_(stream)
    stream.next_in = bytes(range(256)) * 4
    api.deflate(stream, api.FlushMode.Z_FINISH)
    with pytest.raises(BufferError):
        room.clear()
    stream.next_out = None
    room.clear()
    with pytest.raises(TypeError, match="cannot pickle a z_stream whose next_in is set"):
        pickle.dumps(stream)
    api.deflateEnd(stream)


@pytest.mark.parametrize("data", BUFFERS, ids=len)
def test_checksums_are_pythons(api: Any, data: bytes) -> None:
    middle = len(data) // 3
    first, second = data[:middle], data[middle:]
    assert api.crc32(0, data) == api.crc32_z(0, data) == zlib.crc32(data)
    assert api.crc32(api.crc32(0, first), second) == zlib.crc32(data)
    assert api.adler32(1, memoryview(data)) == api.adler32_z(1, data) == zlib.adler32(data)
    assert api.crc32_combine(zlib.crc32(first), zlib.crc32(second), len(second)) == zlib.crc32(data)
    assert api.adler32_combine(zlib.adler32(first), zlib.adler32(second), len(second)) == zlib.adler32(data)
    if hasattr(api, "crc32_combine_op"):
        op = api.crc32_combine_gen(len(second))
        assert api.crc32_combine_op(zlib.crc32(first), zlib.crc32(second), op) == zlib.crc32(data)


def test_checksums_in_threads_are_the_same(api: Any) -> None:
    data, found = random.Random(2).randbytes(1 << 20), list[int]()
    threads = [threading.Thread(target=lambda: found.append(api.crc32(0, data))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [zlib.crc32(data)] * 4


def test_a_file_that_isnt_there_is_an_oserror(api: Any, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as caught:
        api.gzopen(tmp_path / "missing.gz", "rb")
    assert caught.value.filename == tmp_path / "missing.gz"


def test_an_empty_file_is_written(api: Any, tmp_path: Path) -> None:
    with api.gzopen(tmp_path / "empty.gz", "wb") as file:
        assert api.gzdirect(file) == 0
        assert api.gzerror(file) == ("", api.Z_OK)
    assert gzip.decompress((tmp_path / "empty.gz").read_bytes()) == b""
    with pytest.raises(ValueError, match="closed"):
        api.gzeof(file)


@pytest.mark.parametrize("data", BUFFERS, ids=len)
def test_files_of_either_are_read_by_the_other(api: Any, tmp_path: Path, data: bytes) -> None:
    needs(api, "gzwrite", "gzread")
    ours, theirs = tmp_path / "ours.gz", tmp_path / "theirs.gz"
    with api.gzopen(ours, "wb9") as file:
        if data:
            assert api.gzwrite(file, data) == len(data)
    assert gzip.decompress(ours.read_bytes()) == data
    theirs.write_bytes(gzip.compress(data))
    with api.gzopen(theirs, "rb") as file:
        assert api.gzread(file, len(data) + 10) == data
        assert api.gzread(file, 10) == b""
        assert api.gzeof(file) == 1


def test_files_are_read_from_any_place(api: Any, tmp_path: Path) -> None:
    needs(api, "gzseek", "gzread", "gzputs", "gzputc", "gztell", "gzrewind", "gzungetc")
    with api.gzopen(tmp_path / "file.gz", "wb") as file:
        assert api.gzputs(file, "hellö ") == 7
        assert api.gzputc(file, 33) == 33
        api.gzflush(file)
        assert api.gztell(file) == 8
    with api.gzopen(tmp_path / "file.gz", "rb") as file:
        assert api.gzseek(file, 4) == 4
        assert api.gzread(file, 10) == "ö !".encode()
        api.gzrewind(file)
        assert api.gzgetc(file) == ord("h")
        assert api.gzungetc(ord("H"), file) == ord("H")
        assert api.gzread(file, 5) == b"Hell\xc3"


def test_damaged_files_are_refused_with_zlibs_words(api: Any, tmp_path: Path) -> None:
    needs(api, "gzread")
    data = bytearray(gzip.compress(b"abc" * 1000))
    data[-6] ^= 1
    (tmp_path / "damaged.gz").write_bytes(data)
    with api.gzopen(tmp_path / "damaged.gz", "rb") as file, pytest.raises(api.ZlibError, match="incorrect data check"):
        api.gzread(file, 10_000)


def test_the_example_agrees_with_python(api: Any, folder: Path, tmp_path: Path, mypy_cache: Path) -> None:
    needs(api, "gzwrite", "gzread")
    done = run_example(folder, "zlib_files.py")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == "the same"
    assert mypy_complaints(folder, "zlib_files.py", tmp_path, mypy_cache) == ""


def test_types_alone_do_real_work_through_raw(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """What an importer would write of zlib.h, without an overlay."""
    require("libz.so.1")
    bare = tmp_path / "metadata" / "zlib"
    bare.mkdir(parents=True)
    for name in ("module.yaml", "zlib.yaml"):
        shutil.copy(ROOT / "metadata" / "zlib" / name, bare)
    _, sources, _ = planned("bare_zlib_api", bare)
    raw = imported(installed(sources, request.config.cache.mkdir("bare_zlib"), tmp_path), "bare_zlib_api").raw
    data = b"to and fro " * 100
    room, used = bytearray(200), array("L", [200])
    assert raw.compress(room, used, data, len(data)) == 0
    assert zlib.decompress(room[: used[0]]) == data
    back, size = bytearray(len(data)), array("L", [len(data)])
    assert raw.uncompress(back, size, bytes(room[: used[0]]), used[0]) == 0
    assert back == data
    assert raw.crc32(0, data, len(data)) == zlib.crc32(data)
    with pytest.raises(BufferError):
        raw.compress(b"x" * 200, used, data, len(data))
    with pytest.raises(TypeError, match=r"compress\(\): destLen"):
        raw.compress(room, 1.5, data, len(data))
