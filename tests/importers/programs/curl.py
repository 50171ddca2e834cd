"""Transfers from a file: what is written, the headers and the progress come to Python."""

from pathlib import Path

import curl_api
from both import Both

lib, raw = Both(curl_api), curl_api.raw
source = Path("source.txt").absolute()
source.write_bytes(b"line\n" * 100_000)
option, info = lib.CURLoption, lib.CURLINFO
got, seen, headers = bytearray(), [], []


def write(data, size, count, _):
    got.extend(raw.from_address("unsigned char", data, size * count)[:])
    return size * count


def progress(_, total, now, __, ___):
    seen.append((total, now))
    return 0


def header(data, size, count, _):
    headers.append(bytes(raw.from_address("unsigned char", data, size * count)[:]))
    return size * count


calls = [
    raw.callback(of, one)
    for of, one in (
        (lib.curl_write_callback, write),
        (lib.curl_xferinfo_callback, progress),
        (lib.curl_write_callback, header),
    )
]
easy = lib.curl_easy_init()
for name, value in [
    ("URL", source.as_uri()),
    ("WRITEFUNCTION", calls[0]),
    ("XFERINFOFUNCTION", calls[1]),
    ("HEADERFUNCTION", calls[2]),
    ("NOPROGRESS", 0),
]:
    assert lib.curl_easy_setopt(easy, getattr(option, f"CURLOPT_{name}"), value) == 0
assert lib.curl_easy_perform(easy) == 0
size, url = raw.new("long"), raw.new("char *")
assert lib.curl_easy_getinfo(easy, info.CURLINFO_SIZE_DOWNLOAD_T, size) == 0 and size[0] == len(got)
assert (
    lib.curl_easy_getinfo(easy, info.CURLINFO_EFFECTIVE_URL, url) == 0 and url[0].string().decode() == source.as_uri()
)
assert (
    bytes(got) == source.read_bytes()
    and any(b"Content-Length: 500000" in one for one in headers)
    and seen[-1][1] == 500_000
)
lib.curl_easy_setopt(easy, option.CURLOPT_URL, "file:///nowhere")
assert lib.curl_easy_perform(easy) == lib.CURLcode.CURLE_FILE_COULDNT_READ_FILE
lib.curl_easy_cleanup(easy)
