"""compile: what is redone, what comes out, what a failure says."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from publishing import ENDLESS

from projector import files
from projector.diagnostics import Diagnostics
from projector.errors import ToolError
from projector.ir.sources import Sources
from projector.stages.compile import compile
from projector.targets import TARGETS, host, target
from projector.toolchains import toolchain

Make = Callable[..., Sources]
ZIG = replace(toolchain("zig"), pinned=False)  # which shares nothing: tests/test_object_cache.py does
B = "int pj_b(void);\nint pj_b(void) { return 2; }\n"


def compiled(folder: Path) -> dict[str, int]:
    """When each object was made."""
    return {path.name: path.stat().st_mtime_ns for path in folder.rglob("*.o")}


def test_the_module_imports(tiny_sources: Make, builds: Path) -> None:
    found = Diagnostics()
    binary = compile(tiny_sources(), ZIG, builds / "t", None, found)
    assert binary is not None and not list(found)
    assert binary.compiler == f"zig {ZIG.version}"
    assert binary.path.name == f"_native{host().suffix}"
    subprocess.run([sys.executable, "-c", "import _native"], cwd=binary.path.parent, check=True)


def test_only_what_changed_is_compiled_again(tiny_sources: Make, builds: Path) -> None:
    folder, steps = builds / "t", []
    compile(tiny_sources(b=B), ZIG, folder, None, Diagnostics())
    before = compiled(folder)
    compile(tiny_sources(b=B.replace("2", "3")), ZIG, folder, None, Diagnostics(), lambda *step: steps.append(step))
    after = compiled(folder)
    assert [name for name in before if before[name] != after[name]] == ["b.o"]
    assert steps == [(1, 2), (2, 2)]  # b.o and the link


def test_nothing_is_done_when_nothing_changed(tiny_sources: Make, builds: Path) -> None:
    steps: list[tuple[int, int]] = []
    for _ in range(2):
        steps.clear()
        assert compile(tiny_sources(), ZIG, builds / "t", None, Diagnostics(), lambda *step: steps.append(step))
    assert steps == []


def test_a_runtime_header_makes_everything_new(tiny_sources: Make, tiny_runtime: Path, builds: Path) -> None:
    folder = builds / "t"
    compile(tiny_sources(b=B), ZIG, folder, None, Diagnostics())
    before = compiled(folder)
    header = tiny_runtime / "projector.h"
    header.write_text(header.read_text() + "#define PJ_NEW 1\n")
    compile(tiny_sources(b=B), ZIG, folder, None, Diagnostics())
    after = compiled(folder)
    assert all(before[name] != after[name] for name in before)


def test_a_file_that_is_gone_is_not_linked(tiny_sources: Make, builds: Path) -> None:
    folder = builds / "t"
    with_b = compile(tiny_sources(b='#error "stale"\n'), ZIG, folder, None, Diagnostics())
    assert with_b is None
    assert compile(tiny_sources(), ZIG, folder, None, Diagnostics()) is not None
    assert not (folder / "c" / "b.c").exists()


def test_a_build_that_ninja_cant_run_is_told(tiny_sources: Make, tmp_path: Path) -> None:
    (tmp_path / "o").write_text("where the objects' folder must be")
    found = Diagnostics()
    assert compile(tiny_sources(), ZIG, tmp_path, None, found) is None
    assert [one.code for one in found] == ["PJ504"]
    assert "ninja: " in next(iter(found)).message


def test_the_same_bytes_from_two_folders_and_environments(
    tiny_sources: Make, builds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = compile(tiny_sources(b=B), ZIG, builds / "one", 1, Diagnostics())
    monkeypatch.setenv("CPATH", "/nowhere")
    monkeypatch.setenv("CFLAGS", "-DX")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    before = os.umask(0o077)
    try:
        second = compile(tiny_sources(b=B), ZIG, builds / "a much longer name $ with: signs", 2, Diagnostics())
    finally:
        os.umask(before)
    assert first is not None and second is not None
    assert first.path.read_bytes() == second.path.read_bytes()


@pytest.mark.slow
def test_the_same_bytes_from_a_cold_cache(tiny_sources: Make, builds: Path, tmp_path: Path) -> None:
    warm = compile(tiny_sources(), ZIG, builds / "t", None, Diagnostics())
    cold = compile(tiny_sources(), ZIG, tmp_path / "cold" / "t", None, Diagnostics())
    assert warm is not None and cold is not None
    assert warm.path.read_bytes() == cold.path.read_bytes()


def test_no_file_names_the_machine(tiny_sources: Make, builds: Path) -> None:
    folder = builds / "t"
    compile(tiny_sources(), ZIG, folder, None, Diagnostics())
    for path in folder.rglob("*"):
        if path.is_file():
            assert str(builds).encode() not in path.read_bytes(), path
            assert str(ZIG.folder).encode() not in path.read_bytes(), path


def test_wrong_c_is_told_in_the_compilers_words(tiny_sources: Make, builds: Path) -> None:
    found = Diagnostics()
    wrong = tiny_sources(b='#line 7 "time.yaml"\nint pj_b(void) { return x; }\n', c="#include <nowhere.h>\n")
    assert compile(wrong, ZIG, builds / "t", None, found) is None
    b, c = found
    assert (b.code, c.code) == ("PJ501", "PJ501")
    assert "c/b.c" in b.message and "time.yaml:7:25: error: use of undeclared identifier 'x'" in b.message
    assert "'nowhere.h' file not found" in c.message
    assert str(builds) not in b.message + c.message
    assert not list((builds / "t").glob("_native*"))


def test_a_warning_is_an_error(tiny_sources: Make, builds: Path) -> None:
    found = Diagnostics()
    assert compile(tiny_sources(b="int pj_b(void) { int x; return 2; }\n"), ZIG, builds / "t", None, found) is None
    assert "-Werror" in next(iter(found)).message


def test_a_link_failure_has_its_own_code(tiny_sources: Make, builds: Path) -> None:
    found = Diagnostics()
    twice = '#include "projector.h"\nint pj_answer(void) { return 1; }\n'
    assert compile(tiny_sources(b=twice), ZIG, builds / "t", None, found) is None
    (one,) = found
    assert one.code == "PJ502" and "duplicate symbol: pj_answer" in one.message


@pytest.mark.parametrize("name", [row.name for row in TARGETS if row.os != "windows" and row != host()])
@pytest.mark.slow
def test_every_target_links(tiny_sources: Make, builds: Path, name: str) -> None:
    found = Diagnostics()
    assert compile(tiny_sources(target(name)), ZIG, builds / name, None, found), list(found)


def test_the_machines_own_compiler(tiny_sources: Make, builds: Path) -> None:
    native = toolchain("native")
    binary = compile(tiny_sources(), native, builds / "t", None, Diagnostics())
    assert binary is not None
    assert not binary.target.wheel_tag.startswith("manylinux")
    subprocess.run([sys.executable, "-c", "import _native"], cwd=binary.path.parent, check=True)
    with pytest.raises(ToolError, match=r"for .* only"):
        compile(tiny_sources(target("aarch64-macos")), native, builds / "m", None, Diagnostics())


def test_a_launcher_starts_the_compiler_of_each_file(
    tiny_sources: Make, builds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bin, log = tmp_path / "bin", tmp_path / "log"
    bin.mkdir()
    (bin / "starter").write_text(f'#!/bin/sh\necho "$CCACHE_DIR $CFLAGS $*" >> {log}\nexec "$@"\n')
    (bin / "starter").chmod(0o755)
    monkeypatch.setenv("PATH", str(bin), prepend=os.pathsep)
    monkeypatch.setenv("CCACHE_DIR", "/its/cache")
    monkeypatch.setenv("CFLAGS", "-DX")
    found, folder = Diagnostics(), builds / "started"
    assert compile(tiny_sources(), toolchain("zig", "starter"), folder, None, found), list(found)
    subprocess.run([sys.executable, "-c", "import _native"], cwd=folder, check=True)
    lines = log.read_text().splitlines()
    assert len(lines) == len([*folder.glob("c/*.c"), *folder.glob("runtime/*.c")])
    assert all(line.startswith("/its/cache  zig cc ") and line.count(".c ") == 1 for line in lines)


def test_a_launcher_that_is_missing_is_told() -> None:
    with pytest.raises(ToolError, match="there is no launcher 'nowhere'"):
        toolchain("zig", "nowhere")


def test_an_unknown_toolchain_is_named_with_the_known_ones() -> None:
    with pytest.raises(KeyError, match="known are zig, native"):
        toolchain("msvc")


def test_an_interrupt_ends_the_compilers_and_leaves_no_half_written_object(builds: Path) -> None:
    script = """
        from pathlib import Path
        from projector.diagnostics import Diagnostics
        from projector.ir.sources import SourceFile, Sources
        from projector.stages.compile import compile
        from projector.targets import host
        from projector.toolchains import toolchain
        text = open("endless.c").read()
        files = {"a.c": "int pj_a(void); int pj_a(void) { return 1; }", "b.c": text, "c.c": text}
        sources = Sources(host(), "x", tuple(SourceFile(*one) for one in files.items()), ())
        compile(sources, toolchain("zig"), Path("t"), 1, Diagnostics(), lambda *step: print(step, flush=True))
    """
    Path(builds, "endless.c").write_text(ENDLESS)
    command = [sys.executable, "-c", textwrap.dedent(script)]
    environment = {**os.environ, "PYTHONPATH": str(Path.cwd())}
    with subprocess.Popen(
        command, cwd=builds, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        process.wait(60)
    log = (builds / "t" / ".ninja_log").read_text()
    assert all(f"o/c/{path.name}" in log for path in (builds / "t/o/c").rglob("*.o"))
    assert not list((builds / "t").rglob("*.part"))


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    files.write(path, b"old")
    with pytest.raises(RuntimeError), files.replacing(path) as stream:
        stream.write(b"new")
        raise RuntimeError
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
