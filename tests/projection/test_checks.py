"""Every check of checks/ in a process of its own, in each Python: a crash is a failure like any other."""

from __future__ import annotations

import ast
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent


def checks() -> list[tuple[str, str]]:
    return [
        (file.stem, node.name)
        for file in sorted((HERE / "checks").glob("*.py"))
        for node in ast.parse(file.read_text()).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("check_")
    ]


@pytest.mark.parametrize(("module", "function"), checks())
def test_check(python: Path, module: str, function: str) -> None:
    command = [python, "-I", HERE / "check.py", HERE / "checks" / f"{module}.py", function]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, f"exit code {done.returncode}\n{done.stdout}{done.stderr}"
    assert done.stderr == ""
