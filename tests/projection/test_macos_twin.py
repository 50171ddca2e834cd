"""projection-macos, which no machine of ours runs: its twin types applications, and tests replace its functions."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign_twins import ROOT, built, complaints, tried

from projector import cli

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
    return built("macos", "aarch64-macos", tmp_path_factory.mktemp("macos"))


def test_an_application_runs_here_with_functions_replaced(twin: Path, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    first, second, third = tried(TRIED, twin, EXAMPLE, file)
    assert first == f"({str(file)!r}, ['written', 'renamed'])"
    assert second == "32 True"
    assert "kqueue" in third


@pytest.mark.slow
def test_mypy_accepts_the_example(twin: Path, tmp_path: Path, mypy_cache: Path) -> None:
    assert complaints(twin, EXAMPLE, tmp_path / "site", mypy_cache) == ""


@pytest.mark.slow
@pytest.mark.parametrize("name", ["aarch64-macos", "x86_64-macos"])
def test_the_headers_prove_the_facts(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["verify", str(ROOT / "metadata/macos"), "--target", name]) == 0, capsys.readouterr().out
