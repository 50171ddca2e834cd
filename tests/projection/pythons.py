"""The Pythons of this machine that the wheel is tested with."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

RUNNING = "{}.{}".format(*sys.version_info)
PYTHONS = tuple(dict.fromkeys((RUNNING, "3.12", "3.13")))


def find_python(version: str) -> str | None:
    """The Python of a version: this one, one that runs by its name, or one of pyenv's."""
    if version == RUNNING:
        return sys.executable
    versions = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    candidates = (shutil.which(f"python{version}"), *sorted(versions.glob(f"{version}.*/bin/python")))
    ask = "import sys; print('{}.{}'.format(*sys.version_info))"
    for candidate in filter(None, candidates):
        asked = subprocess.run([candidate, "-c", ask], capture_output=True, text=True, check=False)
        if asked.stdout.strip() == version:
            return str(candidate)
    return None
