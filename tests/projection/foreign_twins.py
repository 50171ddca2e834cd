"""Twins of projections for systems that this one isn't: built, and what mypy says of applications that use them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from projector import cli

ROOT = Path(__file__).parents[2]


def built(name: str, target: str, dist: Path) -> Path:
    """The wheel of a shipped projection's twin, which Python imports as it is."""
    words = ["build", "--twin", str(ROOT / "projections" / name), "--target", target, "--out", str(dist)]
    assert cli.main(words) == 0
    (wheel,) = dist.glob(f"projection_{name}-*-py3-none-any.whl")
    return wheel


def tried(words: str, twin: Path, example: Path, *arguments: Path) -> list[str]:
    """The lines that Python words print with the twin and an example at hand."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(twin), str(example.parent)))}
    command = [sys.executable, "-c", words, *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def complaints(twin: Path, example: Path, folder: Path, cache: Path, *options: str) -> str:
    """What mypy has to say of an example; nothing if it accepts it."""
    subprocess.run([sys.executable, "-m", "zipfile", "-e", twin, folder], check=True)
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", *options, f"--cache-dir={cache}", example]
    environment = os.environ | {"MYPYPATH": str(folder)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    return done.stdout if done.returncode else ""
