"""Downloads a URL with libcurl: the digest of what came, without holding it, and how far it is (projection-libcurl).

python curl_download.py URL
"""

from __future__ import annotations

import hashlib
import sys

import libcurl_api as curl


def download(url: str) -> str:
    """The SHA-256 of what the URL leads to, in hexadecimal. Raises CurlError."""
    digest = hashlib.sha256()

    def write(data: bytes) -> int:
        digest.update(data)
        return len(data)

    def progress(total: int, now: int, upload_total: int, upload_now: int) -> int:
        if total:
            print(f"\r{100 * now // total:3} %", end="", file=sys.stderr)
        return 0

    with curl.curl_easy_init() as easy:
        curl.curl_easy_setopt(easy, curl.CURLOPT_URL, url)
        curl.curl_easy_setopt(easy, curl.CURLOPT_FOLLOWLOCATION, 1)
        curl.curl_easy_setopt(easy, curl.CURLOPT_FAILONERROR, 1)
        curl.curl_easy_setopt(easy, curl.CURLOPT_NOPROGRESS, 0)
        curl.curl_easy_setopt_writefunction(easy, write)
        curl.curl_easy_setopt_xferinfofunction(easy, progress)
        curl.curl_easy_perform(easy)
        print(file=sys.stderr)
        print(f"{curl.curl_easy_getinfo(easy, curl.CURLINFO_SIZE_DOWNLOAD_T)} bytes")
    return digest.hexdigest()


if __name__ == "__main__":
    print(download(sys.argv[1]))
