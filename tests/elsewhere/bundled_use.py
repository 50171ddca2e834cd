"""Uses zlib_api and sqlite3_api, which are in the folder that is given, and compares them with Python's own."""

from __future__ import annotations

import gzip
import platform
import random
import sys
import zlib
from pathlib import Path


def _refuse(*keys: str) -> None:
    raise OSError("not supported")


if hasattr(platform, "_wmi_query"):
    platform._wmi_query = _refuse  # where 3.13 asks it what system this is, Wine 8 ends the process
sys.path.insert(0, sys.argv[1])
import sqlite3_api  # noqa: E402
import zlib_api  # noqa: E402

data = random.Random(1).randbytes(1000) * 50
made = zlib_api.compress(zlib_api.compressBound(len(data)), data)
assert zlib.decompress(made) == data
assert zlib_api.uncompress(len(data), zlib.compress(data)) == data
assert zlib_api.crc32(0, data) == zlib.crc32(data)
with zlib_api.gzopen("bundled.gz", "wb") as file:
    assert zlib_api.gzwrite(file, data) == len(data)
with gzip.open("bundled.gz") as written:
    assert written.read() == data
Path("bundled.gz").unlink()

Path("bundled.db").unlink(missing_ok=True)
with sqlite3_api.sqlite3_open("bundled.db") as db:
    sqlite3_api.sqlite3_exec(db, "create table t(a, b); insert into t values (1, 'grün'), (2, 'blau')")
    assert sqlite3_api.sqlite3_changes(db) == 2
    try:
        sqlite3_api.sqlite3_exec(db, "select a from nowhere")
    except sqlite3_api.SqliteError as error:
        assert "nowhere" in str(error), error
    else:
        raise AssertionError
Path("bundled.db").unlink()
print(zlib_api.zlibVersion(), sqlite3_api.sqlite3_libversion())
