"""libcurl_api transfers from and to a server of this process: streaming, callbacks, lists, several at once."""

from __future__ import annotations

import gc
import hashlib
import threading
import urllib.request
import weakref
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from each_target import each_target
from libraries import (
    assert_imported,
    facts_disagree,
    imported,
    mypy_complaints,
    package_folder,
    require,
    run_example,
)

from projector.targets import Target

BLOCK = bytes(range(256)) * 256
BLOCKS = 1600  # 100 MB


class Boom(Exception):
    pass


class Handler(BaseHTTPRequestHandler):
    """`/big` is 100 MB, `/echo` gives back what is put, `/headers` the request's headers; others are what they say."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *args: object) -> None: ...

    def _answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        if self.path == "/big":
            self.send_response(200)
            self.send_header("Content-Length", str(len(BLOCK) * BLOCKS))
            self.end_headers()
            for _ in range(BLOCKS):
                self.wfile.write(BLOCK)
        elif self.path == "/moved":
            self._answer(302, b"", Location="/text")
        elif self.path == "/headers":
            self._answer(200, str(self.headers).encode())
        elif self.path == "/none":
            self._answer(404, b"nothing here")
        else:
            self._answer(200, self.path.encode(), **{"Content-Type": "text/plain"})

    def do_PUT(self) -> None:
        self._answer(200, self.rfile.read(int(self.headers["Content-Length"])))

    do_POST = do_PUT


@pytest.fixture(scope="session")
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    require("libcurl.so.4")
    return package_folder("libcurl", request, tmp_path_factory)


@pytest.fixture(scope="session")
def api(folder: Path) -> Any:
    return imported(folder, "libcurl_api")


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    class Server(ThreadingHTTPServer):
        def handle_error(self, request: Any, client_address: Any) -> None: ...

    server = Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def easy(api: Any, url: str) -> Iterator[Any]:
    with api.curl_easy_init() as easy:
        api.curl_easy_setopt(easy, api.CURLOPT_NOPROXY, "*")
        yield easy


def fetched(api: Any, easy: Any, where: str) -> bytes:
    chunks = list[bytes]()
    api.curl_easy_setopt(easy, api.CURLOPT_URL, where)
    api.curl_easy_setopt_writefunction(easy, lambda data: chunks.append(data) or len(data))
    api.curl_easy_perform(easy)
    return b"".join(chunks)


def test_a_download_is_what_urllib_gets(api: Any, easy: Any, url: str) -> None:
    with urllib.request.urlopen(f"{url}/some/text") as answer:
        assert fetched(api, easy, f"{url}/some/text") == answer.read()
    assert api.curl_easy_getinfo(easy, api.CURLINFO_RESPONSE_CODE) == 200
    assert api.curl_easy_getinfo(easy, api.CURLINFO_EFFECTIVE_URL) == f"{url}/some/text"
    assert api.curl_easy_getinfo(easy, api.CURLINFO_CONTENT_TYPE) == "text/plain"
    assert api.curl_easy_getinfo(easy, api.CURLINFO_SIZE_DOWNLOAD_T) == 10
    assert api.curl_easy_getinfo(easy, api.CURLINFO_REDIRECT_URL) is None
    assert 0 < api.curl_easy_getinfo(easy, api.CURLINFO_TOTAL_TIME) < 60


def test_a_hundred_megabytes_stream_through_a_callback(api: Any, easy: Any, url: str) -> None:
    digest, sizes = hashlib.sha256(), list[int]()

    def write(data: bytes) -> int:
        digest.update(data)
        sizes.append(len(data))
        return len(data)

    api.curl_easy_setopt(easy, api.CURLOPT_URL, f"{url}/big")
    api.curl_easy_setopt_writefunction(easy, write)
    api.curl_easy_perform(easy)
    assert sum(sizes) == len(BLOCK) * BLOCKS and max(sizes) <= 16384
    assert digest.digest() == hashlib.sha256(BLOCK * BLOCKS).digest()


def test_an_upload_is_read_by_a_callback(api: Any, easy: Any, url: str) -> None:
    content = BLOCK * 100
    rooms, place = list[int](), 0

    def read(room: int) -> memoryview:
        nonlocal place
        rooms.append(room)
        place += room
        return memoryview(content)[place - room : place]

    api.curl_easy_setopt(easy, api.CURLOPT_UPLOAD, 1)
    api.curl_easy_setopt(easy, api.CURLOPT_INFILESIZE_LARGE, len(content))
    api.curl_easy_setopt_readfunction(easy, read)
    assert fetched(api, easy, f"{url}/echo") == content
    assert len(rooms) > 50


def test_headers_go_both_ways(api: Any, easy: Any, url: str) -> None:
    sent, seen = api.curl_slist_new("X-One: eins"), list[bytes]()
    api.curl_slist_append(sent, "X-Two: zwei")
    api.curl_easy_setopt_httpheader(easy, sent)
    api.curl_easy_setopt_headerfunction(easy, lambda line: seen.append(line) or len(line))
    body = fetched(api, easy, f"{url}/headers").decode()
    assert "X-One: eins" in body and "X-Two: zwei" in body
    assert seen[0].startswith(b"HTTP/1.1 200")


def test_a_list_stays_as_long_as_a_transfer_may_read_it(api: Any, easy: Any, url: str) -> None:
    sent = api.curl_slist_new("X-Kept: yes")
    api.curl_easy_setopt_httpheader(easy, sent)
    sent.close()
    known = weakref.ref(sent) if hasattr(type(sent), "__weakref__") else None
    del sent
    gc.collect()
    assert "X-Kept: yes" in fetched(api, easy, f"{url}/headers").decode()
    api.curl_easy_setopt_httpheader(easy, None)
    assert "X-Kept" not in fetched(api, easy, f"{url}/headers").decode()
    assert known is None or known() is None


def test_redirections_and_statuses(api: Any, easy: Any, url: str) -> None:
    assert fetched(api, easy, f"{url}/moved") == b""
    assert api.curl_easy_getinfo(easy, api.CURLINFO_REDIRECT_URL) == f"{url}/text"
    api.curl_easy_setopt(easy, api.CURLOPT_FOLLOWLOCATION, 1)
    assert fetched(api, easy, f"{url}/moved") == b"/text"
    assert api.curl_easy_getinfo(easy, api.CURLINFO_REDIRECT_COUNT) == 1
    api.curl_easy_setopt(easy, api.CURLOPT_FAILONERROR, 1)
    with pytest.raises(api.CurlHttpError) as caught:
        fetched(api, easy, f"{url}/none")
    assert caught.value.code == api.CURLE_HTTP_RETURNED_ERROR
    assert str(caught.value) == api.curl_easy_strerror(api.CURLE_HTTP_RETURNED_ERROR)


def test_what_fails_says_why(api: Any, easy: Any) -> None:
    with pytest.raises(api.CurlConnectError):
        fetched(api, easy, "http://127.0.0.1:1/")
    with pytest.raises(api.CurlError) as caught:
        fetched(api, easy, "nothing://127.0.0.1/")
    assert caught.value.code == api.CURLE_UNSUPPORTED_PROTOCOL
    with pytest.raises(TypeError, match="value"):
        api.curl_easy_setopt(easy, api.CURLOPT_URL, 5)
    with pytest.raises(TypeError, match="value"):
        api.curl_easy_setopt(easy, api.CURLOPT_TIMEOUT, "5")
    with pytest.raises(ValueError, match="option"):
        api.curl_easy_setopt(easy, api.CURLOPT_WRITEFUNCTION, None)


SETTERS = ("writefunction", "headerfunction", "xferinfofunction", "debugfunction")


@pytest.mark.parametrize("setter", SETTERS)
def test_an_exception_of_a_callback_comes_out_of_perform(api: Any, easy: Any, url: str, setter: str) -> None:
    calls = list[int]()

    def failing(*args: object) -> int:
        calls.append(1)
        raise Boom(setter)

    api.curl_easy_setopt(easy, api.CURLOPT_NOPROGRESS, 0)
    api.curl_easy_setopt(easy, api.CURLOPT_VERBOSE, setter == "debugfunction")
    api.curl_easy_setopt(easy, api.CURLOPT_URL, f"{url}/big")
    api.curl_easy_setopt_writefunction(easy, len)
    getattr(api, f"curl_easy_setopt_{setter}")(easy, failing)
    with pytest.raises(Boom, match=setter):
        api.curl_easy_perform(easy)
    assert calls == [1]
    getattr(api, f"curl_easy_setopt_{setter}")(easy, None)
    api.curl_easy_setopt(easy, api.CURLOPT_VERBOSE, 0)
    assert fetched(api, easy, f"{url}/text") == b"/text"


def test_progress_ends_a_transfer(api: Any, easy: Any, url: str) -> None:
    seen = list[int]()

    def progress(total: int, now: int, up_total: int, up_now: int) -> bool:
        seen.append(now)
        return now > 1_000_000

    api.curl_easy_setopt(easy, api.CURLOPT_NOPROGRESS, 0)
    api.curl_easy_setopt_xferinfofunction(easy, progress)
    with pytest.raises(api.CurlAborted):
        fetched(api, easy, f"{url}/big")
    assert 1_000_000 < seen[-1] < len(BLOCK) * BLOCKS


def test_callbacks_live_as_long_as_the_transfer(api: Any, easy: Any) -> None:
    class Write:
        def __call__(self, data: bytes) -> int:
            return len(data)

    first, second = Write(), Write()
    known = [weakref.ref(first), weakref.ref(second)]
    api.curl_easy_setopt_writefunction(easy, first)
    api.curl_easy_setopt_headerfunction(easy, second)
    del first, second
    gc.collect()
    assert all(one() is not None for one in known)
    api.curl_easy_setopt_writefunction(easy, len)
    assert [one() is None for one in known] == [True, False]
    easy.close()
    assert all(one() is None for one in known)


def test_a_transfer_can_not_be_closed_by_its_own_callback(api: Any, easy: Any, url: str) -> None:
    def write(data: bytes) -> int:
        easy.close()
        with pytest.raises(ValueError, match="closed"):
            api.curl_easy_perform(easy)
        return len(data)

    api.curl_easy_setopt(easy, api.CURLOPT_URL, f"{url}/text")
    api.curl_easy_setopt_writefunction(easy, write)
    api.curl_easy_perform(easy)
    assert easy.closed


def test_several_transfers_at_once(api: Any, url: str) -> None:
    bodies = dict[str, list[bytes]]()
    with api.curl_multi_init() as multi:
        transfers = [api.curl_easy_init() for _ in range(20)]
        for i, easy in enumerate(transfers):
            where = f"{url}/number/{i}"
            body = bodies.setdefault(where, [])
            api.curl_easy_setopt(easy, api.CURLOPT_NOPROXY, "*")
            api.curl_easy_setopt(easy, api.CURLOPT_URL, where)
            api.curl_easy_setopt_writefunction(easy, lambda data, body=body: body.append(data) or len(data))
            api.curl_multi_add_handle(multi, easy)
        while api.curl_multi_perform(multi):
            api.curl_multi_poll(multi, 1000)
        results = list[Any]()
        while (found := api.curl_multi_info_read(multi)).result is not None:
            results.append((found.result.msg, found.result.data.result))
        assert results == [(api.CURLMSG_DONE, api.CURLE_OK)] * 20
        for easy in transfers:
            api.curl_multi_remove_handle(multi, easy)
            easy.close()
    assert {where: b"".join(body) for where, body in bodies.items()} == {
        f"{url}/number/{i}": f"/number/{i}".encode() for i in range(20)
    }


def test_text_of_urls(api: Any, easy: Any) -> None:
    assert api.curl_easy_escape(easy, "a b/ü") == "a%20b%2F%C3%BC"
    assert api.curl_easy_unescape(easy, "a%20b%00c") == b"a b\0c"
    assert api.curl_getdate("Sun, 06 Nov 1994 08:49:37 GMT") == 784111777
    assert "libcurl/" in api.curl_version()


@each_target("row", lambda row: row.os != "emscripten")
def test_the_systems_headers_agree(row: Target, tmp_path: Path) -> None:
    names = ("curl", "curlver", "easy", "header", "multi", "options", "system", "typecheck-gcc", "urlapi", "websockets")
    headers = tuple(f"x86_64-linux-gnu/curl/{name}.h" for name in names)
    assert facts_disagree("libcurl", headers, row.name, tmp_path) == []


@pytest.mark.slow
def test_the_facts_are_what_an_import_writes(tmp_path: Path) -> None:
    assert_imported("libcurl", "curl/curlver.h", '#define LIBCURL_VERSION "7.88.1"', tmp_path)


def test_what_nobody_described_is_raw(api: Any) -> None:
    """Members of enums, too: their classes have what the overlay documents."""
    options = api.CURLoption
    assert options.CURLOPT_URL.value == api.CURLOPT_URL == 10002
    assert not hasattr(options, "CURLOPT_PRIVATE") and not hasattr(api, "CURLOPT_PRIVATE")
    assert not hasattr(api, "CURLE_OBSOLETE20") and api.raw.CURLE_OBSOLETE20 == 20
    raw = api.raw
    assert raw.CURLOPT_PRIVATE == 10103 and type(raw.CURLOPT_PRIVATE) is int
    url = raw.curl_url()
    assert raw.curl_url_set(url, raw.CURLUPart.CURLUPART_URL, "http://example.org/a", 0) == 0
    part = raw.new("char *")
    assert raw.curl_url_get(url, raw.CURLUPart.CURLUPART_PATH, part, 0) == 0
    assert part[0].string() == b"/a"
    raw.curl_url_cleanup(url)


def test_the_example_downloads(folder: Path, url: str, tmp_path: Path, mypy_cache: Path) -> None:
    done = run_example(folder, "curl_download.py", f"{url}/big")
    wanted = hashlib.sha256(BLOCK * BLOCKS).hexdigest()
    assert (done.returncode, done.stdout) == (0, f"{len(BLOCK) * BLOCKS} bytes\n{wanted}\n"), done.stderr
    assert "100 %" in done.stderr
    assert mypy_complaints(folder, "curl_download.py", tmp_path, mypy_cache) == ""
