"""What the importer's tests share: headers are read in this process, and zig is asked once a target."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from cases import HEADER

from projector.stages import import_c as stage
from projector.stages.one_target import OneTarget
from projector.targets import Target
from projector.toolchains.headers import System, system
from projector.toolchains.toolchain import Toolchain


@pytest.fixture(scope="session")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Toolchain, Target], System]:
    scratch = tmp_path_factory.mktemp("system")
    return cache(lambda zig, row: system(zig, row, scratch))


@pytest.fixture(autouse=True)
def here(
    request: pytest.FixtureRequest, asked: Callable[[Toolchain, Target], System], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Unless a test is marked `apart`."""

    def known(zig: Toolchain, row: Target, folder: Path) -> System:
        return asked(zig, row)

    monkeypatch.setattr(stage, "system", known)
    if request.node.get_closest_marker("apart") is None:
        monkeypatch.setattr(stage, "Apart", OneTarget)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "lib.h").write_text(HEADER)
    return folder
