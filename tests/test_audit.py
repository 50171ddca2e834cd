"""audit: what is described and what is missing, and that the metadata that we publish lacks nothing."""

from __future__ import annotations

import json
import shutil
from itertools import product
from pathlib import Path
from textwrap import dedent

import pytest
from described import facts, resolved

from projector.cli import main
from projector.diagnostics import Diagnostics
from projector.ir.audit import QUESTIONS, Described
from projector.ir.plan import Plan
from projector.stages.audit import audit, audit_folder
from projector.stages.check import bare_project
from projector.stages.flow import value_of
from projector.targets import host, target

METADATA = Path(__file__).parent.parent / "metadata"
TYPES = """\
    records:
      point: {fields: {x: int, y: int}}
      opaque: {}
    constants: {NUMBER: 1, POINT: 2, NOTHING: 3}
    handles:
      Fd: {type: int, invalid: [-1], close: {call: close, errors: errno}}
      Db: {type: opaque *, invalid: [0], close: {call: shut}}
    callbacks:
      hook: {params: {code: int}}
    functions:
      close: {doc: Closes., params: {fd: int}, returns: {type: int, errors: errno}}
      shut: {doc: Shuts., params: {db: opaque *}}
      length: {doc: Counts., returns: {type: int, errors: none}}
      release: {doc: Frees., params: {p: {type: void *, dir: in, own: full}}}
"""


def lacking(params: str, returns: str = "{type: int, errors: none}") -> list[str]:
    """What `f` with these parameters and this result lacks: `p: length ownership`."""
    text = dedent(TYPES) + f"  f: {{doc: Does., params: {params}, returns: {returns}}}\n"
    api, found = facts(text)
    assert [one.message for one in found if one.code != "PJ390"] == []
    (namespace,) = audit(api).namespaces
    return [f"{one.slot}: {' '.join(one.questions)}" for one in namespace.missing if one.function == "f"]


# --- parameters ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "slot",
    [
        "const char *",
        "{type: char *, string: utf8}",
        "{type: char *, dir: in}",
        "{type: const point *, dir: in}",
        "{type: const point *, count: {param: n}}",
        "{type: point *, dir: out}",
        "{type: 'point[4]', dir: inout}",
        "opaque *",
        "Db",
        "{type: opaque *, handle: Db}",
        "{type: int *, handle: Fd, dir: out}",
        "{type: opaque **, handle: Db, dir: out}",
        "{type: int *, dir: out}",
        "{type: int *, dir: out, count: {const: 4}}",
        "{type: const int *, dir: in}",
        "{type: const int *, count: {param: n}}",
        "{type: const void *, count: {param: n, unit: bytes}}",
        "{type: char *, dir: out, count: {param: n}}",
        "{type: char **, dir: out, own: full, free: release}",
        "{type: const char **, dir: out, own: none}",
        "{type: opaque **, dir: out, own: none}",
        "{type: void *, reserved: 0}",
        "{type: hook, reserved: 0}",
        "{type: hook, scope: call}",
        "{type: void *, dir: in, own: full}",
        "int",
        "point",
        "{type: void *, dir: out, count: {param: n, unit: bytes}, "
        "choose: {by: k, cases: {NUMBER: int *, POINT: const point *, NOTHING: void}}}",
    ],
)
def test_nothing_is_missing(slot: str) -> None:
    assert lacking(f"{{k: int, n: size_t, p: {slot}}}") == []


@pytest.mark.parametrize(
    ("slot", "missing"),
    [
        ("void *", "direction length nullability ownership"),
        ("char *", "direction nullability ownership"),
        ("int *", "direction length nullability ownership"),
        ("point *", "direction length nullability ownership"),
        ("const point *", "length"),
        ("{type: point *, nullable: true}", "direction length ownership"),
        ("{type: void *, dir: in}", "length"),
        ("const void *", "length"),
        ("const int *", "length"),
        ("{type: char *, dir: out}", "length"),
        ("{type: char *, count: {param: n}}", "direction nullability ownership"),
        ("{type: int *, handle: Fd}", "direction nullability"),
        ("{type: char **, dir: out}", "ownership"),
        ("{type: void **, dir: out, own: none}", "length"),
        ("{type: opaque **, dir: out}", "ownership"),
        ("hook", "ownership"),
        ("{type: void *, choose: {by: k, cases: {NUMBER: int *, POINT: const point *}}}",
         "direction length nullability ownership"),
        ("{type: void *, dir: in, choose: {by: k, cases: {NUMBER: void *, POINT: point *}}}", "length"),
    ],
)  # fmt: skip
def test_what_a_parameter_lacks(slot: str, missing: str) -> None:
    assert lacking(f"{{k: int, n: size_t, p: {slot}}}") == [f"p: {missing}"]


# --- results and functions ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("returns", "missing"),
    [
        ("{type: const char *, errors: none}", ["result: ownership"]),
        ("{type: const char *, own: none, errors: none}", []),
        ("{type: char *, own: full, free: release, errors: errno_null}", []),
        ("{type: char *, errors: errno_null, value: status}", []),
        ("{type: void *, own: none, errors: none}", ["result: length nullability"]),
        ("{type: const void *, own: none, count: {call: length}, errors: none}", []),
        ("{type: point *, own: none, errors: none}", ["result: length nullability"]),
        ("{type: point *, own: none, errors: errno_null}", ["result: length"]),
        ("{type: opaque *, borrowed_from: n, errors: none}", []),
        ("{type: opaque *, errors: none}", ["result: ownership"]),
        ("{type: opaque *, handle: Db, errors: none}", []),
        ("int", [": errors"]),
        ("void", []),
    ],
)
def test_what_a_result_lacks(returns: str, missing: list[str]) -> None:
    assert lacking("{n: size_t}", returns) == missing


def test_a_function_without_words() -> None:
    api, _ = facts("functions: {f: {params: {s: char *}, returns: int}, g: {}}")
    (space,) = audit(api).namespaces
    assert [(one.function, one.slot, one.questions) for one in space.missing] == [
        ("f", "", ("errors", "docs")),
        ("f", "s", ("direction", "nullability", "ownership")),
        ("g", "", ("docs",)),
    ]
    assert (space.functions, space.pointers) == (2, 1)
    assert [space.percent(question) for question in QUESTIONS] == [0, 100, 0, 0, 50, 0]
    assert space.percent(*QUESTIONS) == 25


def test_all_but_one_is_not_100() -> None:
    space = Described("m", 1000, 0, audit(facts("functions: {f: {doc: Does., returns: int}}")[0]).namespaces[0].missing)
    assert space.percent("errors") == 99 and space.percent("direction") == 100


def test_modules_hold_their_namespaces() -> None:
    one = "projector: 1\nnamespace: {}\nfunctions: {{{}: {{returns: int}}}}\n"
    types = "projector: 1\nnamespace: a.types\naliases: {word: int}\n"
    texts = {"a__b": one.format("a.b", "f"), "a__c": one.format("a.c", "g"), "d__d": one.format("d", "h")}
    api, _ = resolved(**texts, a__types=types)
    modules = [(whole.name, whole.functions, [part.name for part in parts]) for whole, parts in audit(api).modules()]
    assert modules == [("a", 2, ["a.b", "a.c"]), ("d", 1, ["d"])]


# --- what we publish ----------------------------------------------------------------------------------------------


LINUX = ("x86_64-linux-gnu", "aarch64-linux-gnu", "x86_64-linux-musl")


@pytest.mark.parametrize(
    ("module", "platform"),
    [*product(("linux", "sqlite3", "zlib"), LINUX), ("macos", "aarch64-macos"), ("windows", "x86_64-windows-gnu")],
)
def test_published_metadata_lacks_nothing(module: str, platform: str) -> None:
    found = Diagnostics()
    audited = audit_folder(METADATA / module, target(platform), found)
    assert audited is not None and not list(found)
    assert [one for space in audited.namespaces for one in space.missing] == []
    shared = {"posix"} if module in ("linux", "macos") else set()
    assert {module} | shared == {whole.name for whole, _ in audited.modules()}


def test_what_is_raw_for_a_pointers_sake_lacks_something(tmp_path: Path) -> None:
    """Facts alone: the audit never calls a function described that the planner thinks unsafe."""
    for module in ("sqlite3", "zlib"):
        shutil.copytree(METADATA / module, tmp_path / module, ignore=shutil.ignore_patterns("*.overlay.yaml"))
        found = Diagnostics()
        project = bare_project(tmp_path / module, found)
        assert project is not None
        plan = value_of("plan", project, host(), found)
        audited = audit_folder(tmp_path / module, host(), Diagnostics())
        assert isinstance(plan, Plan) and audited is not None
        raw = {one.native for space in plan.namespaces if space.path[-1:] == ("raw",) for one in space.functions}
        lacks = {one.function for space in audited.namespaces for one in space.missing if one.slot}
        assert raw and raw <= lacks


# --- the command --------------------------------------------------------------------------------------------------


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Path:
    """The current folder with what `new tiny` writes, and a function of which nothing is said."""
    monkeypatch.chdir(tmp_path)
    assert main(["new", "tiny"]) == 0
    capfd.readouterr()
    facts_file = tmp_path / "metadata/tiny/tiny.yaml"
    facts_file.write_text(facts_file.read_text() + "  qsort: {params: {base: void *, n: size_t}}\n")
    return facts_file.relative_to(tmp_path)


def test_the_command_lists_and_counts(tiny: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["audit"]) == 0
    out, err = capfd.readouterr()
    line = len(tiny.read_text().splitlines())
    of_function, of_slot, head, row = out.splitlines()
    assert of_function == f"{tiny.as_posix()}:{line}:3: qsort lacks docs"
    assert of_slot == f"{tiny.as_posix()}:{line}:26: qsort: base lacks direction, length, nullability, ownership"
    assert head.split() == ["namespace", "functions", "pointers", *QUESTIONS, "all"]
    assert row.replace(" %", "").split() == ["tiny", "4", "2", "50", "50", "50", "50", "100", "75", "68"]
    assert "\x1b" not in out and "error" not in err


def test_the_command_as_json(tiny: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", "--json", "metadata/tiny"]) == 0
    (one,) = map(json.loads, capfd.readouterr().out.splitlines())
    assert (one["namespace"], one["functions"], one["pointers"], one["percent"]) == ("tiny", 4, 2, 68)
    assert one["missing"][0]["questions"] == ["docs"] and one["missing"][1]["slot"] == "base"
    assert one["missing"][0]["file"] == tiny.as_posix()


def test_a_projection_is_audited_as_it_selects(tiny: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with Path("projections/tiny/pyproject.toml").open("a") as manifest:
        manifest.write('select = ["tiny", "!tiny.qsort"]\n')
    assert main(["audit", "projections/tiny"]) == 0
    assert "qsort" not in capfd.readouterr().out


def test_errors_in_the_input_are_1(tiny: Path, capfd: pytest.CaptureFixture[str]) -> None:
    tiny.write_text(tiny.read_text() + "  bad: {params: {x: nothing}}\n")
    assert main(["audit"]) == 1
    out, err = capfd.readouterr()
    assert out == "" and "PJ320" in err


def test_what_stays_raw_for_want_of_words_is_nobodys_question() -> None:
    text = "functions: {told: {doc: Tells., returns: {type: int, errors: none}}, untold: {params: {p: void *}}}\n"
    api, _ = facts("undocumented: raw\n" + text)
    (described,) = audit(api).namespaces
    assert (described.functions, described.pointers, described.percent(*QUESTIONS)) == (1, 0, 100)
