"""The same metadata compiles for targets that this machine can't run."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from projector import cli
from projector.targets import TARGETS, host, target

ROOT = Path(__file__).parents[2]
PORTABLE = {
    "metadata/tiny/module.yaml": """
projector: 1
module: tiny
libraries: {c: process}
""",
    "metadata/tiny/tiny.yaml": """
projector: 1
namespace: tiny
library: c
include: [math.h, string.h]
records:
  pair: {fields: {first: int, second: double, name: "char[8]", rest: "uint16_t[3]"}}
enums:
  Colour: {base: int, members: {RED: 0, GREEN: 1}}
functions:
  strlen: {params: {s: const char *}, returns: size_t}
  hypot: {params: {x: double, y: double}, returns: double}
  labs: {params: {j: long}, returns: long}
  frexp: {params: {x: double, exp: {type: int *, dir: out}}, returns: double}
  memcmp:
    params:
      s1: {type: const void *, dir: in, count: {param: n, unit: bytes}}
      s2: {type: const void *, dir: in, count: {param: n, unit: bytes}}
      n: size_t
    returns: int
""",
    "projections/tiny/pyproject.toml": """
[build-system]
requires = ["projector-build==0.1.*"]
build-backend = "projector.build_backend"
[project]
name = "projection-tiny"
version = "0.1.0"
requires-python = ">=3.11"
[tool.projector]
package = "tiny_api"
metadata = ["../../metadata/tiny"]
""",
}


@pytest.fixture
def portable(tmp_path: Path, zig_cache: Path) -> Path:
    """A projection of what every C library has."""
    for name, text in PORTABLE.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text.lstrip())
    (tmp_path / "projections/tiny/build").mkdir()
    (tmp_path / "projections/tiny/build/zig-cache").symlink_to(zig_cache)
    return tmp_path / "projections/tiny"


@pytest.mark.slow
def test_linux_builds_for_another_processor(tmp_path: Path) -> None:
    other = "x86_64-linux-gnu" if host().arch == "aarch64" else "aarch64-linux-gnu"
    assert cli.main(["build", str(ROOT / "projections/linux"), "--target", other, "--out", str(tmp_path)]) == 0
    (wheel,) = tmp_path.glob("*.whl")
    assert f"manylinux_2_17_{target(other).arch}" in wheel.name


@pytest.mark.slow
def test_a_portable_projection_is_built_for_every_target(
    portable: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["build", str(portable), "--all-targets", "--out", str(tmp_path)]) == 0
    assert capfd.readouterr().err.count("note PJ605") == sum(not row.proof for row in TARGETS)
    wheels = {one.name.split("-abi3-")[1].removesuffix(".whl"): one for one in tmp_path.glob("*.whl")}
    assert set(wheels) == {row.wheel_tag for row in TARGETS}
    for row in TARGETS:
        with zipfile.ZipFile(wheels[row.wheel_tag]) as archive:
            (about,) = (archive.read(name).decode() for name in archive.namelist() if name.endswith("/WHEEL"))
        assert (f"Never-Run: projector's own tests run no wheel for {row.name}\n" in about) == (not row.proof)


def test_what_is_for_another_system_is_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert (
        cli.main(["build", str(ROOT / "projections/linux"), "--target", "aarch64-macos", "--out", str(tmp_path)]) == 1
    )
    assert "error PJ371: nothing of the metadata is for aarch64-macos" in capfd.readouterr().err
    assert not list(tmp_path.glob("*"))
