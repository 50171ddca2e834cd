"""import c, new --from, build: from a real library's headers to a wheel that does real work, with no overlay."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path
from textwrap import dedent

import pytest
from libraries import require
from publishing import warm

from projector.cli import main

ZLIB = """
    import zlib, zlib_api
    data, raw = b"hello " * 1000, zlib_api.raw
    out, length = bytearray(200), bytearray((200).to_bytes(8, "little"))
    assert raw.compress(out, length, data, len(data)) == zlib_api.Z_OK
    assert zlib.decompress(out[: int.from_bytes(length, "little")]) == data
    assert raw.crc32(0, b"abc", 3) == zlib.crc32(b"abc")
    assert zlib_api.zlibVersion().decode() == zlib.ZLIB_RUNTIME_VERSION
    assert zlib_api.ZLIB_VERSION == zlib.ZLIB_VERSION and zlib_api.z_stream_s().avail_in == 0
"""


def test_zlib(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, zig_cache: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    require("libz.so.1")
    header = Path("/usr/include/zlib.h")
    if not header.is_file():
        pytest.skip("there is no zlib.h: install zlib1g-dev")
    monkeypatch.chdir(tmp_path)
    words = ["--library", "zlib", "--header", str(header), "--own", "*/zconf.h", "--pkg-config", "zlib"]
    targets = ["--target", "x86_64-linux-gnu", "--target", "aarch64-linux-gnu"]
    assert main(["import", "c", *words, *targets, "--json"]) == 0
    told = json.loads(capfd.readouterr().out)
    assert set(told["left_out"].values()) == {"a macro that is no value", "metadata has no type __builtin_va_list"}
    assert main(["verify", "metadata/zlib", *targets, "--include", "/usr/include", *_multiarch()]) == 0
    assert "error" not in capfd.readouterr().err
    assert main(["new", "zlib", "--from", "metadata/zlib"]) == 0
    warm(tmp_path / "projections" / "zlib", zig_cache)
    assert main(["build", "projections/zlib"]) == 0
    (wheel,) = Path("dist").glob("*.whl")
    zipfile.ZipFile(wheel).extractall("site")
    subprocess.run([sys.executable, "-c", dedent(ZLIB)], cwd="site", check=True)


def _multiarch() -> list[str]:
    folders = sorted(Path("/usr/include").glob("*-linux-gnu"))
    return [word for folder in folders for word in ("--include", str(folder))]
