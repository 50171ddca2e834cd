"""The native tests' fixtures for a Python that has nothing of ours but the probe, which PROJECTOR_PREBUILT names."""

from __future__ import annotations

import ctypes
import importlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

PREBUILT = Path(os.environ["PROJECTOR_PREBUILT"])

ELSEWHERE = {
    "test_other_threads_wait_for_a_call_that_holds_the_gil": "there is no GIL",
    "test_the_gil_is_released_above_a_length": "there is no GIL",
    "test_the_collector_sees_what_freed_records_keep": "freed records aren't kept here",
    "test_the_exit_waits_for_nobody": "is about Pythons of other versions",
    "test_ctypes_can_call_them_too": "is about the probe that those have",
}
COUNTS = "looks at what the library, or a descriptor, has from all threads"
SIGNALS = "signals go to the main thread only"
ALONE = {
    "test_an_interrupted_call_is_an_error_without_retry": SIGNALS,
    "test_an_interrupted_call_is_repeated_after_the_handlers": SIGNALS,
    "test_what_a_handler_raises_comes_out": SIGNALS,
    "test_other_threads_run_during_a_call": COUNTS,
    "test_native_text.py": "the library answers in one buffer of its own",
    "test_native_choose.py": COUNTS,
    "test_native_handles.py": COUNTS,
    "test_native_ioctl.py": COUNTS,
    "test_native_iterate.py": COUNTS,
    "test_native_ownership.py": COUNTS,
    "test_native_pointers.py": COUNTS,
    "test_native_raw.py": COUNTS,
    "test_native_sizing.py": COUNTS,
    "test_a_library_s_own_functions_are_passed_on": COUNTS,
    "test_places_in_the_pool_come_back": "uses the whole pool up",
    "test_the_pool_is_of_limited_size": "uses the whole pool up",
    "test_cancelling_ends_the_call": COUNTS,
}


def pytest_collection_modifyitems(items: list[pytest.Function]) -> None:
    """What can't be asked here is skipped; what can't be asked several times at once runs on one thread."""
    for item in items:
        if reason := ELSEWHERE.get(item.originalname):
            item.add_marker(pytest.mark.skip(reason=reason))
        if reason := ALONE.get(item.originalname) or ALONE.get(item.path.name):
            item.add_marker(pytest.mark.thread_unsafe(reason=reason))


@pytest.fixture(scope="session")
def probe() -> Callable[[str], ModuleType]:
    """Imports a namespace of `probe_api`; the loader then knows the library by its soname."""
    ctypes.CDLL(str(PREBUILT / "libprobe.so.1"))
    sys.path.insert(0, str(PREBUILT))
    return lambda name: importlib.import_module(f"probe_api.{name}")


@pytest.fixture
def run_probe() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs Python code in a child that can import `probe_api`."""

    def run(code: str, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
        env = {"PYTHONPATH": str(PREBUILT), "LD_LIBRARY_PATH": str(PREBUILT), **environment}
        words = [sys.executable, *options, "-c", code]
        return subprocess.run(words, env=env, capture_output=True, text=True, timeout=60, check=False)

    return run


@pytest.fixture(scope="session", autouse=True)
def without_gil() -> Iterator[None]:
    """The GIL is off, and stays so whatever is imported and called."""
    assert not sys._is_gil_enabled()
    yield
    assert not sys._is_gil_enabled()
