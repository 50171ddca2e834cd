"""The fixtures of tests/conftest.py for a Python that has only the probe of ours, which PROJECTOR_PREBUILT names.

PROJECTOR_PYTHON is the command that starts such a Python, where it isn't its own executable.
"""

from __future__ import annotations

import ctypes
import importlib
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest


def _refuse(*keys: str) -> None:
    raise OSError("not supported")


if hasattr(platform, "_wmi_query"):
    platform._wmi_query = _refuse  # where 3.13 asks it what system this is, Wine 8 ends the process

NONE = ("emscripten does not support processes.", "can't start new thread")
PREBUILT = Path(os.environ["PROJECTOR_PREBUILT"])
PYTHON = os.environ.get("PROJECTOR_PYTHON", sys.executable)
LIBRARY = PREBUILT / ("probe.dll" if sys.platform == "win32" else "libprobe.so.1")
if sys.platform == "emscripten":
    os.makedirs("/usr/lib", exist_ok=True)
    shutil.copy(LIBRARY, "/usr/lib")  # its loader forgets what it loaded by a path
# Loaders find by its name what is loaded, and not every Python looks at PYTHONPATH.
FOUND = f"import ctypes, sys; sys.path.insert(0, {str(PREBUILT)!r}); ctypes.CDLL({str(LIBRARY)!r})\n"


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """What needs processes or threads is skipped in WebAssembly, which has none."""
    outcome = yield
    raised = outcome.excinfo  # type: ignore[attr-defined]
    failed = raised[1] if raised else None  # pluggy 1.0, which Debian has, doesn't know `exception`
    if sys.platform == "emscripten" and isinstance(failed, (OSError, RuntimeError)) and str(failed).endswith(NONE):
        outcome.force_exception(pytest.skip.Exception(f"{failed}", _use_item_location=True))  # type: ignore[attr-defined]


@pytest.fixture(scope="session")
def probe_file() -> Path:
    return LIBRARY


@pytest.fixture(scope="session")
def probe_folder() -> Path:
    return PREBUILT


@pytest.fixture(scope="session")
def probe_library() -> Path:
    return PREBUILT


@pytest.fixture(scope="session")
def probe() -> Callable[[str], ModuleType]:
    """Imports a namespace of `probe_api`; the loader then knows the library by its name."""
    ctypes.CDLL(str(LIBRARY))
    sys.path.insert(0, str(PREBUILT))
    return lambda name: importlib.import_module(f"probe_api.{name}")


@pytest.fixture
def run_probe() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs Python code in a child that can import `probe_api`."""

    def run(code: str, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
        words = [PYTHON, *options, "-c", FOUND + code]
        env = os.environ | environment
        return subprocess.run(words, env=env, capture_output=True, text=True, timeout=300, check=False)

    return run
