"""The benchmark measures the same work: ours and ctypes, which need nothing that CI lacks, agree on every row."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from bench.build import HERE, project, workshop
from bench.contenders import OURS
from bench.goals import judge
from bench.growth.build import Figures, build
from bench.growth.contenders import EMPTY, OURS as MANY
from bench.growth.imports import imports
from bench.growth.table import table
from bench.plot import pictures
from bench.profile import profile
from bench.result import Ratio, Result, ratios
from bench.rows import HELD, RELEASED, ROWS
from projector import files

ROOT = HERE.parent


@pytest.fixture(scope="module")
def built(request: pytest.FixtureRequest) -> Path:
    """The folder of a workshop with the target and ours under both GIL policies."""
    folder = request.config.cache.mkdir("bench")
    with files.exclusive(folder):
        made = workshop(folder)
        for policy in (HELD, RELEASED):
            project(made, policy)
    return folder


@pytest.mark.parametrize("policy", [HELD, RELEASED])
def test_contenders_agree(built: Path, policy: str) -> None:
    words = [sys.executable, "-m", "bench.measure", str(built), policy, "0", "ours", "ctypes"]
    ran = subprocess.run(words, capture_output=True, text=True, check=False, cwd=ROOT)
    assert ran.stderr == ""
    assert json.loads(ran.stdout) == {"times": {}, "missing": {}}


def test_goals_name_rows_that_exist() -> None:
    goals = tomllib.loads((HERE / "goals.toml").read_text())
    known = {row.name for row in ROWS}
    for goal in (*goals["instructions"], *goals["times"]):
        assert set(goal.get("rows", ())) | set(goal.get("except", ())) <= known


def test_ratios_are_of_the_least_times() -> None:
    processes = [{"add": {"ours": 10.0, "ctypes": 220.0}}, {"add": {"ours": 11.0, "ctypes": 200.0}}]
    assert ratios(HELD, processes) == [Ratio("add", HELD, "ctypes", 20.0, 200 / 11, 22.0)]


def test_a_missed_goal_is_judged_so() -> None:
    ratios = [Ratio("add", HELD, "ctypes", 14.0, 14.0, 14.0)]
    times = {HELD: {"now": {OURS: 10.0}}, RELEASED: {"now": {"cffi API": 110.0}}}
    result = Result(times, ratios, {"add": 1.02, "divide": 1.5})
    found = {(one.row, one.met) for one in judge(result)}
    assert found == {("add", False), ("add", True), ("divide", False), ("now", False)}


@pytest.fixture(scope="module")
def grown(request: pytest.FixtureRequest, built: Path) -> dict[int, dict[str, Figures]]:
    """What a small binding costs, by those that need no compiler but ours."""
    made = workshop(built)
    with files.exclusive(built):
        found = build(made, [20], [MANY, "ctypes"], keep=False)
        imports(made, found, 1)
    return found


def test_growth_measures_ours_and_a_peer(grown: dict[int, dict[str, Figures]]) -> None:
    ours, ctypes = grown[20][MANY], grown[20]["ctypes"]
    assert ours["extension"] > grown[20][EMPTY]["extension"] > ctypes["extension"] == 0
    assert all(one["touch"] >= one["import"] > 0 for one in (ours, ctypes))
    assert "| **ours, table** |" in table(grown)


def test_what_would_take_too_long_is_named_and_not_built(monkeypatch: pytest.MonkeyPatch, built: Path) -> None:
    monkeypatch.setattr("bench.growth.build.prepare", lambda workshop, it: workshop.root)
    monkeypatch.setattr("bench.growth.build._built", lambda *args, **stated: {"compile": 40.0, "wheel": 1.0})
    found = build(workshop(built), [10, 100], ["pybind11"], keep=False)
    assert found[100]["pybind11"] == {"predicted": 400.0}
    assert "not built: 400 predicted" in table({100: {"pybind11": found[100]["pybind11"]}})


def test_pictures_are_those_of_the_data() -> None:
    for name, drawing in pictures():
        assert (ROOT / "docs" / "images" / f"{name}.svg").read_text() == str(drawing)


def test_a_profile_has_what_functions_take_themselves() -> None:
    text = "fn=(1) outer\n10 5\ncfn=(2) inner\ncalls=3 20\n11 300\n+1 2\n\nfn=(2)\n20 300\ntotals: 307\n"
    assert profile(text) == ({"outer": 7, "inner": 300}, {"inner": 3})
