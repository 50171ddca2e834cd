"""Every check of checks/ in a process of its own, in each Python: a crash is a failure like any other."""

from __future__ import annotations

import ast
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.mark.parametrize("file", sorted((HERE / "checks").glob("*.py")), ids=lambda file: file.stem)
def test_checks(python: Path, file: Path) -> None:
    nodes = ast.parse(file.read_text()).body
    names = [one.name for one in nodes if isinstance(one, ast.FunctionDef) and one.name.startswith("check_")]
    command = [python, "-I", HERE / "check.py", file, *names]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")
