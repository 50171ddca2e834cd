"""suggest: metadata in, a proposal out, in gold cases; what an overlay says stays; what is accepted loads."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from textwrap import dedent
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings, strategies as st

from bench.suggestions import measure
from projector.cli import main
from projector.diagnostics import Diagnostics
from projector.importers.suggest import measured
from projector.importers.suggest.reason import Reason
from projector.stages.check import check
from projector.stages.load import load
from projector.stages.merge import merge
from projector.stages.suggest import suggest
from projector.targets import target
from projector.yaml import Mapping, Node, read, write
from tests.libraries import ROOT
from tests.publishing import warm

CASES = Path(__file__).parent / "suggest"
NAMES = sorted(one.name for one in CASES.iterdir())
LINUX = target("x86_64-linux-gnu")
HOST = ["--target", LINUX.name]


class Used(NamedTuple):
    """A library: a header and its package, how it is imported, and a program."""

    header: str
    package: str
    options: tuple[str, ...]
    program: str


FILES = ("lib.proposal.yaml", "lib.overlay.yaml")


def run(*words: str) -> int:
    return main(["suggest", *words, *HOST])


@pytest.fixture
def lib(tmp_path: Path) -> Path:
    shutil.copytree(CASES / "overlay" / "lib", tmp_path / "lib")
    return tmp_path / "lib"


@pytest.mark.parametrize("name", NAMES)
def test_proposals_are_as_expected(name: str, tmp_path: Path) -> None:
    lib = shutil.copytree(CASES / name / "lib", tmp_path / "lib")
    accept = CASES / name / "accept"
    assert run(str(lib), *(["--accept", accept.read_text().strip()] if accept.exists() else [])) == 0
    found = {file: (lib / file).read_text() for file in FILES if (lib / file).exists()}
    expected = CASES / name / "expected"
    if os.environ.get("PROJECTOR_GOLD"):
        expected.mkdir(exist_ok=True)
        for file, text in found.items():
            (expected / file).write_text(text)
    assert found == {path.name: path.read_text() for path in sorted(expected.iterdir(), reverse=True)}


@pytest.mark.parametrize("name", NAMES)
def test_a_proposal_may_take_the_place_of_the_overlay(name: str, tmp_path: Path) -> None:
    lib = shutil.copytree(CASES / name / "lib", tmp_path / "lib")
    (lib / "lib.overlay.yaml").unlink(missing_ok=True)
    assert run(str(lib)) == 0
    (lib / "lib.proposal.yaml").rename(lib / "lib.overlay.yaml")
    assert main(["check", str(lib), *HOST]) == 0
    assert main(["format", "--check", str(lib / "lib.overlay.yaml")]) == 0


# --- nothing applies by itself ----------------------------------------------------------------------------------------


def test_nothing_of_a_proposal_applies(lib: Path, capfd: pytest.CaptureFixture[str]) -> None:
    before = (lib / "lib.overlay.yaml").read_bytes()
    main(["audit", str(lib), *HOST])
    without = capfd.readouterr().out
    assert run(str(lib)) == 0
    capfd.readouterr()
    assert (lib / "lib.proposal.yaml").exists() and (lib / "lib.overlay.yaml").read_bytes() == before
    main(["audit", str(lib), *HOST])
    assert capfd.readouterr().out == without
    (lib / "lib.proposal.yaml").write_text("no: [yaml")
    assert main(["check", str(lib), *HOST]) == 0


def test_what_is_accepted_is_told_and_not_proposed_again(lib: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(str(lib), "--accept", "0.9", "--json") == 0
    told = json.loads(capfd.readouterr().out)
    accepted = {one["path"]: one["says"] for one in told["accepted"]}
    assert accepted["lib.functions.lib_store_name.params.store"] == {"handle": "Shop"}
    assert min(one["confidence"] for one in told["accepted"]) >= 0.9
    assert told["safe"] == [8, 11, 12]  # a row of numbers is for a person to accept
    texts = [path.read_bytes() for path in sorted(lib.iterdir())]
    assert run(str(lib), "--accept", "0.9", "--json") == 0
    again = json.loads(capfd.readouterr().out)
    assert again["accepted"] == [] and again["proposed"] == told["proposed"]
    assert [path.read_bytes() for path in sorted(lib.iterdir())] == texts


def test_every_line_has_its_source(lib: Path) -> None:
    assert run(str(lib)) == 0
    words = {one.words for one in vars(measured).values() if isinstance(one, Reason)}
    lines = (lib / "lib.proposal.yaml").read_text().splitlines()
    said = [line for line in lines if ": {" in line or line.endswith("]")]
    assert said and all(any(line.endswith(f" {one}") for one in words) for line in said)


def test_where_all_is_accepted_nothing_is_left(lib: Path) -> None:
    assert run(str(lib)) == 0
    assert run(str(lib), "--accept", "0") == 0
    assert (lib / "lib.proposal.yaml").read_text() == "# Nothing is left to propose.\n"
    assert main(["check", str(lib), *HOST]) == 0


# --- bad input --------------------------------------------------------------------------------------------------------


def test_metadata_with_errors_comes_first(lib: Path, capfd: pytest.CaptureFixture[str]) -> None:
    overlay = lib / "lib.overlay.yaml"
    overlay.write_text(overlay.read_text().replace("dir: inout", "dir: inward"))
    assert run(str(lib), "--accept", "0.9") == 1
    err = capfd.readouterr().err
    assert "lib.overlay.yaml:14:" in err and "PJ204" in err
    assert not (lib / "lib.proposal.yaml").exists()


def test_there_must_be_a_module(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("nowhere") == 1
    assert "PJ300: there is no folder metadata/nowhere" in capfd.readouterr().err


def test_a_proposal_may_go_elsewhere(lib: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(str(lib), "-o", str(tmp_path / "mine.yaml")) == 0
    assert "Shop" in (tmp_path / "mine.yaml").read_text() and not (lib / "lib.proposal.yaml").exists()
    before = (lib / "lib.overlay.yaml").read_bytes()
    assert run(str(lib), "-o", str(lib / "lib.overlay.yaml")) == 1
    assert "PJ807" in capfd.readouterr().err and (lib / "lib.overlay.yaml").read_bytes() == before


def test_one_file_holds_one_namespace(lib: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (lib / "other.yaml").write_text((lib / "lib.yaml").read_text().replace("namespace: lib", "namespace: lib.other"))
    assert run(str(lib), "-o", str(tmp_path / "mine.yaml")) == 1
    assert "PJ807: 2 namespaces have proposals of their own" in capfd.readouterr().err
    assert not (tmp_path / "mine.yaml").exists()
    assert run(str(lib)) == 0
    assert (lib / "lib.proposal.yaml").exists() and (lib / "other.proposal.yaml").exists()


# --- what holds for all -----------------------------------------------------------------------------------------------


def said_by(folder: Path) -> dict[tuple[str, ...], Node]:
    """Every leaf of the merged metadata."""
    (module,) = load([folder], Diagnostics()).modules
    trees = merge(module, Diagnostics())
    return dict(leaf for name, tree in trees.items() for leaf in _leaves((name,), tree))


def _leaves(path: tuple[str, ...], node: Node) -> list[tuple[tuple[str, ...], Any]]:
    """What stands where; a type alone is short for `{type: ...}`."""
    if isinstance(node, Mapping):
        return [leaf for key, value in node.entries for leaf in _leaves((*path, key.value), value)]
    short = path[-1] == "returns" or path[-2:-1] == ("params",)
    return [((*path, "type") if short else path, node)]


def _thinned(tree: Mapping, keep: Any) -> Mapping:
    """An overlay without some of what it says of functions."""
    change = tree.at("change", "functions")
    if not isinstance(change, Mapping):
        return tree
    functions = Mapping(tuple(one for one in change.entries if keep(one[0].value)), change.place)

    def put(key: Any, value: Any) -> Any:
        if key.value != "change":
            return value
        return Mapping(tuple((k, functions if k.value == "functions" else v) for k, v in value.entries), value.place)

    return Mapping(tuple((key, put(key, value)) for key, value in tree.entries), tree.place)


@settings(max_examples=20, deadline=None)
@given(name=st.sampled_from(NAMES), accept=st.sampled_from([0.0, 0.9, 0.95]), data=st.data())
def test_what_an_overlay_says_stays_and_what_is_accepted_loads(
    name: str, accept: float, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The overlay is a part of what was once accepted or proposed."""
    folder = shutil.copytree(CASES / name / "lib", tmp_path_factory.mktemp("metadata") / "lib")
    said = next(path for file in reversed(FILES) if (path := CASES / name / "expected" / file).exists())
    tree = read(said.read_bytes(), said, Diagnostics())
    assert tree is not None
    kept = _thinned(tree, lambda function: data.draw(st.booleans(), label=function))
    (folder / "lib.overlay.yaml").write_text(write(kept))
    stays_and_loads(folder, accept)


@pytest.mark.slow
@pytest.mark.parametrize("module", ["zlib", "libcurl", "sqlite3"])
def test_so_do_overlays_that_are_published(module: str, tmp_path: Path) -> None:
    stays_and_loads(shutil.copytree(ROOT / "metadata" / module, tmp_path / module), 0)


def stays_and_loads(folder: Path, accept: float) -> None:
    before, found = said_by(folder), Diagnostics()
    proposal = suggest(folder, LINUX, accept, None, found)
    assert proposal is not None and not found.failed
    for path, text in proposal.files.items():
        path.write_text(text)
    after = said_by(folder)
    assert {path: after.get(path) for path in before} == before
    assert len(after) > len(before) or not proposal.accepted
    found = Diagnostics()
    check(folder, LINUX, found)
    assert not found.failed
    again = suggest(folder, LINUX, accept, None, found)
    assert again is not None and again.accepted == () and again.proposed == proposal.proposed


# --- real libraries ---------------------------------------------------------------------------------------------------

USED = {
    "cairo": Used(
        "/usr/include/cairo/cairo.h",
        "libcairo2-dev",
        ("--pkg-config", "cairo"),
        """
        import cairo_api as lib
        argb = lib.cairo_format_t.CAIRO_FORMAT_ARGB32
        with lib.cairo_image_surface_create(argb, 100, 80) as surface, lib.cairo_create(surface) as context:
            lib.cairo_set_source_rgb(context, 1, 0, 0)
            lib.cairo_rectangle(context, 10, 20, 30, 40)
            assert lib.cairo_fill_extents(context) == (10, 20, 40, 60)
            lib.cairo_fill(context)
            lib.cairo_surface_write_to_png(surface, "drawn.png")
            try:
                lib.cairo_surface_write_to_png(surface, "nowhere/drawn.png")
            except lib.CairoError as error:
                assert error.code == lib.cairo_status_t.CAIRO_STATUS_WRITE_ERROR, error.code
                assert str(error) == "error while writing to output stream", str(error)
            else:
                raise AssertionError
        assert open("drawn.png", "rb").read(4) == b"\\x89PNG" and context.closed and surface.closed
        """,
    ),
    "git2": Used(
        "/usr/include/git2.h",
        "libgit2-dev",
        ("--own", "*/git2/*", "--pkg-config", "libgit2"),
        """
        import subprocess
        import git2_api as lib
        git = ["git", "-c", "user.name=n", "-c", "user.email=e", "-C", "repository"]
        subprocess.run(["git", "init", "-q", "-b", "main", "repository"], check=True)
        for message in ("one", "two", "three"):
            subprocess.run([*git, "commit", "-q", "--allow-empty", "-m", message], check=True)
        lib.git_libgit2_init()
        status, repository = lib.git_repository_open("repository")
        with repository:
            _, walk = lib.git_revwalk_new(repository)
            assert lib.git_revwalk_push_head(walk) == 0
            found = []
            while True:
                status, oid = lib.git_revwalk_next(walk)
                if status != 0:
                    break
                _, commit = lib.git_commit_lookup(repository, oid)
                with commit:
                    found.append(lib.git_commit_message(commit))
            assert found == ["three\\n", "two\\n", "one\\n"] and status == lib.git_error_code.GIT_ITEROVER
            walk.close()
        assert repository.closed
        """,
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", USED)
def test_what_is_sure_makes_a_library_usable(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, zig_cache: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    used = USED[name]
    if not Path(used.header).is_file():
        pytest.skip(f"there is no {used.header}: install {used.package}")
    if shutil.which("pkg-config") is None:
        pytest.skip("there is no pkg-config: install it")
    monkeypatch.chdir(tmp_path)
    assert main(["import", "c", "--library", name, "--header", used.header, *used.options, *HOST]) == 0
    capfd.readouterr()
    assert run(name, "--accept", "0.95", "--json") == 0
    before, now, _ = json.loads(capfd.readouterr().out)["safe"]
    assert now > before
    assert main(["new", name, "--from", f"metadata/{name}"]) == 0
    warm(tmp_path / "projections" / name, zig_cache)
    assert main(["build", f"projections/{name}", *HOST]) == 0
    (wheel,) = Path("dist").glob("*.whl")
    zipfile.ZipFile(wheel).extractall("site")
    subprocess.run([sys.executable, "-c", dedent(used.program)], cwd="site", check=True)


def test_the_page_has_the_figures() -> None:
    page = (ROOT / "docs" / "import.md").read_text()
    for one in vars(measured).values():
        if isinstance(one, Reason):
            figures = (
                f"{right} of {right + wrong}" if right + wrong else ""
                for right, wrong in ((one.right, one.wrong), one.read)
            )
            assert f"| {one.words} | {' | '.join(figures)} | {one.confidence:.2f} |" in page


@pytest.mark.slow
def test_confidence_is_measured() -> None:
    """No source is less often right today than its figures say, by more than 5 %."""
    scores = measure([ROOT / "metadata" / name for name in ("libcurl", "linux", "posix", "sqlite3", "zlib")]).scores
    reasons = [one for one in vars(measured).values() if isinstance(one, Reason)]
    assert {*scores} <= {one.words for one in reasons}
    for reason in reasons:
        score = scores.get(reason.words)
        if score is not None and len(score.right) + len(score.wrong) >= 10:
            share = len(score.right) / (len(score.right) + len(score.wrong))
            assert share >= reason.right / (reason.right + reason.wrong) - 0.05, reason.words
