"""Every snippet of README and docs/ does what the page says."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
import snippets
from libraries import package_folder, require
from publishing import warm

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
NEEDS = dict.fromkeys(("tutorial.md", "import.md"), ("libuuid.so.1", Path("/usr/include/uuid/uuid.h")))


@pytest.fixture(scope="session")
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """A folder with a shipped projection, by its name."""
    return cache(lambda name: package_folder(name, request, tmp_path_factory))


@pytest.fixture
def packages(page: Path, built: Callable[[str], Path], tmp_path: Path) -> Path:
    """A folder with those shipped projections that the page imports."""
    folder, text = tmp_path / "packages", page.read_text()
    folder.mkdir()
    for name in ("linux", "sqlite3", "zlib"):
        if re.search(rf"(?:import|from) {name}_api", text):
            (folder / f"{name}_api").symlink_to(built(name) / f"{name}_api")
    return folder


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_page_is_true(page: Path, packages: Path, tmp_path: Path, zig_cache: Path) -> None:
    if page.name in NEEDS:
        library, header = NEEDS[page.name]
        require(library)
        if not header.exists():
            pytest.skip(f"{header} isn't here (Debian: uuid-dev)")
    reader = tmp_path / "reader"
    for folder in (".", "projections/uuid", "projections/mylib"):
        (reader / folder).mkdir(parents=True, exist_ok=True)
        warm(reader / folder, zig_cache)
    assert snippets.run(page, reader, packages) == []
