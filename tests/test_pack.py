"""pack: the wheel's name, contents and bytes."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import os
import random
import subprocess
import sys
import zipfile
from email.parser import BytesParser
from pathlib import Path

import deflate
import pytest

from projector import object_cache
from projector.diagnostics import Diagnostics
from projector.ir.binary import Binary
from projector.ir.package import Package
from projector.ir.sources import SourceFile, Sources
from projector.settings import Project
from projector.stages.assemble import assemble
from projector.stages.manifest import manifest
from projector.stages.pack import pack
from projector.targets import Target, target

LINUX = target("x86_64-linux-gnu")
MANIFEST = """
[project]
name = "projection.Tiny_x"
version = "0.1"
description = "Tiny"
readme = "README.md"
license = "MIT"
license-files = ["LICENSE*"]
requires-python = ">=3.11"
authors = [{name = "Zoë Ü", email = "zoe@example.org"}]
keywords = ["native"]
classifiers = ["Operating System :: POSIX :: Linux"]
urls = {Home = "https://example.org"}
dependencies = ["numpy>=2"]
[tool.projector]
package = "tiny.api"
metadata = ["m"]
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A projection's folder with everything that a wheel takes from it."""
    folder = tmp_path / "project"
    package = folder / "tiny" / "api"
    (package / "__pycache__").mkdir(parents=True)
    (folder / "pyproject.toml").write_text(MANIFEST)
    (folder / "README.md").write_text("# Tiny ☃\n")
    (folder / "LICENSE.txt").write_text("MIT\n")
    (package / "easy.py").write_text("x = 1\n")
    (package / "notes.txt").write_text("not for the wheel\n")
    (package / "__pycache__" / "easy.cpython-311.pyc").write_bytes(b"")
    found = Diagnostics()
    read = manifest(folder, found)
    assert read is not None, list(found)
    return read


SOURCES = Sources(
    LINUX,
    "tiny.api",
    (),
    (SourceFile("time.py", "t = 1\n"), SourceFile("__init__.py", ""), SourceFile("time.pyi", "t: int\n")),
)


def binary(tmp_path: Path, row: Target = LINUX) -> Binary:
    """A stand-in for a compiled module."""
    path = tmp_path / "native"
    path.write_bytes(b"\x7fELF")
    return Binary(row, path, "zig 0.15.2")


def packed(project: Project, tmp_path: Path, out: str = "dist") -> Path:
    found = Diagnostics()
    package = assemble(project, SOURCES, binary(tmp_path), (), found)
    assert package is not None, list(found)
    return pack(project, package, tmp_path / out)


def test_the_name_follows_the_standard(project: Project, tmp_path: Path) -> None:
    wheel = packed(project, tmp_path)
    assert wheel.name == "projection_tiny_x-0.1-cp311-abi3-manylinux_2_17_x86_64.manylinux2014_x86_64.whl"


def test_what_is_in_it_and_in_which_order(project: Project, tmp_path: Path) -> None:
    names = zipfile.ZipFile(packed(project, tmp_path)).namelist()
    info = "projection_tiny_x-0.1.dist-info"
    assert names == [
        "tiny/api/__init__.py",
        "tiny/api/_native.abi3.so",
        "tiny/api/easy.py",
        "tiny/api/py.typed",
        "tiny/api/time.py",
        "tiny/api/time.pyi",
        f"{info}/METADATA",
        f"{info}/WHEEL",
        f"{info}/licenses/LICENSE.txt",
        f"{info}/sboms/projector.cdx.json",
        f"{info}/RECORD",
    ]


def test_the_metadata_says_what_the_manifest_says(project: Project, tmp_path: Path) -> None:
    archive = zipfile.ZipFile(packed(project, tmp_path))
    data = archive.read("projection_tiny_x-0.1.dist-info/METADATA")
    metadata = BytesParser().parsebytes(data)
    assert metadata["Metadata-Version"] == "2.4"
    assert metadata["License-Expression"] == "MIT"
    assert metadata["License-File"] == "LICENSE.txt"
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["Requires-Dist"] == "numpy>=2"
    assert metadata["Project-URL"] == "Home, https://example.org"
    assert "Zoë Ü".encode() in data and "# Tiny ☃".encode() in data


def test_python_3_11_is_the_floor_if_none_is_named(project: Project, tmp_path: Path) -> None:
    path = project.folder / "pyproject.toml"
    path.write_text(MANIFEST.replace('requires-python = ">=3.11"\n', ""))
    plain = manifest(project.folder, Diagnostics())
    assert plain is not None
    archive = zipfile.ZipFile(packed(plain, tmp_path))
    assert b"Requires-Python: >=3.11\n" in archive.read("projection_tiny_x-0.1.dist-info/METADATA")


def test_the_wheel_names_every_tag_and_its_compiler(project: Project, tmp_path: Path) -> None:
    text = zipfile.ZipFile(packed(project, tmp_path)).read("projection_tiny_x-0.1.dist-info/WHEEL").decode()
    assert "Root-Is-Purelib: false\n" in text
    assert "Tag: cp311-abi3-manylinux_2_17_x86_64\nTag: cp311-abi3-manylinux2014_x86_64\n" in text
    assert "(zig 0.15.2)" in text


def test_without_a_native_module_it_is_for_every_platform(project: Project, tmp_path: Path) -> None:
    package = assemble(project, SOURCES, None, (), Diagnostics())
    assert package is not None
    wheel = pack(project, package, tmp_path)
    assert wheel.name == "projection_tiny_x-0.1-py3-none-any.whl"
    archive = zipfile.ZipFile(wheel)
    assert not [name for name in archive.namelist() if "_native" in name]
    text = archive.read("projection_tiny_x-0.1.dist-info/WHEEL").decode()
    assert "Root-Is-Purelib: true\nTag: py3-none-any\n" in text


def test_the_record_is_right(project: Project, tmp_path: Path) -> None:
    archive = zipfile.ZipFile(packed(project, tmp_path))
    rows = list(csv.reader(io.StringIO(archive.read("projection_tiny_x-0.1.dist-info/RECORD").decode())))
    assert [row[0] for row in rows] == archive.namelist()
    for name, digest, size in rows[:-1]:
        data = archive.read(name)
        expected = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
        assert (digest, size) == (f"sha256={expected}", str(len(data)))
    assert rows[-1][1:] == ["", ""]


def test_the_same_bytes_whatever_the_machine(project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = packed(project, tmp_path).read_bytes()
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    os.utime(project.folder / "README.md", (1, 1))
    (project.folder / "tiny" / "api" / "easy.py").chmod(0o600)
    before = os.umask(0o077)
    try:
        second = packed(project, tmp_path, "other").read_bytes()
    finally:
        os.umask(before)
    assert first == second


def test_the_same_bytes_whatever_the_cache_holds(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = Package("py3-none-any", {"large.so": random.Random(1).randbytes(50_000) * 3}, (), "")
    compressed, compress = list[int](), deflate.deflate_compress
    monkeypatch.setattr(deflate, "deflate_compress", lambda *of: compressed.append(len(of[0])) or compress(*of))
    monkeypatch.setenv(object_cache.VARIABLE, str(tmp_path / "cache"))
    fresh = pack(project, package, tmp_path / "fresh", fresh=True).read_bytes()
    assert pack(project, package, tmp_path / "cold").read_bytes() == fresh
    assert pack(project, package, tmp_path / "warm").read_bytes() == fresh
    (kept,) = (tmp_path / "cache" / "objects").iterdir()
    kept.write_bytes(kept.read_bytes()[:-1])
    assert pack(project, package, tmp_path / "damaged").read_bytes() == fresh
    assert compressed.count(150_000) == 3


def test_dates_and_permissions_are_fixed(project: Project, tmp_path: Path) -> None:
    for entry in zipfile.ZipFile(packed(project, tmp_path)).infolist():
        assert entry.date_time == (1980, 1, 1, 0, 0, 0)
        assert entry.external_attr >> 16 == (0o100755 if entry.filename.endswith(".so") else 0o100644)


def test_an_application_brings_all_its_files(project: Project, tmp_path: Path) -> None:
    application = project.folder / "tiny"
    (application / "__init__.py").write_text("")
    (application / "shapes").mkdir()
    (application / "shapes" / "round.svg").write_text("<svg/>")
    (application / "__pycache__").mkdir()
    (application / "__pycache__" / "x.pyc").write_bytes(b"")
    names = zipfile.ZipFile(packed(project, tmp_path)).namelist()
    written = {name for name in names if name.startswith("tiny/")} - {name for name in names if "api/" in name}
    assert written == {"tiny/__init__.py", "tiny/shapes/round.svg"}
    assert "tiny/api/easy.py" in names
    assert "tiny/api/notes.txt" not in names


@pytest.mark.parametrize("name", ["time.py", "time.pyi", "time/__init__.py", "__init__.py"])
def test_a_hand_written_file_cant_take_a_generated_ones_place(project: Project, tmp_path: Path, name: str) -> None:
    path = project.folder / "tiny" / "api" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("")
    found = Diagnostics()
    assert assemble(project, SOURCES, binary(tmp_path), (), found) is None
    (one,) = found
    assert one.code == "PJ601" and one.place is not None and one.place.file == path


def test_an_interrupted_write_leaves_nothing(project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wheel = packed(project, tmp_path)
    old = wheel.read_bytes()

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(deflate, "deflate_compress", interrupt)
    with pytest.raises(KeyboardInterrupt):
        packed(project, tmp_path)
    assert list(wheel.parent.iterdir()) == [wheel] and wheel.read_bytes() == old


def test_other_tools_accept_it(project: Project, tmp_path: Path) -> None:
    wheel = packed(project, tmp_path)
    run = subprocess.run(
        [sys.executable, "-m", "twine", "check", "--strict", str(wheel)], capture_output=True, text=True
    )
    assert run.returncode == 0, run.stdout
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "-q",
        "--no-deps",
        "--no-index",
        "--target",
        str(tmp_path / "site"),
    ]
    subprocess.run([*command, str(wheel)], check=True)
    assert (tmp_path / "site" / "tiny" / "api" / "_native.abi3.so").is_file()
