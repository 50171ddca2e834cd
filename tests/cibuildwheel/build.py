"""cibuildwheel builds and tests a projection: `make cibuildwheel`. Its containers are our stand-in for an engine."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pythons import find_python

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
WHEELHOUSE = ROOT / "build" / "wheelhouse"
TAGS = {"cp39-cp39": "3.11", "cp311-cp311": "3.11", "cp312-cp312": "3.12"}  # cp39: cibuildwheel's own helper
CONFIGURATION = f"""
[tool.cibuildwheel]
build = ["cp311-manylinux_x86_64", "cp312-manylinux_x86_64"]
manylinux-x86_64-image = "a-stand-in"
audit-command = ""  # it loads virtualenv from elsewhere; abi3audit is in our tests
test-command = "python -c \\"import zlib, zlib_api; assert zlib_api.crc32(0, b'abc') == zlib.crc32(b'abc')\\""

[tool.cibuildwheel.environment]
PIP_FIND_LINKS = "{WHEELHOUSE}"
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A checkout with the zlib projection and its metadata; its pyproject.toml tells cibuildwheel what to do."""
    if os.geteuid() != 0:
        pytest.skip("the stand-in for a container engine needs root")
    for name in ("metadata/zlib", "projections/zlib"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("build"))
    with (tmp_path / "projections/zlib/pyproject.toml").open("a") as manifest:
        manifest.write(CONFIGURATION)
    return tmp_path


def test_one_wheel_for_every_python(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    pythons = {tag: find_python(version) for tag, version in TAGS.items()}
    if None in pythons.values():
        pytest.skip(f"Pythons are missing: {pythons}")
    environment = {
        **os.environ,
        "PATH": f"{HERE}:{os.environ['PATH']}",
        "ENGINE_STATE": str(tmp_path_factory.mktemp("engine")),
        "ENGINE_PROGRAMS": str(Path(sys.executable).parent),
        "ENGINE_PYTHONS": ":".join(f"{tag}={python}" for tag, python in pythons.items()),
    }
    command = [sys.executable, "-m", "cibuildwheel", "--platform", "linux", "--archs", "x86_64", "projections/zlib"]
    done = subprocess.run(
        command, cwd=project, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    (wheel,) = (project / "wheelhouse").iterdir()
    assert wheel.name.startswith("projection_zlib-") and "-cp311-abi3-manylinux" in wheel.name
    assert "compatible with cp312-manylinux_x86_64" in done.stdout  # the same wheel was tested there
