"""manifest: every mistake in a pyproject.toml has its code, its line and a remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from projector.diagnostics import Diagnostics
from projector.stages.locate import metadata_folders, overlay_paths
from projector.stages.manifest import manifest

GOOD = """\
[project]
name = "projection-tiny"
version = "0.1.0"

[tool.projector]
package = "tiny_api"
metadata = ["../../metadata/tiny"]
"""


def read(folder: Path, text: str | bytes) -> list[tuple[str, int, str, str]]:
    """The code, line, message and hint of what is wrong."""
    (folder / "pyproject.toml").write_bytes(text.encode() if isinstance(text, str) else text)
    found = Diagnostics()
    project = manifest(folder, found)
    assert (project is None) == found.failed
    return [(one.code, one.place.line if one.place else 0, one.message, one.hint) for one in found]


def test_a_good_one(tmp_path: Path) -> None:
    assert read(tmp_path, GOOD) == []
    project = manifest(tmp_path, Diagnostics())
    assert project is not None
    assert (project.name, project.version, project.settings.package) == ("projection-tiny", "0.1.0", "tiny_api")
    assert project.settings.select == ["*"]


def test_none_at_all(tmp_path: Path) -> None:
    found = Diagnostics()
    assert manifest(tmp_path, found) is None
    assert [one.code for one in found] == ["PJ001"]


WRONG = [
    (b"\xff", "PJ001", 1, "UTF-8"),
    ("[project\n", "PJ002", 1, "not TOML"),
    ("a = 1\na = 2\n", "PJ002", 2, "not TOML"),
    ("x = " + "[" * 5000, "PJ002", 1, "not TOML"),
    (GOOD.replace("[tool.projector]", "[tool.other]"), "PJ003", 1, "no [tool.projector] table"),
    (GOOD.replace("[project]", "[projekt]"), "PJ003", 1, "no [project] table"),
    ("tool = 3\n" + GOOD.split("\n\n")[0], "PJ003", 1, "no [tool.projector] table"),
    (GOOD.replace('name = "projection-tiny"\n', ""), "PJ003", 1, "no `name`"),
    (GOOD.replace('version = "0.1.0"\n', ""), "PJ003", 1, "no `version`"),
    (GOOD.replace('package = "tiny_api"\n', ""), "PJ003", 5, "no `package`"),
    (GOOD.replace("metadata =", "metdata ="), "PJ003", 5, "no `metadata`"),
    (GOOD + 'selekt = ["*"]\n', "PJ004", 8, "no key `selekt`"),
    (GOOD + "tier = 3\n", "PJ005", 8, "`tier`"),
    (GOOD + 'naming = "java"\n', "PJ005", 8, "`naming`"),
    (GOOD + 'select = "linux.*"\n', "PJ005", 8, "`select`"),
    (GOOD + "select = [1]\n", "PJ005", 8, "`select.0`"),
    (GOOD.replace('"tiny_api"', '"tiny-api"'), "PJ005", 6, "`package` isn't of the form that it needs"),
    (GOOD.replace('["../../metadata/tiny"]', "[]"), "PJ005", 7, "`metadata`"),
    (GOOD.replace('"0.1.0"', '"one"'), "PJ006", 3, "version"),
    (GOOD.replace('"projection-tiny"', '"a b"'), "PJ006", 2, "name"),
    (GOOD.replace('"0.1.0"\n', '"0.1.0"\nlicence = "MIT"\n'), "PJ006", 1, "licence"),
    (GOOD.replace('"0.1.0"\n', '"0.1.0"\nreadme = "none.md"\n'), "PJ006", 4, "none.md"),
    (GOOD.replace('"0.1.0"\n', '"0.1.0"\nlicense = "Mitt"\n'), "PJ006", 4, "mitt"),
    (GOOD.replace('"0.1.0"\n', '"0.1.0"\nrequires-python = "3"\n'), "PJ006", 4, "requires-python"),
    (GOOD.replace('"0.1.0"\n', '"0.1.0"\ndynamic = ["version"]\n'), "PJ006", 4, "dynamic"),
    (GOOD + 'naming = "python"\n', "PJ010", 8, "naming things Python's way"),
    (GOOD + 'projections = ["x_api>=1"]\n', "PJ021", 8, "no installed distribution provides the projection x_api"),
    (GOOD + 'projections = ["x api"]\n', "PJ020", 8, "'x api'"),
    (GOOD + "projections = [\"x_api; python_version > '3'\"]\n", "PJ020", 8, "more than a name and versions"),
]


@pytest.mark.parametrize(("text", "code", "line", "words"), WRONG)
def test_a_wrong_one(tmp_path: Path, text: str | bytes, code: str, line: int, words: str) -> None:
    found = read(tmp_path, text)
    assert (code, line) in [one[:2] for one in found], found
    assert any(words in one[2] for one in found), found
    assert all(hint for _, _, _, hint in found)


def test_a_near_miss_is_suggested(tmp_path: Path) -> None:
    assert read(tmp_path, GOOD + "overlay = []\n")[0][3] == "did you mean 'overlays'?"


def test_everything_is_told_at_once(tmp_path: Path) -> None:
    text = GOOD.replace('"0.1.0"', '"one"').replace('"projection-tiny"', '"a b"') + "tier = 3\nx = 1\n"
    assert {one[0] for one in read(tmp_path, text)} == {"PJ004", "PJ005", "PJ006"}
    assert len(read(tmp_path, text)) == 4


def test_metadata_is_found_where_it_is_written(tmp_path: Path) -> None:
    folder = tmp_path / "projections" / "tiny"
    folder.mkdir(parents=True)
    read(folder, GOOD + 'overlays = ["mine.yaml"]\n')
    project, found = manifest(folder, Diagnostics()), Diagnostics()
    assert project is not None
    assert metadata_folders(project, found) == [tmp_path / "metadata" / "tiny"]
    overlay_paths(project, found)
    assert [(one.code, one.place and one.place.line) for one in found] == [("PJ007", 7), ("PJ008", 8)]


def test_an_unpacked_sdist_has_its_own_copy(tmp_path: Path) -> None:
    folder = tmp_path / "projections" / "tiny"
    beside, written = folder / "metadata" / "tiny", tmp_path / "metadata" / "tiny"
    beside.mkdir(parents=True)
    written.mkdir(parents=True)
    read(folder, GOOD)
    project = manifest(folder, Diagnostics())
    assert project is not None
    assert metadata_folders(project, Diagnostics()) == [written]
    (folder / "PKG-INFO").write_text("")
    assert metadata_folders(project, Diagnostics()) == [beside]
