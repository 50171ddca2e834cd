"""data: what runs found, as files that pictures and tables are drawn from: `bench/data/NAME.json`."""

from __future__ import annotations

import json
import os
import platform
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from bench.build import HERE

FOLDER = HERE / "data"
_TOOLS = ("projector-build", "ziglang", "cffi", "cython", "nanobind", "pybind11")


def write(name: str, found: object) -> None:
    """Keep what a run found, with where it was found."""
    FOLDER.mkdir(exist_ok=True)
    text = json.dumps({"machine": machine(), "found": found}, indent=1)
    (FOLDER / f"{name}.json").write_text(text + "\n")


def read(name: str) -> Any:
    """What the last run found."""
    return json.loads((FOLDER / f"{name}.json").read_text())["found"]


def machine() -> dict[str, object]:
    """What figures depend on: the day, the processor, the system, versions."""
    return {
        "day": datetime.now(UTC).date().isoformat(),
        "processor": _processor(),
        "cores": os.cpu_count(),
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "python": platform.python_version(),
        "tools": {name: _version(name) for name in _TOOLS},
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(": ")[2] for line in lines if line.startswith("model name")), platform.processor())


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
