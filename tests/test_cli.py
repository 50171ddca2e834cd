"""The command line, as somebody at a terminal sees it: files, words and exit codes; `build` has a file of its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from projector.cli import main
from projector.targets import PYTHONS, TARGETS

FILES = [
    "metadata/tiny/module.yaml",
    "metadata/tiny/tiny.yaml",
    "metadata/tiny/tiny.overlay.yaml",
    "projections/tiny/pyproject.toml",
    "projections/tiny/README.md",
    ".projector.schema.json",
]
FACTS = Path("metadata/tiny/tiny.yaml")


# --- new ----------------------------------------------------------------------------------------------------------


def test_new_names_what_it_wrote(empty: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "tiny"]) == 0
    assert capfd.readouterr().out.split() == FILES
    assert all((empty / name).is_file() for name in FILES)


def test_new_tells_programs_what_it_wrote(empty: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "tiny", "--json"]) == 0
    assert json.loads(capfd.readouterr().out) == {"files": FILES}
    assert main(["new", "tiny", "--json"]) == 1
    assert {json.loads(line)["code"] for line in capfd.readouterr().out.splitlines()} == {"PJ012"}


def test_new_takes_a_package(empty: Path) -> None:
    assert main(["new", "tiny", "--package", "acme.tiny"]) == 0
    assert 'package = "acme.tiny"' in (empty / FILES[3]).read_text()


@pytest.mark.parametrize("kept", FILES[:-1])
def test_new_never_overwrites(empty: Path, capfd: pytest.CaptureFixture[str], kept: str) -> None:
    (empty / kept).parent.mkdir(parents=True)
    (empty / kept).write_text("mine")
    assert main(["new", "tiny"]) == 1
    assert f"error PJ012: {kept} exists already" in capfd.readouterr().err
    assert (empty / kept).read_text() == "mine"
    assert [path.as_posix() for path in Path().rglob("*") if path.is_file()] == [kept]


def test_a_second_module_keeps_the_schema(tiny: Path, capfd: pytest.CaptureFixture[str]) -> None:
    Path(FILES[-1]).write_text("mine")
    assert main(["new", "other"]) == 0
    assert FILES[-1] not in capfd.readouterr().out
    assert Path(FILES[-1]).read_text() == "mine"


@pytest.mark.parametrize(
    "arguments", [["a-b"], ["../x"], ["class"], ["é"], ["x", "--package", "a-b"], ["x", "--package", ""]]
)
def test_new_refuses_what_cant_be_a_name(empty: Path, capfd: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert main(["new", *arguments]) == 1
    assert "PJ011" in capfd.readouterr().err
    assert not list(empty.iterdir())


# --- usage --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ["nothing"],
        ["build", "--target", "vax"],
        ["build", "-j", "0"],
        ["check", "nowhere"],
        ["build"],
        ["check"],
        ["new"],
    ],
)
def test_wrong_usage_is_2(empty: Path, capfd: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert main(arguments) == 2
    assert "Error: " in capfd.readouterr().err


def test_version_and_help_are_0(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert main(["-h"]) == 0
    assert "inspect" in capfd.readouterr().out


def test_the_list_of_commands_cuts_no_sentence(capfd: pytest.CaptureFixture[str]) -> None:
    for group in ([], ["import"]):
        assert main([*group, "-h"]) == 0
        assert "..." not in capfd.readouterr().out.replace("[ARGS]...", "")


def test_a_target_that_isnt_there(tiny: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for wrong, words in (
        ("x86_64-linux-gun", "did you mean 'x86_64-linux-gnu'?"),
        ("amiga", "`projector targets` lists them"),
    ):
        assert main(["build", "projections/tiny", "--target", wrong]) == 2
        assert f"there is no target '{wrong}'; {words}" in capfd.readouterr().err


# --- check --------------------------------------------------------------------------------------------------------


def test_check_of_what_new_wrote_finds_nothing(tiny: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert main(["check", "projections/tiny"]) == 0
    assert capfd.readouterr().err == "1 checked: 0 errors, 0 warnings, 0 notes\n" * 2


def test_check_shows_place_excerpt_and_help(tiny: Path, capfd: pytest.CaptureFixture[str]) -> None:
    FACTS.write_text(FACTS.read_text() + "  abs:\n    returns: int\n")
    assert main(["check", "metadata/tiny"]) == 1
    err = capfd.readouterr().err
    assert f"{FACTS.as_posix()}:18:3: error PJ130: " in err
    assert "  abs:" in err and "help: " in err and "1 error," in err


def test_check_as_json_is_one_object_a_line(tiny: Path, capfd: pytest.CaptureFixture[str]) -> None:
    FACTS.write_text(FACTS.read_text() + "  abs:\n    returns: int\n")
    assert main(["check", "--json"]) == 1
    out, err = capfd.readouterr()
    (one,) = map(json.loads, out.splitlines())
    assert (one["code"], one["file"], one["line"], one["column"]) == ("PJ130", FACTS.as_posix(), 18, 3)
    assert err == ""


def test_check_of_the_current_folder(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("metadata/tiny")
    assert main(["check", "."]) == 0
    monkeypatch.chdir("../../projections/tiny")
    assert main(["check", "."]) == 0


def test_check_of_a_folder_that_is_neither(empty: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "."]) == 1
    assert "PJ009" in capfd.readouterr().err


def test_targets_tells_how_each_is_run(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["targets"]) == 0
    lines = {line.split()[0]: line for line in capfd.readouterr().out.splitlines()}
    assert "under Wine" in lines["x86_64-windows-gnu"] and "never" in lines["aarch64-macos"]
    assert main(["targets", "--json"]) == 0
    rows = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    assert [(one["target"], one["tag"], one["run"] or "") for one in rows if "target" in one] == [
        (row.name, row.wheel_tag, row.proof) for row in TARGETS
    ]
    assert {one["python"]: one["tag"] for one in rows if "python" in one} == {
        name: one.tag for name, one in PYTHONS.items() if name != "abi3"
    }


# --- inspect and schema -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("stage", ["load", "resolve", "select", "plan", "render"])
def test_every_stage_can_be_looked_at(tiny: Path, capfd: pytest.CaptureFixture[str], stage: str) -> None:
    assert main(["inspect", stage, "tiny"]) == 0
    assert "strlen" in capfd.readouterr().out
    assert main(["inspect", stage, "tiny", "abs"]) == 0
    out = capfd.readouterr().out
    assert "abs" in out
    assert stage == "render" or "strlen" not in out  # text around a name may hold its neighbours
    assert main(["inspect", stage, "tiny", "abs", "--json"]) == 0
    assert [json.loads(line) for line in capfd.readouterr().out.splitlines()]


def test_inspecting_what_isnt_there(tiny: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", "load", "tiny", "nothing"]) == 1
    assert "PJ013" in capfd.readouterr().err
    assert main(["inspect", "load", "nothing"]) == 1


def test_the_schema_is_json(empty: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    text = capfd.readouterr().out
    assert json.loads(text)
    assert main(["schema", "-o", "s.json"]) == 0
    assert Path("s.json").read_text() == text


def test_notes_are_for_check_alone(tiny: Path, capfd: pytest.CaptureFixture[str]) -> None:
    facts = FACTS.read_text("utf-8")
    raw = "  posix_memalign: {params: {out: void **, align: size_t, size: size_t}, returns: int}"
    FACTS.write_text(f"{facts.rstrip()}\n{raw}\n")
    assert main(["check", "metadata/tiny"]) == 0
    assert " note PJ" in capfd.readouterr().err
    assert main(["build"]) == 0
    assert " note PJ" not in capfd.readouterr().err
