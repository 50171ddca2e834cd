"""The benchmark measures the same work: ours and ctypes, which need nothing that CI lacks, agree on every row."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from bench.build import HERE, project, workshop
from bench.goals import judge
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
    result = Result([Ratio("add", HELD, "ctypes", 14.0, 14.0, 14.0)], {"add": 1.02, "divide": 1.5}, import_ratio=2.5)
    found = {(one.row, one.met) for one in judge(result)}
    assert found == {("add", False), ("add", True), ("divide", False), ("", False)}
