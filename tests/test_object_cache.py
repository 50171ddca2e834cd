"""Objects of the runtime that builds share: what is taken, what isn't, and that nobody ever notices otherwise."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from projector import object_cache
from projector.diagnostics import Diagnostics
from projector.ir.sources import Sources
from projector.stages.compile import compile
from projector.targets import target
from projector.toolchains import toolchain
from projector.toolchains.toolchain import Toolchain

Make = Callable[..., Sources]
ZIG = toolchain("zig")
LONG_AGO = 1_000_000_000


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache without objects; where they will lie."""
    zig = object_cache.folder("zig")
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "zig").symlink_to(zig)  # what isn't tried here, and takes seconds
    monkeypatch.setenv(object_cache.VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache" / "objects"


@pytest.fixture
def built(builds: Path, tiny_sources: Make) -> Callable[..., tuple[bytes, int]]:
    """Builds in a new folder: what comes out, and how many commands it took."""
    numbers = iter(range(100))

    def build(tools: Toolchain = ZIG, sources: Sources | None = None) -> tuple[bytes, int]:
        steps: list[tuple[int, int]] = []
        folder = builds / f"{next(numbers)}"
        binary = compile(sources or tiny_sources(), tools, folder, None, Diagnostics(), lambda *s: steps.append(s))
        assert binary is not None
        return binary.path.read_bytes(), len(steps)

    return build


Build = Callable[..., tuple[bytes, int]]


def test_another_folder_compiles_no_runtime_and_gives_the_same_bytes(built: Build) -> None:
    first, all_steps = built()
    second, steps = built()
    assert first == second
    assert steps < all_steps


def test_where_each_file_is_an_object_all_are_shared(built: Build, tiny_sources: Make, cache: Path) -> None:
    other = tiny_sources(target("aarch64-macos"))
    first, all_steps = built(sources=other)
    second, steps = built(sources=other)
    assert first == second
    assert all_steps - steps == len(list(cache.iterdir()))


def test_another_target_runtime_or_command_takes_nothing(built: Build, tiny_sources: Make, tiny_runtime: Path) -> None:
    _, all_steps = built()
    assert built(sources=tiny_sources(target("x86_64-linux-musl")))[1] == all_steps
    defined = replace(ZIG, combine=lambda one: (*ZIG.combine(one), "-DX"))
    assert built(defined)[1] == all_steps
    header = tiny_runtime / "projector.h"
    header.write_text(header.read_text() + "#define PJ_NEW 1\n")
    assert built()[1] == all_steps
    module = tiny_runtime / "module.c"
    module.write_text(module.read_text().replace(".size = -1", ".size = 0"))
    assert built()[1] == all_steps


def test_a_compiler_that_isnt_pinned_neither_takes_nor_gives(built: Build, cache: Path) -> None:
    unpinned = replace(ZIG, pinned=False)
    _, all_steps = built(unpinned)
    assert list(cache.glob("*")) == []
    built()
    assert built(unpinned)[1] == all_steps


@pytest.mark.parametrize("damage", [lambda data: data[:-1], lambda data: data[:-1] + b"?", lambda data: b""])
def test_a_damaged_object_is_compiled_anew(built: Build, cache: Path, damage: Callable[[bytes], bytes]) -> None:
    first, all_steps = built()
    for one in cache.iterdir():
        one.write_bytes(damage(one.read_bytes()))
    assert built() == (first, all_steps)
    assert built()[1] < all_steps


def test_a_cache_that_cant_be_written_is_none(built: Build, cache: Path) -> None:
    cache.write_text("no folder")
    assert built() == built()


def test_what_nobody_used_for_long_goes(built: Build, tiny_sources: Make, cache: Path) -> None:
    built()
    (used,) = cache.iterdir()
    (old := cache / "old").write_bytes(b"")
    for one in (used, old):
        os.utime(one, (LONG_AGO, LONG_AGO))
    built()  # which uses one
    built(sources=tiny_sources(target("x86_64-linux-musl")))  # which adds one
    assert used.exists() and not old.exists()


def test_builds_at_once(built: Build) -> None:
    with ThreadPoolExecutor() as pool:
        assert len({data for data, _ in pool.map(lambda _: built(), range(4))}) == 1


def test_a_folder_with_a_shared_object_compiles_it_when_its_commands_change_and_none_is_kept(
    builds: Path, tiny_sources: Make, cache: Path
) -> None:
    """Ninja's log knows the object of the first commands only, and the folder has that of the second ones."""
    folder, other = builds / "t", builds / "other"
    changed = replace(ZIG, combine=lambda one: (*ZIG.combine(one), "-O0"))

    def objects() -> Iterator[bytes]:
        for tools, where in ((ZIG, folder), (changed, other), (changed, folder), (ZIG, folder)):
            if tools is ZIG and where is folder:
                for one in cache.glob("*"):
                    one.unlink()
            assert compile(tiny_sources(), tools, where, None, Diagnostics()) is not None
            yield (where / "o" / "runtime.o").read_bytes()

    first, second, third, fourth = objects()
    assert second == third != first
    assert fourth == first
