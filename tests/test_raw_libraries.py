"""Real work through `raw` with libraries of which metadata has nothing but types, as an importer writes them down."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from libraries import ROOT, imported, require
from projected import installed, planned

CURL = """\
projector: 1
namespace: curl
library: libcurl
records: {CURL: {}, CURLU: {}, FILE: {}, curl_slist: {fields: {data: char *, next: curl_slist *}}}
functions:
  curl_easy_init: {returns: CURL *}
  curl_easy_cleanup: {params: {curl: CURL *}}
  curl_easy_perform: {params: {curl: CURL *}, returns: int}
  setopt_pointer:
    symbol: curl_easy_setopt
    params: {curl: CURL *, option: int}
    variadic: {value: void *}
    returns: int
  curl_easy_getinfo: {params: {curl: CURL *, info: int}, variadic: {value: void *}, returns: int}
  curl_slist_append: {params: {list: curl_slist *, data: const char *}, returns: curl_slist *}
  curl_slist_free_all: {params: {list: curl_slist *}}
  curl_url: {returns: CURLU *}
  curl_url_cleanup: {params: {handle: CURLU *}}
  curl_url_set: {params: {handle: CURLU *, what: int, part: const char *, flags: unsigned int}, returns: int}
  curl_url_get: {params: {handle: const CURLU *, what: int, part: char **, flags: unsigned int}, returns: int}
  curl_free: {params: {p: void *}}
  fopen: {library: libc, params: {pathname: const char *, mode: const char *}, returns: FILE *}
  fclose: {library: libc, params: {stream: FILE *}, returns: int}
"""
MODULE = """\
projector: 1
module: curl
libraries:
  libc: process
  libcurl: {linux: {soname: libcurl.so.4, origin: system}}
"""
CURLOPT_WRITEDATA, CURLOPT_URL, CURLINFO_EFFECTIVE_URL, CURLINFO_SIZE_DOWNLOAD_T = 10001, 10002, 0x100001, 0x600008
CURLUPART_URL, CURLUPART_HOST = 0, 5


def built(package: str, metadata: Path, request: pytest.FixtureRequest, into: Path) -> Any:
    _, sources, _ = planned(package, metadata)
    return imported(installed(sources, request.config.cache.mkdir(package), into), package)


@pytest.fixture(scope="module")
def curl(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    require("libcurl.so.4")
    folder = tmp_path_factory.mktemp("bare_curl")
    metadata = folder / "metadata" / "curl"
    metadata.mkdir(parents=True)
    (metadata / "module.yaml").write_text(MODULE)
    (metadata / "curl.yaml").write_text(CURL)
    return built("bare_curl_api", metadata, request, folder)


@pytest.fixture(scope="module")
def sqlite(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    require("libsqlite3.so.0")
    folder = tmp_path_factory.mktemp("bare_sqlite3")
    metadata = folder / "metadata" / "sqlite3"
    metadata.mkdir(parents=True)
    for name in ("module.yaml", "sqlite3.yaml"):
        shutil.copy(ROOT / "metadata" / "sqlite3" / name, metadata)
    return built("bare_sqlite3_api", metadata, request, folder)


def anywhere(api: Any, name: str) -> Any:
    """A function, in the public namespace if types say enough."""
    return getattr(api, name, None) or getattr(api.raw, name)


def test_a_file_is_transferred(curl: Any, tmp_path: Path) -> None:
    raw, source, target = curl.raw, tmp_path / "source", tmp_path / "target"
    source.write_bytes(bytes(range(256)) * 1000)
    easy, stream = anywhere(curl, "curl_easy_init")(), anywhere(curl, "fopen")(str(target), "wb")
    url = raw.new("char", source.as_uri().encode() + b"\0")
    assert raw.setopt_pointer(easy, CURLOPT_URL, url) == 0
    assert raw.setopt_pointer(easy, CURLOPT_WRITEDATA, int(stream)) == 0
    assert anywhere(curl, "curl_easy_perform")(easy) == 0
    assert anywhere(curl, "fclose")(stream) == 0
    assert target.read_bytes() == source.read_bytes()
    size, text = raw.new("int64_t"), raw.new("char *")
    assert raw.curl_easy_getinfo(easy, CURLINFO_SIZE_DOWNLOAD_T, size) == 0
    assert raw.curl_easy_getinfo(easy, CURLINFO_EFFECTIVE_URL, text) == 0
    assert (size[0], text[0].string()) == (256_000, source.as_uri().encode())
    anywhere(curl, "curl_easy_cleanup")(easy)


def test_a_url_is_taken_apart(curl: Any) -> None:
    raw, url, part = curl.raw, anywhere(curl, "curl_url")(), curl.raw.new("char *")
    assert anywhere(curl, "curl_url_set")(url, CURLUPART_URL, "https://example.org/path", 0) == 0
    assert raw.curl_url_get(url, CURLUPART_HOST, part, 0) == 0
    assert part[0].string() == b"example.org"
    raw.curl_free(part[0])
    anywhere(curl, "curl_url_cleanup")(url)


def test_a_list_is_followed(curl: Any) -> None:
    raw, many = curl.raw, None
    for word in ("one", b"two", raw.new("char", b"three\0")):
        many = raw.curl_slist_append(many, word)
    found, one = [], many
    while one is not None:
        found.append(raw.field(one, "data")[0].string())
        one = raw.from_address(curl.curl_slist, one.next) if one.next else None
    assert found == [b"one", b"two", b"three"]
    raw.curl_slist_free_all(many)


def test_rows_are_written_and_read(sqlite: Any, tmp_path: Path) -> None:
    raw, file = sqlite.raw, tmp_path / "rows.db"
    slot, step, column = raw.pointers(sqlite.sqlite3), anywhere(sqlite, "sqlite3_step"), sqlite.sqlite3_column_int
    assert raw.sqlite3_open(str(file), slot) == 0
    db, words = slot[0], [("naïve", b"\0\1"), ("", b""), ("x" * 5000, bytes(5000))]
    assert raw.sqlite3_exec(db, "CREATE TABLE t(a INTEGER PRIMARY KEY, b TEXT, c BLOB)", None, None, None) == 0
    statement, tail = raw.pointers(sqlite.sqlite3_stmt), raw.new("char *")
    sql = raw.new("char", b"INSERT INTO t(b, c) VALUES(?, ?); END\0")
    assert raw.sqlite3_prepare_v2(db, sql, -1, statement, tail) == 0
    assert (tail[0].string(), tail[0] - sql) == (b" END", 33)
    for text, blob in words:
        assert raw.sqlite3_bind_text(statement[0], 1, text, -1, -1) == 0
        assert raw.sqlite3_bind_blob(statement[0], 2, blob, len(blob), -1) == 0
        assert step(statement[0]) == 101
        assert sqlite.sqlite3_reset(statement[0]) == 0
    assert sqlite.sqlite3_finalize(statement[0]) == 0
    assert raw.sqlite3_prepare_v2(db, "SELECT a, b, c FROM t", -1, statement, None) == 0
    rows, row = [], statement[0]
    while step(row) == 100:
        size, at = sqlite.sqlite3_column_bytes(row, 2), raw.sqlite3_column_blob(row, 2)
        blob = raw.from_address("unsigned char", at, size)[:] if at else b""
        rows.append((column(row, 0), raw.sqlite3_column_text(row, 1).string(), blob))
    assert sqlite.sqlite3_finalize(row) == 0
    assert rows == [(i + 1, text.encode(), blob) for i, (text, blob) in enumerate(words)]
    assert sqlite.sqlite3_close(db) == 0
    with sqlite3.connect(file) as peer:
        assert peer.execute("SELECT b, c FROM t").fetchall() == words


def test_an_error_is_told(sqlite: Any) -> None:
    raw = sqlite.raw
    slot, message = raw.pointers(sqlite.sqlite3), raw.new("char *")
    assert raw.sqlite3_open(":memory:", slot) == 0
    assert raw.sqlite3_exec(slot[0], "SELECT * FROM lost", None, None, message) == 1
    assert message[0].string() == b"no such table: lost"
    raw.sqlite3_free(message[0])
    assert sqlite.sqlite3_errmsg(slot[0]) == b"no such table: lost"
    assert sqlite.sqlite3_close(slot[0]) == 0
