"""projection-macos, which no machine of ours runs: its twin types applications, and tests replace its functions."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from projector import cli

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "mac_watch.py"
TRIED = """
import os, sys
from macos_api import corefoundation, event, mount
from macos_api.event import Filter, struct_kevent
from macos_api.event.raw import NOTE_RENAME, NOTE_WRITE
import mac_watch

said = []
def kevent(queue, changelist, eventlist, timeout=None):
    if changelist:
        said.extend(changelist)
        return []
    return [struct_kevent(ident=said[0].ident, filter=Filter.EVFILT_VNODE, fflags=NOTE_WRITE | NOTE_RENAME)]

class Queue:
    def __enter__(self): return self
    def __exit__(self, *why): pass

mac_watch.kevent, mac_watch.kqueue = kevent, Queue
print(next(mac_watch.changes([sys.argv[1]])))
print(len(bytes(said[0])), said[0].filter is Filter.EVFILT_VNODE)
try:
    event.kqueue()
except NotImplementedError as error:
    print(error)
"""


@pytest.fixture(scope="module")
def twin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of the twin, which Python imports as it is."""
    dist = tmp_path_factory.mktemp("macos")
    words = ["build", "--twin", str(ROOT / "projections/macos"), "--target", "aarch64-macos", "--out", str(dist)]
    assert cli.main(words) == 0
    (wheel,) = dist.glob("projection_macos-*-py3-none-any.whl")
    return wheel


def test_an_application_runs_here_with_functions_replaced(twin: Path, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(twin), str(EXAMPLE.parent)))}
    done = subprocess.run(
        [sys.executable, "-c", TRIED, file], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    first, second, third = done.stdout.splitlines()
    assert first == f"({str(file)!r}, ['written', 'renamed'])"
    assert second == "32 True"
    assert "kqueue" in third


@pytest.mark.slow
def test_mypy_accepts_the_example(twin: Path, tmp_path: Path, mypy_cache: Path) -> None:
    with_stubs = tmp_path / "site"
    subprocess.run([sys.executable, "-m", "zipfile", "-e", twin, with_stubs], check=True)
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", f"--cache-dir={mypy_cache}", str(EXAMPLE)]
    environment = os.environ | {"MYPYPATH": str(with_stubs)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.slow
@pytest.mark.parametrize("name", ["aarch64-macos", "x86_64-macos"])
def test_the_headers_prove_the_facts(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["verify", str(ROOT / "metadata/macos"), "--target", name]) == 0, capsys.readouterr().out
