"""A projection's own C: compiled into its extension, called directly, in the sdist, and wrong in every way."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from publishing import warm

from projector.cli import main
from projector.targets import host

FILES = {
    "pyproject.toml": """
[build-system]
requires = ["projector-build"]
build-backend = "projector.build_backend"

[project]
name = "shapes"
version = "1.0"

[tool.projector]
package = "shapes"
metadata = ["./metadata/shapes"]
sources = ["src/shapes.c", "src/deep/count.c"]
include_dirs = ["include"]
defines = { SCALE = "3" }
""",
    "metadata/shapes/module.yaml": """
projector: 1
module: shapes
libraries: {shapes: static, libc: process}
exceptions: {ShapeError: {base: ValueError, fields: {code: int}}}
errors: {shape: {fail_if: ret < 0, exception: ShapeError, message: {call: shape_words, with: {code: ret}}}}
""",
    "metadata/shapes/shapes.yaml": """
projector: 1
namespace: shapes
library: shapes
include: [shapes.h, string.h]
records:
  point: {fields: {x: double, y: double}}
  ring: {}
functions:
  scaled: {params: {p: point}, returns: point}
  area: {params: {points: {type: const point *, count: {param: n}}, n: size_t}, returns: {type: int, errors: shape}}
  total: {params: {count: int}, variadic: {first: {type: int}}, returns: int}
  shape_words: {params: {code: int}, returns: {type: const char *, string: {encoding: utf8}}}
  strlen: {library: libc, params: {s: const char *}, returns: size_t}
  ring_close: {params: {ring: ring *}}
  ring_open: {params: {size: int}, returns: {type: ring *, handle: Ring}}
  rings_open: {returns: int}
handles:
  Ring: {type: ring *, invalid: [0], close: {call: ring_close}}
""",
    "include/shapes.h": """
#include <stddef.h>
typedef struct { double x, y; } point;
typedef struct ring ring;
point scaled(point p);
int area(const point *points, size_t n);
int total(int count, ...);
const char *shape_words(int code);
ring *ring_open(int size);
void ring_close(ring *one);
int rings_open(void);
""",
    "src/shapes.c": """
#include "shapes.h"
#include "words.inc"
point scaled(point p) { return (point){p.x * SCALE, p.y * SCALE}; }
int area(const point *points, size_t n) { return n < 3 ? -1 : (int)n; }
const char *shape_words(int code) { return code == -1 ? TOO_FEW : "unknown"; }
""",
    "src/words.inc": '#define TOO_FEW "too few points"\n',
    "src/deep/count.c": """
#include <stdarg.h>
#include <stdlib.h>
#include <unistd.h> /* GNU C: what POSIX has is declared */
#include "shapes.h"
struct ring { int size; };
static int rings;
int total(int count, ...)
{
    va_list all;
    va_start(all, count);
    int sum = 0;
    for (int i = 0; i < count; i++) sum += va_arg(all, int);
    va_end(all);
    return sum + (getpid() < 0);
}
ring *ring_open(int size) { rings++; ring *one = malloc(sizeof *one); one->size = size; return one; }
void ring_close(ring *one) { rings--; free(one); }
int rings_open(void) { return rings; }
""",
}
USE = """
import shapes
assert shapes.scaled(shapes.point(1, 2)) == shapes.point(3, 6)
assert shapes.area([shapes.point()] * 4) == 4
try:
    shapes.area([])
except shapes.ShapeError as error:
    assert (error.code, str(error)) == (-1, "too few points"), error
else:
    raise AssertionError
assert shapes.total(1, 41) == 41
assert shapes.strlen("abc") == 3
with shapes.ring_open(3):
    assert shapes.rings_open() == 1
assert shapes.rings_open() == 0
print(shapes.__doc__)
"""


@pytest.fixture
def project(tmp_path: Path, zig_cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The projection's folder, which is the current one."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text.lstrip())
    warm(tmp_path, zig_cache)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_target_that_fails_doesnt_hide_another(project: Path) -> None:
    other = "aarch64" if host().arch == "x86_64" else "x86_64"
    count = project / "src/deep/count.c"
    count.write_text(f"#if defined(__{other}__)\n#error not here\n#endif\n{count.read_text()}")
    assert main(["build", ".", "--target", f"{other}-linux-gnu", "--target", host().name]) == 1
    (wheel,) = project.glob("dist/*.whl")
    assert wheel.name.endswith(f"-{host().wheel_tag}.whl")


@pytest.mark.slow  # mingw's C library is compiled before
def test_it_is_built_for_windows_with_its_c_library(project: Path) -> None:
    assert main(["build", ".", "--target", "x86_64-windows-gnu"]) == 0


def test_it_is_called(project: Path) -> None:
    assert main(["build", "."]) == 0
    (wheel,) = project.glob("dist/*.whl")
    zipfile.ZipFile(wheel).extractall(project / "site")
    done = subprocess.run(
        [sys.executable, "-c", USE], cwd=project / "site", capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    native = (project / "site" / "shapes" / "_native.abi3.so").read_bytes()
    assert b"ring_open\0" in native and b"src/shapes.c" not in native and str(project).encode() not in native


ARCHIVE = """
[tool.projector.archives.shapes]
path = "archives/shapes-1.0.tar.gz"
sha256 = "HASH"
url = "https://example.org/shapes-1.0.tar.gz"
sources = ["src/s*.c", "src/deep/count.c"]
include_dirs = ["include"]
defines = { SCALE = "3" }
license = "Zlib OR BSL-1.0"
license_files = ["COPYING"]
"""


def _archived(project: Path, sha256: str = "") -> Path:
    """The project's own C in its authors' archive instead."""
    archive = project / "archives" / "shapes-1.0.tar.gz"
    archive.parent.mkdir()
    words = archive.parent / "COPYING"
    words.write_text("Do as you like.\n")
    with tarfile.open(archive, "w:gz") as packed:
        for name in ("src", "include"):
            packed.add(project / name, f"shapes-1.0/{name}")
            shutil.rmtree(project / name)
        packed.add(words, "shapes-1.0/COPYING")
    manifest = project / "pyproject.toml"
    text = manifest.read_text().partition("sources =")[0].replace("[project]\n", '[project]\nlicense = "MIT"\n')
    manifest.write_text(text + ARCHIVE.replace("HASH", sha256 or hashlib.sha256(archive.read_bytes()).hexdigest()))
    return archive


def test_a_library_is_compiled_from_its_authors_archive(project: Path) -> None:
    archive = _archived(project)
    assert main(["build", ".", "-o", "here"]) == 0
    backend = "from projector.build_backend import build_sdist; print(build_sdist('sdist'))"
    subprocess.run([sys.executable, "-c", backend], check=True, capture_output=True)
    with tarfile.open(next(project.glob("sdist/*.tar.gz"))) as files:
        held = files.extractfile("shapes-1.0/archives/shapes-1.0.tar.gz")
        assert held is not None and held.read() == archive.read_bytes()
    (wheel,) = project.glob("here/*.whl")
    zipfile.ZipFile(wheel).extractall(project / "site")
    assert hashlib.sha256(archive.read_bytes()).hexdigest() in next(project.glob("site/*/sboms/*.json")).read_text()
    (metadata,) = project.glob("site/*/METADATA")
    said = metadata.read_text()
    assert "License-Expression: MIT AND (Zlib OR BSL-1.0)\n" in said
    assert "License-File: archives/shapes/COPYING\n" in said
    assert (metadata.parent / "licenses/archives/shapes/COPYING").read_text() == "Do as you like.\n"
    assert main(["verify", str(wheel)]) == 0
    prepared = "from projector.build_backend import *; print(prepare_metadata_for_build_wheel('prepared'))"
    subprocess.run([sys.executable, "-c", prepared], check=True, capture_output=True)
    assert next(project.glob("prepared/*/METADATA")).read_text() == said
    words = [sys.executable, "-c", USE]
    done = subprocess.run(words, cwd=project / "site", capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_an_archive_that_isnt_what_the_manifest_says(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    archive = _archived(project, "0" * 64)
    assert main(["build", "."]) == 1
    words = capsys.readouterr().err
    assert (
        f"the SHA-256 of archives/shapes-1.0.tar.gz is {hashlib.sha256(archive.read_bytes()).hexdigest()}, not 0000"
        in words
    )
    archive.write_bytes(b"no archive")
    _changed(project, "pyproject.toml", "0" * 64, hashlib.sha256(b"no archive").hexdigest())
    assert main(["build", "."]) == 1
    assert "PJ025: archives/shapes-1.0.tar.gz can't be unpacked" in capsys.readouterr().err
    archive.unlink()
    assert main(["build", "."]) == 1
    words = capsys.readouterr().err
    assert (
        "there is no archives/shapes-1.0.tar.gz" in words
        and "get it from https://example.org/shapes-1.0.tar.gz" in words
    )


def test_the_wheel_from_the_sdist_is_the_same(project: Path) -> None:
    assert main(["build", ".", "-o", "here"]) == 0
    backend = "from projector.build_backend import build_sdist; print(build_sdist('sdist'))"
    subprocess.run([sys.executable, "-c", backend], check=True, capture_output=True)
    (archive,) = project.glob("sdist/*.tar.gz")
    with tarfile.open(archive) as files:
        files.extractall(project / "unpacked", filter="data")
    unpacked = project / "unpacked" / "shapes-1.0"
    assert {"shapes.h"} == {path.name for path in (unpacked / "include").iterdir()}
    assert main(["build", str(unpacked), "-o", "there"]) == 0
    ((one,), (other,)) = (list((project / name).glob("*.whl")) for name in ("here", "there"))
    assert one.read_bytes() == other.read_bytes()


def test_the_header_proves_its_facts(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "."]) == 0
    assert "PJ70" not in capsys.readouterr().err


def _changed(project: Path, name: str, old: str, new: str) -> None:
    text = (project / name).read_text()
    assert old in text
    (project / name).write_text(text.replace(old, new))


def test_an_error_in_it_is_at_its_place(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _changed(project, "src/shapes.c", "return (point)", "return (pint)")
    assert main(["build", "."]) == 1
    words = capsys.readouterr().err
    assert "src/shapes.c:3:" in words and "PJ023" in words and "pint" in words
    assert not list(project.glob("dist/*"))


def test_a_function_that_is_nowhere(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _changed(project, "src/deep/count.c", "int rings_open(void)", "int rings_opened(void)")
    assert main(["build", "."]) == 1
    words = capsys.readouterr().err
    assert "PJ024" in words and "defines rings_open" in words


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("src/deep/count.c", "src/count.c", "no C file 'src/count.c'"),
        ("src/deep/count.c", "../count.c", "is no path in the project"),
        ("src/deep/count.c", "/etc/passwd", "is no path in the project"),
        ("src/deep/count.c", "src/$(id).c", "is no path in the project"),
        ("src/deep/count.c", "src/words.inc", "no C file 'src/words.inc'"),
        ('"include"', '"headers"', "no folder 'headers'"),
        ('SCALE = "3"', 'SCALE = "3; $(id)"', "can't be a macro"),
        ('SCALE = "3"', '"SCALE(x)" = "3"', "can't be a macro"),
    ],
)
def test_what_isnt_there(project: Path, old: str, new: str, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    _changed(project, "pyproject.toml", old, new)
    assert main(["build", "."]) == 1
    words = capsys.readouterr().err
    assert "PJ022" in words and says in words and "pyproject.toml:" in words


def test_only_what_changed_is_compiled_again(project: Path) -> None:
    assert main(["build", "."]) == 0
    objects = {path: path.stat().st_mtime_ns for path in project.glob("build/*/o/**/*.o")}
    _changed(project, "src/shapes.c", "(int)n", "(int)n + 1")
    assert main(["build", "."]) == 0
    assert {path.name for path, made in objects.items() if path.stat().st_mtime_ns != made} == {"shapes.o"}
