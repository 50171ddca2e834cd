"""The stubs of a projection with everything that metadata can describe are sound by themselves."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from projected import NATIVE, shipped


def test_a_type_checker_takes_every_stub(tmp_path: Path, mypy_cache: Path) -> None:
    _, sources, _ = shipped("probe_api", NATIVE / "metadata" / "probe")
    for one in sources.package:
        if one.path.endswith(".pyi"):
            place = tmp_path / "probe_api" / one.path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(one.text)
    for written in ("easy", "easier/__init__", "easier/still"):  # by hand, as far as this test is concerned
        place = tmp_path / "probe_api" / f"{written}.pyi"
        place.parent.mkdir(exist_ok=True)
        place.write_text("from typing import Any\n\ndef __getattr__(name: str) -> Any: ...\n")
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", f"--cache-dir={mypy_cache}", "probe_api"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.returncode == 0, done.stdout
