"""What a wheel tells other projections of itself, and what they read of it once it is installed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from projected import project

from projector.diagnostics import Diagnostics, Place
from projector.ir.api import Api
from projector.ir.plan import Plan
from projector.ir.sources import Sources
from projector.stages.flow import flow
from projector.stages.provision import FILE_NAME, provision
from projector.stages.rely import provided, rely
from projector.targets import host

PLACE = Place(Path("pyproject.toml"), 1, 1)
MODULE = "projector: 1\nmodule: below\ndoc: Below.\nversion: 1\nlibraries: {libc: process}\n"
ITEMS = """
projector: 1
namespace: below.things
library: libc
doc: Everything that others may ask for, and what they may not.
constants: {LIMIT: 3}
enums: {Kind: {doc: Kinds., export: true, members: {FIRST: 1}}}
records:
  both: {doc: Two., fields: {a: int}, python: {name: Both}}
errors: {failed: {fail_if: ret == -1, exception: OSError}}
functions:
  both: {doc: Gives two., returns: {type: int, errors: failed}, params: {a: int, b: {type: int *, dir: out}}}
  unclear: {doc: Who knows., returns: void *, params: {p: void *}}
"""

EVERYTHING = {
    "below.things.constants.LIMIT": ("below_api.things", "LIMIT"),
    "below.things.enums.Kind": ("below_api.things", "Kind"),
    "below.things.records.both": ("below_api.things", "Both"),
    "below.things.errors.failed": ("below_api.things", "failed"),
    "below.things.functions.both": ("below_api.things", "both"),
    "below.things.functions.unclear": ("below_api.things.raw", "unclear"),
}


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A projection as an installer lays it out: what it tells, and where."""
    metadata = tmp_path / "metadata" / "below"
    metadata.mkdir(parents=True)
    (metadata / "module.yaml").write_text(MODULE)
    (metadata / "things.yaml").write_text(ITEMS)
    found = Diagnostics()
    values = list(flow(project("below_api", metadata), host(), found))
    assert not found.failed, [one.message for one in found]
    api, planned, sources = values[-3:]
    assert isinstance(api, Api)
    assert isinstance(planned, Plan)
    assert isinstance(sources, Sources)
    site = tmp_path / "site"
    for one in sources.package:
        place = site / "below_api" / one.path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(one.text)
    told = site / "projection_below-1.2.dist-info"
    told.mkdir()
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: projection-below\nVersion: 1.2\n")
    (told / FILE_NAME).write_bytes(provision(api, planned))
    monkeypatch.syspath_prepend(str(site))
    return site


def read(*projections: str) -> tuple[dict[str, tuple[str, str]], list[str]]:
    """What these provide: module and name by key; and what is wrong."""
    found = Diagnostics()
    items = provided(rely(projections, PLACE, found))
    assert all(one.hint for one in found)
    return {key: (one.module, one.name) for key, one in items.items()}, [f"{one.code} {one.message}" for one in found]


def test_others_read_what_it_tells(installed: Path) -> None:
    items, wrong = read("below_api>=1,<2")
    assert wrong == []
    assert items == EVERYTHING


def test_an_editable_install_tells_as_much(installed: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "build" / "editable"
    elsewhere.mkdir(parents=True)
    (installed / "below_api").rename(elsewhere / "below_api")
    pointer = "__editable__.projection_below-1.2.pth"
    (installed / pointer).write_text(f"{elsewhere}\n")
    (installed / "projection_below-1.2.dist-info" / "RECORD").write_text(f"{pointer},,\n")
    assert read("below_api") == (EVERYTHING, [])


def test_what_version_1_told_is_still_read(installed: Path) -> None:
    said = {"below_api": {"below.functions": ["here", "there=There"]}}
    path = installed / "projection_below-1.2.dist-info" / FILE_NAME
    path.write_text(json.dumps({"projector": 1, "package": "below_api", "provides": said}))
    items = {"below.functions.here": ("below_api", "here"), "below.functions.there": ("below_api", "There")}
    assert read("below_api") == (items, [])


@pytest.mark.parametrize("stub", [None, "", "__all__ = ['both']\n", "__all__ = open('/etc/passwd')\n"])
def test_stubs_that_arent_its_own_are_told(installed: Path, stub: str | None) -> None:
    path = installed / "below_api" / "things" / "__init__.pyi"
    if stub is None:
        path.unlink()
    else:
        path.write_text(stub)
    words = "the names in below_api.things's stub aren't those that it was made with"
    assert read("below_api") == ({}, [f"PJ021 projection-below 1.2 can't be built on: {words}"])


def test_what_a_later_projector_tells_isnt_guessed(installed: Path) -> None:
    path = installed / "projection_below-1.2.dist-info" / FILE_NAME
    path.write_text(json.dumps({"projector": 3, "package": "below_api"}))
    words = "projection-below 1.2 can't be built on: a later projector made it"
    assert read("below_api") == ({}, [f"PJ021 {words}"])


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{", "Invalid JSON: EOF while parsing an object at line 1 column 1"),
        ("[]", "Input should be an object"),
        ('{"projector": 2, "package": "below_api", "modules": {"below_api": {}}}', "Field required"),
    ],
)
def test_another_file_of_that_name_is_told_where_something_is_missing(installed: Path, text: str, why: str) -> None:
    (installed / "projection_below-1.2.dist-info" / FILE_NAME).write_text(text)
    words = "no installed distribution provides the projection below_api; that of projection-below can't be told: "
    assert read("below_api") == ({}, [f"PJ021 {words}projector.json isn't what projector writes: {why}"])


@pytest.mark.parametrize("letter", ["Z", "@", "\u00e9"])
def test_letters_that_mean_nothing_are_told(installed: Path, letter: str) -> None:
    path = installed / "projection_below-1.2.dist-info" / FILE_NAME
    said = json.loads(path.read_text())
    told = said["modules"]["below_api.things"]
    told["names"] = letter + told["names"][1:]
    path.write_text(json.dumps(said))
    (wrong,) = read("below_api")[1]
    assert wrong.startswith("PJ021 projection-below 1.2 can't be built on: the names in below_api.things")
