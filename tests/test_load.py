"""load: which files are read, as what, and in which order. What it says of wrong ones is in tests/bad."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from projector.diagnostics import Diagnostics
from projector.ir.documents import Documents
from projector.stages.load import load, namespace_of
from projector.yaml import MAX_BYTES


def write(root: Path, files: dict[str, str]) -> Path:
    """Files below a folder; a namespace's head is added to those without `projector:`."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        role = "overlay" if name.endswith(".overlay.yaml") else "namespace"
        module = root / Path(name).parts[0]
        head = "" if "projector:" in text else f"projector: 1\n{role}: {namespace_of(module, path)}\n"
        path.write_text(head + text)
    return root


def module(name: str, rest: str = "") -> dict[str, str]:
    """The module.yaml of a module."""
    return {f"{name}/module.yaml": f"projector: 1\nmodule: {name}\n{rest}"}


def shape(documents: Documents) -> dict[str, tuple[list[str], list[str]]]:
    """Each module with the names of its facts, and its overlays' files."""
    return {
        each.name: ([one.name for one in each.facts], [f"{one.name}<{one.path.name}" for one in each.overlays])
        for each in documents.modules
    }


def loaded(root: Path, *names: str, overlays: tuple[Path, ...] = ()) -> Documents:
    """What is loaded without a diagnostic."""
    found = Diagnostics()
    documents = load([root / name for name in names], found, overlays)
    assert list(found) == []
    return documents


def test_a_folder(tmp_path: Path) -> None:
    files = {
        "linux/time.yaml": "",
        "linux/time.overlay.yaml": "",
        "linux/net/if.yaml": "",
        "linux/README.md": "projector:",
    }
    root = write(tmp_path, module("linux", "doc: Linux.\n") | files)
    documents = loaded(root, "linux")
    assert shape(documents) == {"linux": (["linux.net.if", "linux.time"], ["linux.time<time.overlay.yaml"])}
    (linux,) = documents.modules
    assert linux.root.text("doc") == "Linux."
    assert linux.folder == root / "linux"
    assert linux.facts[0].path == root / "linux" / "net" / "if.yaml"


def test_the_namespace_of_the_module_itself(tmp_path: Path) -> None:
    root = write(tmp_path, module("sqlite3") | {"sqlite3/sqlite3.yaml": "", "sqlite3/ext/sqlite3.yaml": ""})
    assert shape(loaded(root, "sqlite3"))["sqlite3"][0] == ["sqlite3.ext.sqlite3", "sqlite3"]


def test_hidden_files_are_left_alone(tmp_path: Path) -> None:
    root = write(tmp_path, module("linux") | {"linux/.a.yaml": "projector: [", "linux/.git/b.yaml": "projector: ["})
    assert shape(loaded(root, "linux")) == {"linux": ([], [])}


def test_required_modules(tmp_path: Path) -> None:
    files = module("c", "requires: [a]") | module("a", "requires: [b]") | module("b", "requires: [c, a]") | module("z")
    root = write(tmp_path, files | {"b/x.yaml": ""})
    assert shape(loaded(root, "c")) == {"a": ([], []), "b": (["b.x"], []), "c": ([], [])}


def test_the_order_of_folders_does_not_matter(tmp_path: Path) -> None:
    root = write(tmp_path, module("a", "requires: []") | module("b", "requires: [a]"))
    assert loaded(root, "b", "a", "b") == loaded(root, "a", "b")


def test_the_publishers_overlays_come_last_and_in_their_order(tmp_path: Path) -> None:
    files = {"linux/time.yaml": "", "linux/time.overlay.yaml": "", "linux/io.yaml": ""}
    root = write(tmp_path, module("linux") | files)
    text = "projector: 1\noverlay: linux.time\n"
    write(tmp_path, {"mine/b.yaml": text, "mine/a.yaml": text, "z.yaml": text})
    write(tmp_path, {"mine/io.yaml": "projector: 1\noverlay: linux.io\n"})
    documents = loaded(root, "linux", overlays=(tmp_path / "z.yaml", tmp_path / "mine"))
    expected = ["linux.time<time.overlay.yaml", "linux.time<z.yaml", "linux.time<a.yaml", "linux.time<b.yaml"]
    assert shape(documents)["linux"][1] == [*expected, "linux.io<io.yaml"]


def said(folders: list[Path], overlays: list[Path] | None = None) -> list[tuple[str, str]]:
    """Code and message of each diagnostic."""
    found = Diagnostics()
    load(folders, found, overlays or [])
    return [(one.code, one.message) for one in found]


def test_two_folders_of_one_module(tmp_path: Path) -> None:
    write(tmp_path / "x", module("linux"))
    write(tmp_path / "y", module("linux"))
    ((code, message),) = said([tmp_path / "x" / "linux", tmp_path / "y" / "linux"])
    assert code == "PJ306"
    assert message.startswith("module linux is in ")


def test_missing_folders_and_files(tmp_path: Path) -> None:
    write(tmp_path, module("linux"))
    missing = said([tmp_path / "linux", tmp_path / "nothing"], [tmp_path / "nothing.yaml"])
    assert [code for code, _ in missing] == ["PJ300", "PJ300"]


def test_broken_facts_do_not_orphan_their_overlay(tmp_path: Path) -> None:
    files = {"linux/time.yaml": "projector: [", "linux/time.overlay.yaml": ""}
    root = write(tmp_path, module("linux") | files)
    mine = write(tmp_path, {"mine.yaml": "projector: 1\noverlay: linux.time\n"}) / "mine.yaml"
    assert [code for code, _ in said([root / "linux"], [mine])] == ["PJ115"]


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    root = write(tmp_path, module("linux"))
    with (root / "linux" / "big.yaml").open("wb") as file:
        file.truncate(MAX_BYTES * 1000)
    assert [code for code, _ in said([root / "linux"])] == ["PJ104"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a pipe that would never end")
def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    root = write(tmp_path, module("linux"))
    os.mkfifo(root / "linux" / "pipe.yaml")
    assert said([root / "linux"]) == [("PJ300", "this is no file")]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read anything")
def test_an_unreadable_file(tmp_path: Path) -> None:
    root = write(tmp_path, module("linux") | {"linux/time.yaml": ""})
    (root / "linux" / "time.yaml").chmod(0)
    assert said([root / "linux"]) == [("PJ300", "the file can't be read: Permission denied")]


def test_an_unreadable_file_for_root_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write(tmp_path, module("linux"))

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert said([root / "linux"]) == [("PJ300", "the file can't be read: Permission denied")]
