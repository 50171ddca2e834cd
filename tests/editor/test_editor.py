"""Metadata in an editor: yaml-language-server knows our schema by the mode line. `make editor` installs and runs it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from projector.cli import main
from tests.editor.server import Server

ROOT = Path(__file__).parents[2]
MODULE = "node_modules/yaml-language-server/out/server/src/server.js"
FACTS = """\
# yaml-language-server: $schema=../../.projector.schema.json
projector: 1
namespace: tiny.more

functions:
  f:
    params: {a: int}
    retruns: int
    |
"""
OVERLAY = """\
# yaml-language-server: $schema=../../.projector.schema.json
projector: 1
overlay: tiny.more

change:
  functions:
    "f_*":
      gil: hodl
      |
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What somebody has after `projector new tiny`, with our own metadata beside it."""
    folder = tmp_path_factory.mktemp("editor")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert main(["new", "tiny"]) == 0
    for each in (ROOT / "metadata").iterdir():
        shutil.copytree(each, folder / "metadata" / each.name)
    return folder


@pytest.fixture(scope="module")
def server(root: Path) -> Iterator[Server]:
    """The language server, in that folder."""
    place = Path(os.environ.get("PROJECTOR_EDITOR", ROOT / "build/editor"), MODULE).resolve()
    if not place.is_file() or not shutil.which("node"):
        pytest.skip("yaml-language-server isn't installed: `make editor` does it where npm is")
    server = Server(["node", str(place), "--stdio"], root)
    yield server
    server.close()


def opened(server: Server, path: Path, text: str) -> tuple[list[dict[str, Any]], tuple[int, int]]:
    """The diagnostics of a text, and where its cursor (`|`) is."""
    lines = text.split("\n")
    line = next(at for at, each in enumerate(lines) if each.strip() == "|")
    return server.check(path, text.replace("|\n", "\n")), (line, lines[line].index("|"))


def offers(server: Server, path: Path, at: tuple[int, int]) -> dict[str, str]:
    """What completion offers at a position, with its documentation."""
    found = server.at("completion", path, *at)["items"]
    return {each["label"]: each.get("documentation") or "" for each in found}


def test_metadata_has_no_diagnostics(server: Server, root: Path) -> None:
    paths = sorted(root.glob("metadata/*/*.yaml"))
    assert {"linux", "sqlite3", "tiny", "zlib"} == {path.parent.name for path in paths}
    assert {path.name: found for path in paths if (found := server.check(path, path.read_text("utf-8")))} == {}


@pytest.mark.parametrize(
    ("name", "text", "message", "place", "left_out"),
    [
        ("more.yaml", FACTS, "Property retruns is not allowed.", (7, 4, 11), "params"),
        ("more.overlay.yaml", OVERLAY, 'Value is not accepted. Valid values: "release", "hold".', (7, 11, 15), "gil"),
    ],
)  # fmt: skip
def test_what_is_wrong_and_what_may_stand_there(
    server: Server, root: Path, name: str, text: str, message: str, place: tuple[int, int, int], left_out: str
) -> None:
    path = root / "metadata/tiny" / name
    (found,), cursor = opened(server, path, text)
    start, end = found["range"]["start"], found["range"]["end"]
    assert (found["message"], (start["line"], start["character"], end["character"])) == (message, place)
    offered = offers(server, path, cursor)
    assert {"doc", "returns", "gil", "params", "since", "wrap"} - {left_out} <= set(offered)
    assert not {left_out, "fields", "members", "functions"} & set(offered)
    assert [label for label, documentation in offered.items() if not documentation] == []
    assert offered["returns"] == "Its result; left out: void."


def test_hover_tells_what_a_key_means(server: Server, root: Path) -> None:
    path = root / "metadata/linux/time.overlay.yaml"
    text = path.read_text("utf-8")
    assert server.check(path, text) == []
    line = next(at for at, each in enumerate(text.split("\n")) if "dir: out" in each)
    shown = server.at("hover", path, line, text.split("\n")[line].index("dir: out"))["contents"]["value"]
    assert "Whether the callee reads it, writes it, or both." in shown
    assert "* `inout`" in shown
