"""projection-windows on Linux: its twin types an application, whose tests replace its functions."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign_twins import ROOT, built, complaints, tried

from projector import cli

EXAMPLE = ROOT / "examples" / "win_folder.py"
TRIED = """
from windows_api import fileapi
from windows_api.fileapi import FindHandle
from windows_api.minwinbase import WIN32_FIND_DATAW
from windows_api.winnt import FileAttributes
import win_folder

TREE = {"C:\\\\top\\\\*": ["..", "small", "d\\u00fcrr", "link"], "C:\\\\top\\\\d\\u00fcrr\\\\*": [".", "large"]}
DIRECTORY = FileAttributes.FILE_ATTRIBUTE_DIRECTORY
KINDS = {"d\\u00fcrr": DIRECTORY, "link": DIRECTORY | FileAttributes.FILE_ATTRIBUTE_REPARSE_POINT}
left = {}


def first(pattern):
    search = FindHandle.from_raw(len(left) + 1)
    left[search] = [made(name) for name in TREE[pattern]]
    return search, left[search].pop(0)

def made(name):
    return WIN32_FIND_DATAW(cFileName=name, dwFileAttributes=KINDS.get(name, 128), nFileSizeHigh=name == "large",
                            nFileSizeLow=len(name))

def following(search):
    if not left[search]:
        error = OSError(22, "no more files")
        error.winerror = 18
        raise error
    return left[search].pop(0)

win_folder.FindFirstFile, win_folder.FindNextFile = first, following
FindHandle.close = FindHandle.detach
print(ascii(list(win_folder.files("C:\\\\top"))))
print(WIN32_FIND_DATAW.sizeof, bytes(made("x"))[44:48])
try:
    fileapi.GetLogicalDrives()
except NotImplementedError as error:
    print(error)
"""


@pytest.fixture(scope="module")
def twin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of the twin, which Python imports as it is."""
    return built("windows", "x86_64-windows-gnu", tmp_path_factory.mktemp("windows"))


@pytest.mark.slow
def test_an_application_runs_here_with_functions_replaced(twin: Path) -> None:
    first, second, third = tried(TRIED, twin, EXAMPLE)
    assert first == r"[(5, 'C:\\top\\small'), (4294967301, 'C:\\top\\d\xfcrr\\large')]"
    assert second == r"592 b'x\x00\x00\x00'"
    assert "GetLogicalDrives" in third


@pytest.mark.slow
def test_mypy_accepts_the_example(twin: Path, tmp_path: Path, mypy_cache: Path) -> None:
    assert complaints(twin, EXAMPLE, tmp_path / "site", mypy_cache, "--platform=win32") == ""


@pytest.mark.slow
@pytest.mark.parametrize("arch", ["x86_64", "aarch64", "x86"])
def test_the_headers_prove_the_facts(arch: str, capsys: pytest.CaptureFixture[str]) -> None:
    """All of them: nothing is wrong, and nothing is left unproven."""
    assert cli.main(["verify", str(ROOT / "metadata/windows"), "--target", f"{arch}-windows-gnu"]) == 0
    assert "0 couldn't be proven" in "".join(capsys.readouterr())
