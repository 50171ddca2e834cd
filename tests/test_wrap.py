"""Hand-written functions in the place of projected ones, which stay in `raw`."""

from __future__ import annotations

import importlib
import pickle
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from projected import NATIVE, shipped

from projector.diagnostics import Diagnostics
from projector.settings import Project, Settings
from projector.stages.attach import attach
from projector.stages.check import check
from projector.targets import host

EASY = """
from probe_api.wrap import raw

def total(text: str, *, twice: bool = False) -> int:
    "The sum of the characters of a text."
    return raw.total_nullable(text.encode()) * (1 + twice)

def untyped(first, /, *rest, key: int, **more):
    return 0
"""


@pytest.fixture(scope="module")
def wrap(probe: Callable[[str], ModuleType], probe_folder: Path) -> Iterator[ModuleType]:
    """Its namespace, with the files that a person would have written, for as long as these tests run."""
    package = probe_folder / "probe_api"
    (package / "easy.py").write_text(EASY)
    (package / "easier").mkdir()
    (package / "easier" / "__init__.py").touch()
    (package / "easier" / "still.py").write_text("def size() -> str:\n    return 'small'\n")
    importlib.invalidate_caches()
    yield probe("wrap")
    (package / "easy.py").unlink()
    shutil.rmtree(package / "easier")


def test_the_hand_written_function_stands_at_the_public_name(wrap: ModuleType) -> None:
    assert wrap.total_nullable("ab") == 195
    assert wrap.total_nullable("ab", twice=True) == 390
    assert wrap.total_nullable is importlib.import_module("probe_api.easy").total
    assert wrap.total_nullable.__doc__ == "The sum of the characters of a text."
    assert pickle.loads(pickle.dumps(wrap.total_nullable)) is wrap.total_nullable
    assert wrap.option_size() == "small"


def test_the_projected_one_stays_in_raw_and_keeps_its_manners(wrap: ModuleType) -> None:
    assert wrap.raw.total_nullable(b"ab") == 195
    assert wrap.raw.total_nullable(None) == -1
    assert wrap.raw.total_nullable.__module__ == "probe_api.wrap.raw"
    assert "Raw:" not in wrap.raw.total_nullable.__doc__
    assert "hand-written" in wrap.raw.__doc__
    assert not hasattr(wrap.raw, "token_alive")


def test_one_that_is_missing_is_missed_when_it_is_used(wrap: ModuleType) -> None:
    assert {"total_nullable", "option_size", "absent_total"} <= set(dir(wrap))
    with pytest.raises(AttributeError, match="nowhere"):
        wrap.absent_total  # noqa: B018


def test_the_stub_takes_it_from_where_it_is_written() -> None:
    _, sources, _ = shipped("probe_api", NATIVE / "metadata" / "probe")
    stub = next(one.text for one in sources.package if one.path == "wrap/__init__.pyi")
    assert "from probe_api.easy import total as total_nullable\n" in stub
    assert "from probe_api.easier.still import size as option_size\n" in stub
    assert "def total_nullable" not in stub
    assert "'total_nullable'" in stub
    raw = next(one.text for one in sources.package if one.path == "wrap/raw.pyi")
    assert "def total_nullable(data: Buffer | None) -> int:" in raw


@pytest.mark.parametrize(
    ("text", "function", "codes"),
    [
        (EASY, "total", []),
        (EASY, "nowhere", ["PJ602"]),
        (EASY, "untyped", ["PJ603"]),
        ("def total(: int", "total", ["PJ602"]),
        ("total = 3", "total", ["PJ602"]),
        ("async def total() -> None: ...", "total", []),
        (None, "total", ["PJ602"]),
    ],
)
def test_it_must_be_there_and_say_its_types(tmp_path: Path, text: str | None, function: str, codes: list[str]) -> None:
    metadata = tmp_path / "metadata" / "m"
    metadata.mkdir(parents=True)
    (metadata / "module.yaml").write_text("projector: 1\nmodule: m\nlibraries: {libc: process}\n")
    facts = f"projector: 1\nnamespace: m.n\nfunctions: {{f: {{returns: int, wrap: easy:{function}}}}}\n"
    (metadata / "n.yaml").write_text(facts)
    package = tmp_path / "m_api"
    package.mkdir()
    if text is not None:
        (package / "easy.py").write_text(text)
    table = '[project]\nname = "p"\nversion = "1"\n[tool.projector]\npackage = "m_api"\nmetadata = ["metadata/m"]\n'
    (tmp_path / "pyproject.toml").write_text(table)
    found = Diagnostics()
    check(tmp_path, host(), found)
    assert [one.code for one in found] == codes
    assert all(one.place is not None and one.place.file.name == "n.yaml" for one in found)


def test_what_is_untyped_is_named(tmp_path: Path) -> None:
    plan, _, _ = shipped("probe_api", NATIVE / "metadata" / "probe")
    (tmp_path / "probe_api").mkdir()
    (tmp_path / "probe_api" / "easy.py").write_text("def total(a, /, b: int, *c, d, **e): ...")
    settings = Settings(package="probe_api", metadata=["m"])
    project = Project(folder=tmp_path, name="p", version="1", table={}, settings=settings)
    found = Diagnostics()
    attach(plan, project, found)
    assert [one.message for one in found if one.code == "PJ603"] == [
        "total_nullable is total of probe_api.easy, which doesn't say the type of a, c, d, e, its result"
    ]
