"""What only a `make` target runs still starts: its modules import, and the sanitizers' compiler compiles."""

from __future__ import annotations

import importlib
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from projector.diagnostics import Diagnostics
from projector.ir.sources import Sources
from projector.stages.compile import compile
from tests.faults.sanitize import ADDRESS, THREAD, Kind

MAKEFILE = Path(__file__).parents[2] / "Makefile"
TOOLS = sorted(set(re.findall(r"-m (tests\.[\w.]+)", MAKEFILE.read_text())))


@pytest.mark.parametrize("name", TOOLS)
def test_a_tool_imports(name: str) -> None:
    assert callable(importlib.import_module(name).main)


@pytest.mark.parametrize("kind", [ADDRESS, THREAD], ids=lambda kind: kind.name)
def test_a_sanitized_package_is_built(kind: Kind, tmp_path: Path, tiny_sources: Callable[..., Sources]) -> None:
    if shutil.which("gcc") is None:
        pytest.skip("no gcc here: the sanitizers are its")
    found = Diagnostics()
    binary = compile(tiny_sources(), kind.toolchain(), tmp_path / "build", None, found)
    assert binary is not None, list(found)
    assert f"__{kind.name}_init".encode() in binary.path.read_bytes()
