"""The Linux projection as this checkout builds it, in a folder that Python can import from."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from projector import cli

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def linux_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package `linux_api`; building it again costs little, its objects are kept."""
    folder = tmp_path_factory.mktemp("linux")
    assert cli.main(["build", str(ROOT / "projections/linux"), "--out", str(folder)]) == 0
    (wheel,) = folder.glob("projection_linux-*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "package")
    return folder / "package"
