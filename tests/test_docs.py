"""Every snippet of README and docs/ does what the page says."""

from __future__ import annotations

from pathlib import Path

import pytest
import snippets
from libraries import package_folder, require
from publishing import warm

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
NEEDS = dict.fromkeys(("tutorial.md", "import.md"), ("libuuid.so.1", Path("/usr/include/uuid/uuid.h")))


@pytest.fixture(scope="session")
def packages(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the shipped projections."""
    folder = tmp_path_factory.mktemp("packages")
    for name in ("linux", "sqlite3", "zlib"):
        built = package_folder(name, request, tmp_path_factory)
        (folder / f"{name}_api").symlink_to(built / f"{name}_api")
    return folder


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_page_is_true(page: Path, packages: Path, tmp_path: Path, zig_cache: Path) -> None:
    if page.name in NEEDS:
        library, header = NEEDS[page.name]
        require(library)
        if not header.exists():
            pytest.skip(f"{header} isn't here (Debian: uuid-dev)")
    for folder in (".", "projections/uuid", "projections/mylib"):
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        warm(tmp_path / folder, zig_cache)
    assert snippets.run(page, tmp_path, packages) == []
