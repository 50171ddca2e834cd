"""import c, new --from, build: from a real library's headers to a wheel that does real work, with no overlay."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from textwrap import dedent
from typing import NamedTuple

import pytest

from projector.cli import main
from tests.libraries import ROOT, mypy_complaints, require, run_example
from tests.publishing import warm

TARGETS = ["--target", "x86_64-linux-gnu", "--target", "aarch64-linux-gnu"]
BOTH = """
    import sys
    import {name}_api
    class lib:
        def __getattr__(self, name):
            return getattr({name}_api if name in dir({name}_api) else {name}_api.raw, name)
    lib, raw = lib(), {name}_api.raw
"""


class Library(NamedTuple):
    """What is imported, by which options, and a program that uses it."""

    soname: str
    header: str
    package: str
    options: tuple[str, ...]
    program: str


PROGRAMS = Path(__file__).parent / "programs"
LIBRARIES = {
    "zlib": Library(
        "libz.so.1",
        "/usr/include/zlib.h",
        "zlib1g-dev",
        ("--own", "*/zconf.h", "--soname", "libz.so.1"),
        """
        import zlib
        data = b"hello " * 1000
        out, length = bytearray(200), raw.new("unsigned long", [200])
        assert lib.compress(out, length, data, len(data)) == lib.Z_OK
        assert zlib.decompress(out[: length[0]]) == data
        assert lib.crc32(0, b"abc", 3) == zlib.crc32(b"abc")
        assert lib.zlibVersion().decode() == zlib.ZLIB_RUNTIME_VERSION
        assert lib.ZLIB_VERSION == zlib.ZLIB_VERSION and lib.z_stream().avail_in == 0
        """,
    ),
    "curl": Library(
        "libcurl.so.4",
        "/usr/include/x86_64-linux-gnu/curl/curl.h",
        "libcurl4-openssl-dev",
        ("--pkg-config", "libcurl"),
        (PROGRAMS / "curl.py").read_text(),
    ),
    "git2": Library(
        "libgit2.so.1.5",
        "/usr/include/git2.h",
        "libgit2-dev",
        ("--own", "*/git2/*", "--pkg-config", "libgit2"),
        """
        import subprocess
        subprocess.run(["git", "init", "-q", "repository"], check=True)
        who = ["-c", "user.name=n", "-c", "user.email=e"]
        for message in ("one", "two", "three"):
            words = ["commit", "-q", "--allow-empty", "-m", message]
            subprocess.run(["git", *who, "-C", "repository", *words], check=True)
        lib.git_libgit2_init()
        kinds = lib.git_repository, lib.git_revwalk, lib.git_commit
        repository, walk, commit = map(raw.pointers, kinds)
        assert lib.git_repository_open(repository, b"repository") == 0
        assert lib.git_revwalk_new(walk, repository[0]) == 0
        assert lib.git_revwalk_push_head(walk[0]) == 0
        oid, found = lib.git_oid(), []
        while lib.git_revwalk_next(oid, walk[0]) == 0:
            assert lib.git_commit_lookup(commit, repository[0], oid) == 0
            found.append(lib.git_commit_message(commit[0]))
            lib.git_commit_free(commit[0])
        assert found == [b"three\\n", b"two\\n", b"one\\n"]
        """,
    ),
    "uv": Library(
        "libuv.so.1",
        "/usr/include/uv.h",
        "libuv1-dev",
        ("--own", "*/uv/*.h", "--pkg-config", "libuv"),
        (PROGRAMS / "uv.py").read_text(),
    ),
    "xml2": Library(
        "libxml2.so.2",
        "/usr/include/libxml2/libxml/parser.h",
        "libxml2-dev",
        ("--header", "libxml/tree.h", "--header", "libxml/xpath.h", "--pkg-config", "libxml-2.0"),
        """
        text, seen = b"<a><b>hi</b><b>ho</b></a>", []
        handler = lib.xmlSAXHandler()
        handler.startElement = raw.callback(lib.startElementSAXFunc, lambda _, name, __: seen.append(name.string()))
        handler.characters = raw.callback(lib.charactersSAXFunc, lambda _, text, size: seen.append(bytes(text[:size])))
        assert lib.xmlSAXUserParseMemory(handler, None, text, len(text)) == 0
        assert seen == [b"a", b"b", b"hi", b"b", b"ho"]
        document = lib.xmlParseMemory(text, len(text))
        assert lib.xmlChildElementCount(lib.xmlDocGetRootElement(document)) == 2
        lib.xmlFreeDoc(document)
        """,
    ),
    "cairo": Library(
        "libcairo.so.2",
        "/usr/include/cairo/cairo.h",
        "libcairo2-dev",
        ("--pkg-config", "cairo"),
        """
        from pathlib import Path
        surface = lib.cairo_image_surface_create(lib.cairo_format_t.CAIRO_FORMAT_ARGB32, 100, 80)
        context = lib.cairo_create(surface)
        lib.cairo_set_source_rgb(context, 1, 0, 0)
        lib.cairo_arc(context, 50, 40, 30, 0, 6.2832)
        lib.cairo_fill(context)
        lib.cairo_surface_flush(surface)
        stride = lib.cairo_image_surface_get_stride(surface)
        pixels = lib.cairo_image_surface_get_data(surface)
        middle = 40 * stride + 50 * 4
        assert bytes(pixels[middle : middle + 4]) == bytes([0, 0, 255, 255]) and bytes(pixels[0:4]) == bytes(4)
        assert lib.cairo_surface_write_to_png(surface, b"drawn.png") == 0
        assert Path("drawn.png").read_bytes().startswith(b"\\x89PNG")
        lib.cairo_destroy(context)
        lib.cairo_surface_destroy(surface)
        """,
    ),
}


def imported(name: str, capfd: pytest.CaptureFixture[str]) -> Library:
    """A library's facts in ./metadata, verified; skipped where its headers aren't."""
    library = LIBRARIES[name]
    if not Path(library.header).is_file():
        pytest.skip(f"there is no {library.header}: install {library.package}")
    if "--pkg-config" in library.options and shutil.which("pkg-config") is None:
        pytest.skip("there is no pkg-config: install it")
    require(library.soname)
    words = ["--library", name, "--header", library.header, *library.options]
    assert main(["import", "c", *words, *TARGETS, "--json"]) == 0
    told = json.loads(capfd.readouterr().out)
    reasons = ("a macro ", "a header's guard", f"{library.soname} doesn't export it")
    assert all(reason.startswith(reasons) for reason in told["left_out"].values())
    header = Path(library.header)
    folders = [header.parent, header.parent.parent, *Path("/usr/include").glob("*-linux-gnu"), Path("/usr/include")]
    includes = [word for one in folders for word in ("--include", str(one))]
    assert main(["verify", f"metadata/{name}", *TARGETS, *includes]) == 0
    return library


def built(name: str, zig_cache: Path) -> None:
    """Its package in ./site."""
    assert main(["new", name, "--from", f"metadata/{name}"]) == 0
    warm(Path("projections", name), zig_cache)
    assert main(["build", f"projections/{name}"]) == 0
    (wheel,) = Path("dist").glob("*.whl")
    zipfile.ZipFile(wheel).extractall("site")


@pytest.mark.parametrize("name", ["zlib", *(pytest.param(one, marks=pytest.mark.slow) for one in [*LIBRARIES][1:])])
def test_a_library_from_its_headers(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, zig_cache: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    library = imported(name, capfd)
    built(name, zig_cache)
    inline = library.program.startswith("\n")
    program = dedent(BOTH.format(name=name)) + dedent(library.program) if inline else library.program
    environment = {**os.environ, "PYTHONPATH": str(PROGRAMS)}
    subprocess.run([sys.executable, "-c", program], cwd="site", env=environment, check=True)


# --- with an overlay ------------------------------------------------------------------------------------------------


def git_log(run: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    subprocess.run(["git", "init", "-q", "repository"], check=True)
    who = ["-c", "user.name=n", "-c", "user.email=e"]
    for message in ("one", "two\n\nmore"):
        words = ["commit", "-q", "--allow-empty", "-m", message]
        subprocess.run(["git", *who, "-C", "repository", *words], check=True)
    assert run("repository").stdout == "two\none\n"
    assert "GitNotFound: failed to resolve path" in run("nowhere").stderr


def cairo_clock(run: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    assert run("10", "8", "clock.png").returncode == 0
    assert Path("clock.png").read_bytes().startswith(b"\x89PNG")
    assert "CairoWriteError: error while writing to output stream" in run("1", "2", "nowhere/clock.png").stderr


def uv_echo(run: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    assert run("say", "one", "zwei", "three").stdout == "one\nzwei\nthree\n"
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        port = str(nobody.getsockname()[1])
        assert run("call", port).stderr == f"127.0.0.1:{port}: connection refused\n"
        nobody.listen()
        assert (run("call", port).returncode, nobody.accept()[0].recv(1)) == (0, b"")


def xml_outline(run: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    Path("good.xml").write_text('<a><b id="x">hi</b><b> ho </b><c><d/></c></a>')
    assert run("good.xml").stdout.splitlines() == ["a", "  b[1] x hi", "  b[2] ho", "  c", "    d"]
    Path("bad.xml").write_text("<a><b></a>")
    assert run("bad.xml").stderr.splitlines()[-1].startswith("bad.xml: ")


def xml_count(run: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    Path("good.xml").write_text('<a><b id="x" k="1">hi</b><b> hö </b><c/></a>')
    assert run("good.xml").stdout.splitlines() == ["1 a", "2 b", "1 b/@id", "1 b/@k", "1 c", "6 characters"]
    Path("bad.xml").write_text("<a><b></a>")
    assert "bad.xml: XmlError: " in run("bad.xml").stderr
    Path("deep.xml").write_text("<a>" * 150)
    assert run("deep.xml").stderr == "deep.xml: TooDeep: a\n"


EXAMPLES = {
    "git2": {"log.py": git_log},
    "cairo": {"clock.py": cairo_clock},
    "uv": {"echo.py": uv_echo},
    "xml2": {"outline.py": xml_outline, "count.py": xml_count},
}


@pytest.mark.slow
@pytest.mark.parametrize("name", EXAMPLES)
def test_an_overlay_makes_it_pleasant(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, zig_cache: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    imported(name, capfd)
    shutil.copy(ROOT / "examples" / "from_headers" / name / f"{name}.overlay.yaml", Path("metadata", name))
    built(name, zig_cache)
    site = Path("site").absolute()
    for program, used in EXAMPLES[name].items():
        example = f"from_headers/{name}/{program}"
        assert mypy_complaints(site, example, tmp_path, tmp_path / "mypy") == ""
        used(partial(run_example, site, example))
