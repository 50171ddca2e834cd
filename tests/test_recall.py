"""What is kept of a run: nobody ever notices, whatever changes, breaks or happens at the same time."""

from __future__ import annotations

import errno
import os
import random
import re
import shutil
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from projector import files, object_cache
from projector.diagnostics import Diagnostics
from projector.ir.outcome import Outcome
from projector.ir.plan import Plan
from projector.stages import abreast, build, rebind
from projector.stages.build import outcome
from projector.stages.check import check
from projector.stages.manifest import manifest
from projector.stages.render import render
from projector.stages.twin import twin
from projector.targets import Target, target

LINUX = target("x86_64-linux-gnu")
Said = list[tuple[Any, ...]]
Run = Callable[..., tuple[Outcome | None, Said]]

FILES = {
    "pyproject.toml": """
[project]
name = "projection-m"
version = "0.1"

[tool.projector]
package = "m_api"
metadata = ["./metadata/m"]
overlays = ["./more.yaml"]
select = ["m", "!m.b.nothing"]
""",
    "more.yaml": "projector: 1\noverlay: m.a\nchange:\n  functions:\n    use: {doc: Uses it.}\n",
    "m_api/hand.py": "def through(value: int) -> int:\n    return value\n",
    "metadata/m/module.yaml": "projector: 1\nmodule: m\nversion: '1'\nrequires: [other]\n"
    "libraries:\n  libm: {linux: {soname: libm.so.6}, windows: {soname: m.dll}}\n"
    "errors:\n  told: {fail_if: ret < 0, exception: ValueError}\n",
    "metadata/m/a.yaml": """projector: 1
namespace: m.a
library: libm
records:
  point: {fields: {x: int, y: int}}
functions:
  use:
    params: {at: {type: const point *, dir: in}, mode: kind, to: other.t.size, by: {type: int, handle: m.b.thing}}
    returns: {type: int, errors: told}
  end: {params: {value: int}}
  raw_one: {params: {memory: int *}}
  through: {wrap: 'hand:through', params: {value: int}, returns: int}
""",
    "metadata/m/a.overlay.yaml": "projector: 1\noverlay: m.a\nchange:\n  functions:\n    use: {gil: hold}\n",
    "metadata/m/b.yaml": """projector: 1
namespace: m.b
library: libm
enums:
  kind: {members: {ONE: 1, TWO: 2}}
constants:
  LIMIT: 7
handles:
  thing: {type: int, close: {call: shut}}
functions:
  shut: {params: {it: {type: int, handle: thing}}}
  other_use: {params: {at: {type: m.a.records.point *, dir: out}}}
""",
    "metadata/other/module.yaml": "projector: 1\nmodule: other\n",
    "metadata/other/t.yaml": "projector: 1\nnamespace: other.t\naliases:\n  size: long\n",
    "metadata/other/LICENSE": "free\n",
}


def added(section: str, item: str) -> tuple[str, None, str]:
    """A namespace that comes to the others."""
    return "metadata/m/c.yaml", None, f"projector: 1\nnamespace: m.c\nlibrary: libm\n{section}:\n  {item}\n"


# A file, a text of it, and what takes its place; None instead of a text: the file goes, or comes.
EDITS: dict[str, tuple[str, str | None, str | None]] = {
    "another name": ("metadata/m/a.yaml", "  use:", "  used:"),
    "a type that another namespace uses": ("metadata/m/b.yaml", "TWO: 2", "TWO: -2"),
    "a record that another namespace uses": ("metadata/m/a.yaml", "y: int", "y: long"),
    "an alias of another module": ("metadata/other/t.yaml", "long", "short"),
    "a name that two have": ("metadata/m/b.yaml", "  kind:", "  point: {members: {ZERO: 0}}\n  kind:"),
    "a handle that extends another's": added("handles", "more: {type: int, extends: thing, close: {call: shut}}"),
    "a record that extends another's": added("records", "more: {extends: point, fields: {is: point, z: int}}"),
    "a handle that another's function closes": added("handles", "h: {type: int, close: {call: end}}"),
    "a handle that a library's callbacks are kept with": added(
        "functions", "hear: {params: {by: {type: int, handle: thing}, how: called}}\ncallbacks:\n  called: {}"
    ),
    "an exception with a built-in one's name": added("exceptions", "ValueError: {base: OSError}"),
    "a name that two namespaces have": added("enums", "kind: {members: {ONE: 1}}"),
    "the other module's name before the own one's": ("metadata/other/t.yaml", "size: long", "size: long\n  kind: int"),
    "documentation": ("metadata/m/b.yaml", "LIMIT: 7", "LIMIT: {value: 7, doc: The most.}"),
    "a line": ("metadata/m/a.yaml", "records:", "\nrecords:"),
    "a pattern that fits nothing": ("pyproject.toml", "nothing", "nobody"),
    "an overlay": ("metadata/m/a.overlay.yaml", "hold", "release"),
    "an overlay gone": ("metadata/m/a.overlay.yaml", None, None),
    "the publisher's overlay": ("more.yaml", "Uses", "Needs"),
    "a file more": ("metadata/m/c.yaml", None, "projector: 1\nnamespace: m.c\nconstants: {NEW: 1}\n"),
    "a file in a folder": ("metadata/m/d/e.yaml", None, "projector: 1\nnamespace: m.d.e\nconstants: {NEW: 1}\n"),
    "a file that goes": ("metadata/m/b.yaml", None, None),
    "a file in the wrong place": ("metadata/m/c.yml", None, "projector: 1\n"),
    "a module that goes": ("metadata/other/module.yaml", None, None),
    "a library": ("metadata/m/module.yaml", "libm.so.6", "libm.so.7"),
    "a module's version": ("metadata/m/module.yaml", "'1'", "'2'"),
    "what only the bill of materials tells": ("metadata/other/LICENSE", "free", "freer"),
    "a hand-written function that goes": ("m_api/hand.py", "through", "gone"),
    "the tier": ("pyproject.toml", "select", 'tier = "table"\nselect'),
    "the package": ("pyproject.toml", "m_api", "n_api"),
    "broken YAML": ("metadata/m/a.yaml", "fields: {", "fields: ["),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A projection; the cache, which is empty, is beside it."""
    monkeypatch.setenv(object_cache.VARIABLE, str(tmp_path / "cache"))
    for name, text in FILES.items():
        (tmp_path / "p" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "p" / name).write_text(text)
    return tmp_path / "p"


@pytest.fixture
def run(folder: Path) -> Run:
    """What the pure stages give for the projection as it is, and what they say."""

    def run(of: Target = LINUX, back_end: Callable[[Plan], Any] = render, fresh: bool = False) -> Any:
        found = Diagnostics()
        project = manifest(folder, found)
        made = outcome(project, of, back_end, found, fresh=fresh) if project else None
        return made, [(one.code, one.severity, one.place, one.message, one.hint) for one in found]

    return run


def edited(folder: Path, name: str, old: str | None, new: str | None) -> None:
    """Change a file of the projection."""
    path = folder / name
    if new is None:
        path.unlink()
    elif old is None:
        path.parent.mkdir(exist_ok=True)
        path.write_text(new)
    else:
        assert old in path.read_text()
        path.write_text(path.read_text().replace(old, new))


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The stages' flow, each time that it runs."""
    runs, flow = list[str](), build.flow
    monkeypatch.setattr(build, "flow", lambda *words: runs.append("flow") or flow(*words))
    return runs


@pytest.mark.parametrize("edit", EDITS)
def test_after_any_edit_a_warm_run_gives_what_a_cold_one_does(folder: Path, run: Run, edit: str) -> None:
    before = run()
    edited(folder, *EDITS[edit])
    after = run()
    assert after == run() == run(fresh=True)
    assert after != before
    shutil.rmtree(folder)
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    assert run() == before


def test_after_edits_of_any_kind(folder: Path, run: Run) -> None:
    """A word of any file in the place of another, again and again; most such files have errors."""
    chance, paths = random.Random(1), sorted((folder / "metadata").rglob("*.yaml"))
    words = sorted({word for path in paths for word in re.findall(r"\w+", path.read_text())})
    made = 0
    for _ in range(40):
        path = chance.choice(paths)
        before = path.read_text()
        place = chance.choice(list(re.finditer(r"\w+", before)))
        path.write_text(before[: place.start()] + chance.choice(words) + before[place.end() :])
        after, said = run()
        assert (after, said) == run(fresh=True)
        made += after is not None
        if after is None or chance.random() < 0.5:
            path.write_text(before)
            run()
    assert made > 3


def test_a_warm_wheel_has_the_bytes_of_a_cold_one(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def wheel() -> bytes:
        found = Diagnostics()
        project = manifest(folder, found)
        path = build.build_twin(project, LINUX, folder.parent / "dist", found) if project else None
        assert path is not None
        return path.read_bytes()

    wheel()
    edited(folder, *EDITS["documentation"])
    warm = wheel()
    monkeypatch.setenv(object_cache.VARIABLE, str(folder.parent / "another"))
    assert wheel() == warm


def test_what_is_unchanged_is_made_once_for_each_target_and_back_end(run: Run, made: list[str]) -> None:
    for one in (LINUX, target("aarch64-linux-gnu")):
        for back_end in (render, twin):
            first = run(one, back_end)
            assert first == run(one, back_end)
            assert first[0] is not None and first[0].sources.target == one
    assert len(made) == 4


def test_warnings_are_told_again(run: Run) -> None:
    assert [code for code, *_ in run()[1]] == [code for code, *_ in run()[1]] == ["PJ370"]


def test_an_error_is_never_kept(folder: Path, run: Run, made: list[str]) -> None:
    edited(folder, *EDITS["broken YAML"])
    assert run() == run()
    assert len(made) == 2


def test_a_module_that_comes_to_be_beside_the_others(folder: Path, run: Run) -> None:
    """It goes before an installed one."""
    edited(folder, "metadata/m/module.yaml", "[other]", "[other, third]")
    assert [code for code, *_ in run()[1]] == ["PJ017"]
    edited(folder, "metadata/third/module.yaml", None, "projector: 1\nmodule: third\n")
    assert run()[0] is not None


@pytest.mark.parametrize("damage", [lambda data: data[:-1], lambda data: data + b"?", lambda data: b""])
def test_what_is_damaged_is_made_anew(
    folder: Path, run: Run, made: list[str], damage: Callable[[bytes], bytes]
) -> None:
    first = run()
    for one in (folder.parent / "cache" / "texts").iterdir():
        one.write_bytes(damage(one.read_bytes()))
    assert run() == first == run()
    assert len(made) == 2


def test_one_text_that_is_gone_is_made_anew(folder: Path, run: Run) -> None:
    first = run()
    for one in sorted((folder.parent / "cache" / "texts").iterdir()):
        one.unlink()
        assert run() == first


def test_a_file_that_changes_while_it_is_read_keeps_nothing(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = run(fresh=True)

    def flow(*words: Any) -> Any:
        edited(folder, "metadata/m/b.yaml", "LIMIT: 7", "LIMIT: 8")
        yield from original(*words)

    original = build.flow
    monkeypatch.setattr(build, "flow", flow)
    assert run() != before
    monkeypatch.undo()
    monkeypatch.setenv(object_cache.VARIABLE, str(folder.parent / "cache"))
    edited(folder, "metadata/m/b.yaml", "LIMIT: 8", "LIMIT: 7")
    assert run() == before


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "full"), KeyboardInterrupt()])
def test_a_full_disk_or_an_interruption_while_it_is_kept(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    first, write, count = run(fresh=True), files.write, iter(range(100))

    def failing(path: Path, data: bytes) -> None:
        if next(count) == 3:
            raise error
        write(path, data)

    monkeypatch.setattr(files, "write", failing)
    try:
        assert run() == first
    except KeyboardInterrupt:
        assert isinstance(error, KeyboardInterrupt)
    assert run() == first == run()


def test_a_cache_has_a_bound(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    first = run()
    monkeypatch.setattr(object_cache, "_ROOM", 2000)
    edited(folder, *EDITS["documentation"])
    run()
    assert sum(one.stat().st_size for one in (folder.parent / "cache" / "texts").iterdir()) <= 2000
    edited(folder, "metadata/m/b.yaml", "{value: 7, doc: The most.}", "7")
    assert run() == first


def test_a_folder_whose_name_is_no_text(folder: Path, run: Run) -> None:
    (folder / "metadata").rename(folder / "metadata\udcff")
    edited(folder, "pyproject.toml", "./metadata/m", "./here/m")
    (folder / "here").symlink_to("metadata\udcff")
    assert run() == run()
    strange = folder.with_name("p\udcff")
    folder.rename(strange)
    found = Diagnostics()
    project = manifest(strange, found)
    assert project is not None and outcome(project, LINUX, render, found) is not None


def test_without_a_cache(folder: Path, run: Run) -> None:
    (folder.parent / "cache").write_text("no folder")
    assert run() == run()


@pytest.fixture
def parts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The namespaces whose C this process renders, where several do."""
    stage, rendered = sys.modules["projector.stages.render"], list[str]()
    c = stage._c  # type: ignore[attr-defined]
    monkeypatch.setattr(stage, "_c", lambda space, *words: rendered.append(space.name) or c(space, *words))
    monkeypatch.setattr(abreast, "_MANY", 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    return rendered


@pytest.mark.skipif(sys.platform != "linux", reason="processes fork on Linux alone")
def test_processes_that_render_abreast_change_nothing(folder: Path, run: Run, parts: list[str]) -> None:
    first = run()
    assert not parts
    assert first == run(fresh=True)
    assert parts
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@pytest.mark.skipif(sys.platform != "linux", reason="processes fork on Linux alone")
def test_processes_end_with_the_run_that_is_interrupted(
    folder: Path, run: Run, parts: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    wait, interrupted = os.waitpid, iter([True])

    def waiting(process: int, how: int) -> tuple[int, int]:
        if next(interrupted, False):
            raise KeyboardInterrupt
        return wait(process, how)

    monkeypatch.setattr(os, "waitpid", waiting)
    with pytest.raises(KeyboardInterrupt):
        run()
    with pytest.raises(ChildProcessError):
        wait(-1, os.WNOHANG)
    assert not [one for one in (folder.parent / "cache").rglob("*") if one.name.endswith(".part")]
    assert run() == run(fresh=True)


def test_several_at_once(run: Run) -> None:
    with ThreadPoolExecutor() as pool:
        first, *others = pool.map(lambda _: run(), range(4))
    assert all(one == first for one in others)


def test_another_projector_takes_nothing(run: Run, made: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    first = run()
    monkeypatch.setattr("projector.stages.recall.ours", lambda: ("another",))
    assert run() == first
    assert len(made) == 2


def test_check_says_the_same_again_and_what_is_new(folder: Path) -> None:
    def said() -> list[tuple[str, int]]:
        found = Diagnostics()
        check(folder, LINUX, found)
        return [(one.code, one.place.line if one.place else 0) for one in found]

    first = said()
    assert first == said() == [("PJ370", 0), ("PJ414", 11)]
    edited(folder, "metadata/m/a.yaml", "records:", "\nrecords:")
    assert said() == [("PJ370", 0), ("PJ414", 12)]


MORE = {
    "documentation": ("m.b", "LIMIT: 7", "LIMIT: {value: 7, doc: The most.}"),
    "a record more": ("m.b", "constants:", "records:\n  pair: {fields: {x: int}}\nconstants:"),
    "a function more": ("m.b", "  other_use:", "  more: {params: {value: int}}\n  other_use:"),
    "a member more": ("m.b", "TWO: 2", "TWO: 2, THREE: 3"),
    "a type that another uses": ("m.a m.b", "TWO: 2", "TWO: -2"),
    "a library in front": ("m.a m.b", "", ""),
}


@pytest.mark.parametrize("edit", MORE)
def test_after_an_edit_only_what_it_touches_is_rendered(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch, edit: str
) -> None:
    edited(folder, "metadata/m/a.yaml", "  raw_one: {params: {memory: int *}}\n", "")
    run()
    stage = sys.modules["projector.stages.render"]
    rendered, c = list[str](), stage._c  # type: ignore[attr-defined]
    monkeypatch.setattr(stage, "_c", lambda space, *words: rendered.append(space.name) or c(space, *words))
    touched, old, new = MORE[edit]
    if old:
        edited(folder, "metadata/m/b.yaml", old, new)
    else:
        edited(folder, "metadata/m/module.yaml", "  libm:", "  liba: {linux: {soname: liba.so.1}}\n  libm:")
    run()
    assert {f"m{name.removeprefix('m_api')}".removesuffix(".raw") for name in rendered} == set(touched.split())


AGAIN = {
    "m.a m.b": ("metadata/m/a.yaml", "x: int", "x: long"),
    "m.b m.a": ("metadata/m/b.yaml", "LIMIT: 7", "LIMIT: 8"),
    "other.t m.a m.b": ("metadata/other/t.yaml", "long", "short"),
    "m.c": added("constants", "NEW: 1"),
    "m.c m.a m.b other.t": added("constants", "long: 1"),  # which a word of theirs might stand for
}


@pytest.mark.parametrize("again", AGAIN)
def test_after_an_edit_only_what_reaches_it_is_bound_and_planned_again(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch, again: str
) -> None:
    run()
    stage = sys.modules["projector.stages.plan"]
    bound, planned, bind, namespace = list[str](), list[str](), rebind.bind, stage._namespace  # type: ignore[attr-defined]

    def binding(declared: Any, scope: Any, only: Any = None) -> Any:
        made = bind(declared, scope, only)
        bound.extend(one.namespace.name for one in made)
        return made

    monkeypatch.setattr(rebind, "bind", binding)
    monkeypatch.setattr(
        stage, "_namespace", lambda of, *words: planned.append(f"m.{of.path[0]}") or namespace(of, *words)
    )
    edited(folder, *AGAIN[again])
    run()
    assert set(bound) == set(again.split())
    assert set(planned) == {name for name in again.split() if name != "other.t"}  # which has aliases alone
