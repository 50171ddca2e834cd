"""Pointers that the C library moves on, memory that it reallocates, lists of its own, against what Python knows."""

import codecs
import os
import tempfile
from pathlib import Path

from linux_api import glob, iconv, stdio, stdlib, string, unistd
from refusal import refused


def check_fields_of_a_text() -> None:
    text, rest, fields = "root:x:0:0::/root:/bin/ä", "root:x:0:0::/root:/bin/ä", list[str]()
    while rest is not None:
        field, rest = string.strsep(rest, ":")
        assert field is not None
        fields.append(field)
    assert fields == text.split(":")
    assert string.strsep(None, ":") == (None, None)


def check_numbers_at_a_texts_start() -> None:
    assert stdlib.strtol("  -12 apples") == (-12, " apples")
    assert stdlib.strtol("ff", 16) == (255, "") == stdlib.strtol("0xff", 0)
    assert stdlib.strtoul("18446744073709551615") == (2**64 - 1, "")
    assert stdlib.strtod("0x1p-2 m") == (0.25, " m")
    assert stdlib.strtol("none") == (0, "none")
    assert "out of range" in refused(OSError, stdlib.strtol, "9" * 30)


def check_lines_of_a_stream() -> None:
    lines = [b"short\n", b"long " * 10_000 + b"\n", b"\n", b"no newline"]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "lines")
        path.write_bytes(b"".join(lines))
        with stdio.fopen(path, "r") as stream:
            assert [stdio.getline(stream) for _ in range(6)] == [*lines, b"", b""]
        with stdio.fopen(path, "r") as stream:
            assert stdio.getdelim(ord("r"), stream) == b"shor"
        refused(FileNotFoundError, stdio.fopen, path.with_name("none"), "r")


def check_text_in_pieces() -> None:
    text = "grüße, мир; 世界" * 1000
    source, room, made = bytearray(text.encode()), bytearray(1001), b""
    with iconv.iconv_open("UTF-16LE", "UTF-8") as conversion:
        left = len(source)
        while left > 0:
            given = source[len(source) - left :]
            _, left, free = iconv.iconv(conversion, given, room)
            made += room[: len(room) - free]
        assert iconv.iconv(conversion, None, room) == (0, 0, len(room))
        assert made == codecs.encode(text, "utf-16-le")
        assert refused(OSError, iconv.iconv, conversion, bytearray(b"\xff"), room).startswith("[Errno 84]")
    refused(OSError, iconv.iconv_open, "no such set", "UTF-8")


def check_the_environment() -> None:
    os.environ["PJ_CHECK"] = "ä=\udcff"
    known = dict(one.split("=", 1) for one in unistd.environ.value or [])
    assert known == dict(os.environ)


def check_names_by_patterns() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name in ("a.txt", "b.txt", "c.bin"):
            Path(folder, name).touch()
        found = glob.glob(Path(folder, "*.{txt,none}"), glob.GLOB_BRACE)
        names = [str(Path(folder, name)) for name in ("a.txt", "b.txt")]
        assert (found.gl_pathc, found.gl_pathv) == (2, names)
        assert refused(LookupError, glob.glob, f"{folder}/none*") == "nothing fits the pattern"
        assert found.copy().gl_pathv == names
