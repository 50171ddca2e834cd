"""`projector verify` of metadata and of projections: what it prints, and what it exits with."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from verified import FACTS, X64, verified

from projector.cli import main
from projector.toolchains import toolchain


def test_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    verified(tmp_path, FACTS.replace("GREEN: 5", "GREEN: 6"))
    targets = ["--target", X64, "--target", "aarch64-linux-gnu"]
    assert main(["verify", str(tmp_path / "m"), *targets]) == 1
    shown = capsys.readouterr().err
    assert "n.yaml:16:36: error PJ714: GREEN is 6 here, but 5 in the headers for aarch64-linux-gnu" in shown
    assert "enumerators" in shown and "0 couldn't be proven" in shown
    assert main(["verify", str(tmp_path / "m"), *targets, "--json"]) == 1
    *found, x64, arm = map(json.loads, capsys.readouterr().out.splitlines())
    assert [one["code"] for one in found] == ["PJ714", "PJ714"]
    assert (x64["target"], x64["proven"]["enumerators"], x64["wrong"]["enumerators"]) == (X64, 5, 1)
    assert (arm["target"], arm["unproven"]) == ("aarch64-linux-gnu", 0)


def test_command_on_a_projection(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    verified(tmp_path, FACTS.replace("GREEN: 5", "GREEN: 6"))
    settings = '[tool.projector]\npackage = "m_api"\nmetadata = ["../m"]\n'
    (tmp_path / "p").mkdir()
    (tmp_path / "p/pyproject.toml").write_text(f'[project]\nname = "p"\nversion = "1"\n{settings}')
    assert main(["verify", str(tmp_path / "p"), "--target", X64, "--target", "aarch64-linux-gnu", "--json"]) == 1
    *found, x64, arm = map(json.loads, capsys.readouterr().out.splitlines())
    assert {one["code"] for one in found if one["severity"] == "error"} == {"PJ714"}
    assert [one["target"] for one in (x64, arm)] == [X64, "aarch64-linux-gnu"]
    assert x64["wrong"]["enumerators"] == arm["wrong"]["enumerators"] == 1


def test_command_without_metadata(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(tmp_path)]) == 1
    assert "PJ009" in capsys.readouterr().err


def test_a_zig_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    verified(tmp_path)
    zig = tmp_path / "zig"
    zig.write_text("#!/bin/sh\necho out of memory >&2\nexit 1\n")
    zig.chmod(0o755)
    monkeypatch.setattr("projector.publishing.toolchain", lambda name: replace(toolchain(name), folder=tmp_path))
    assert main(["verify", str(tmp_path / "m")]) == 3
    shown = capsys.readouterr().err
    assert "zig can't compile names.c:" in shown and "out of memory\nhelp:" in shown
