"""The same metadata compiles for targets that this machine can't run."""

from __future__ import annotations

from pathlib import Path

import pytest

from projector import cli
from projector.targets import host, target

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


def test_linux_builds_for_another_processor(tmp_path: Path) -> None:
    other = "x86_64-linux-gnu" if host().arch == "aarch64" else "aarch64-linux-gnu"
    assert cli.main(["build", str(ROOT / "projections/linux"), "--target", other, "--out", str(tmp_path)]) == 0
    (wheel,) = tmp_path.glob("*.whl")
    assert f"manylinux_2_17_{target(other).arch}" in wheel.name


@pytest.mark.parametrize("name", ["x86_64-windows-gnu", "aarch64-macos", "x86_64-macos"])
def test_a_portable_projection_is_built_for_other_systems(portable: Path, tmp_path: Path, name: str) -> None:
    assert cli.main(["build", str(portable), "--target", name, "--out", str(tmp_path)]) == 0
    (wheel,) = tmp_path.glob("*.whl")
    assert wheel.name.endswith(f"-{target(name).wheel_tag}.whl")
