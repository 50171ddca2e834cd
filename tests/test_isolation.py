"""Builds where an index holds strangers' packages under our names, of equal and of higher versions: ours are used."""

from __future__ import annotations

import http.server
import os
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from publishing import tiny

from projector import files
from projector.cli import main

ROOT = Path(__file__).parent.parent
STRANGERS = ("projector", "projector-build", "projection-linux", "projection-tiny")
VERSIONS = ("0.1.0", "0.1.99", "99.0")
BACKEND = """
def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    raise SystemExit("a stranger's backend runs")
build_sdist = build_editable = build_wheel
"""


class Index:
    """A simple index on this machine that keeps what it was asked for."""

    def __init__(self, folder: Path) -> None:
        self.asked: list[str] = []
        index = self

        class Handler(http.server.SimpleHTTPRequestHandler):
            def log_message(self, *_: object) -> None:
                index.asked.append(self.path)

        serve = partial(Handler, directory=str(folder))
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), serve)
        self.url = f"http://127.0.0.1:{self.server.server_port}/simple"


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    """It holds strangers' packages only."""
    for name in STRANGERS:
        folder = tmp_path / "index" / "simple" / name
        folder.mkdir(parents=True)
        wheels = [stranger(folder, name, version).name for version in VERSIONS]
        (folder / "index.html").write_text("".join(f'<a href="{wheel}">{wheel}</a>\n' for wheel in wheels))
    made = Index(tmp_path / "index")
    thread = threading.Thread(target=made.server.serve_forever)
    thread.start()
    yield made
    made.server.shutdown()
    thread.join()
    made.server.server_close()


def stranger(folder: Path, name: str, version: str) -> Path:
    """Somebody else's wheel, whose build backend ends the build."""
    stem = f"{name.replace('-', '_')}-{version}"
    path = folder / f"{stem}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("projector/__init__.py", "")
        archive.writestr("projector/build_backend.py", BACKEND)
        archive.writestr(f"{stem}.dist-info/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
        archive.writestr(f"{stem}.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{stem}.dist-info/RECORD", "")
    return path


@pytest.fixture
def wheelhouse(request: pytest.FixtureRequest) -> Path:
    """What `make wheelhouse` makes of this clone."""
    with files.exclusive(request.config.cache.mkdir("wheelhouse")):
        done = subprocess.run(["make", "wheelhouse"], cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    return ROOT / "build" / "wheelhouse"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, zig_cache: Path) -> Path:
    """A new projection, as the current folder."""
    return tiny(tmp_path, monkeypatch, zig_cache)


def surroundings(index: Index, **more: str) -> dict[str, str]:
    """The environment of somebody whose tools are set up for the index."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "UV_"))}
    pip = {"PIP_INDEX_URL": index.url, "PIP_EXTRA_INDEX_URL": index.url, "PIP_CONFIG_FILE": os.devnull}
    pip["PIP_DISABLE_PIP_VERSION_CHECK"] = "1"
    return {**kept, **pip, "UV_DEFAULT_INDEX": index.url, "UV_NO_CONFIG": "1", "UV_NO_CACHE": "1", **more}


def run(*command: str | Path, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", *command], env=env, capture_output=True, text=True, check=False)


def test_what_make_isolated_does_uses_ours(project: Path, index: Index, wheelhouse: Path) -> None:
    env = surroundings(index, PIP_NO_INDEX="1", PIP_FIND_LINKS=str(wheelhouse))
    done = run("build", "-w", "-o", "out", env=env)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "projector-build==0.1.0+clone" in done.stdout + done.stderr
    (wheel,) = Path("out").glob("*.whl")
    assert main(["build"]) == 0
    assert (Path("dist") / wheel.name).read_bytes() == wheel.read_bytes()
    assert index.asked == []


@pytest.mark.slow
def test_uv_with_the_wheelhouse_uses_ours(project: Path, index: Index, wheelhouse: Path) -> None:
    # uv has no environment variable for the first of these.
    options = ["--no-index", "--find-links", wheelhouse, "--python", sys.executable]
    done = run("uv", "build", "--wheel", "-o", "out", *options, env=surroundings(index))
    assert done.returncode == 0, done.stdout + done.stderr
    assert main(["build"]) == 0
    (wheel,) = Path("out").glob("*.whl")
    assert (Path("dist") / wheel.name).read_bytes() == wheel.read_bytes()
    assert index.asked == []


def test_the_index_is_dangerous_otherwise(project: Path, index: Index, wheelhouse: Path) -> None:
    env = surroundings(index, PIP_FIND_LINKS=str(wheelhouse))  # find-links only add candidates: the higher one wins
    done = run("build", "-w", "-o", "out", env=env)
    assert done.returncode != 0
    assert "a stranger's backend runs" in done.stdout + done.stderr
    assert "/simple/projector-build/" in index.asked


def test_without_isolation_ours_is_used(project: Path, index: Index) -> None:
    env = surroundings(index, PYTHONPATH=str(ROOT))
    site = ["--target", "site", "--no-build-isolation"]
    uv_site = [*site, "--python", sys.executable]
    for command in (
        ["build", "-n", "-x", "-w"],
        ["pip", "install", *site, "."],
        ["uv", "pip", "install", *uv_site, "."],
    ):
        done = run(*command, env=env)
        assert done.returncode == 0, done.stdout + done.stderr
    assert (project / "site" / "tiny_api" / "__init__.pyi").is_file()
    assert index.asked == []
