"""Callbacks in several threads, at exit, and in a package that is imported anew."""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from tests.projection.pythons import PYTHONS, find_python


@pytest.fixture(scope="module")
def callbacks(probe: Callable[[str], ModuleType]) -> ModuleType:
    return probe("callbacks")


def test_threads(callbacks: ModuleType) -> None:
    idents = set[int]()

    def each(index: int) -> int:
        idents.add(threading.get_ident())
        return index

    assert callbacks.cb_in_thread(100, each) == 4950
    assert len(idents) == 1 and threading.get_ident() not in idents
    sums = list[int]()
    threads = [threading.Thread(target=lambda: sums.append(callbacks.cb_each_to(200, each))) for _ in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sums == [19900] * 8


BUSY = """
import threading, time
from probe_api import callbacks

def each(index):
    return index

assert callbacks.cb_in_thread(100, each) == 4950
threads = [threading.Thread(target=lambda: [callbacks.cb_in_thread(50, each) for _ in range(20)]) for _ in range(6)]
[one.start() for one in threads], [one.join() for one in threads]
seen = []
callbacks.cb_forever(3, lambda index: seen.append(index) or 0)
while len(seen) < 4:
    time.sleep(0.01)
print("end")
"""


@pytest.mark.parametrize("version", PYTHONS)
def test_the_exit_waits_for_nobody(version: str, probe_folder: Path, probe_library: Path) -> None:
    """Native threads call on, and hold a lock that the library takes when the process ends."""
    python = None if "PROJECTOR_PREBUILT" in os.environ else find_python(version)
    if python is None:
        pytest.skip(f"no CPython {version} here, or one that a sanitizer watches")
    environment = {"PYTHONPATH": str(probe_folder), "LD_LIBRARY_PATH": str(probe_library)}
    for _ in range(7):  # 21 in all
        words = [python, "-X", "dev", "-c", BUSY]
        done = subprocess.run(words, env=environment, capture_output=True, text=True, timeout=60, check=False)
        assert (done.returncode, done.stdout, done.stderr) == (0, "end\n", "")


AGAIN = """
import sys
for _ in range(1000):
    for name in [name for name in sys.modules if name.startswith("probe_api")]:
        del sys.modules[name]
    from probe_api import callbacks, tables
    with callbacks.cb_open(1) as machine:
        callbacks.cb_on_each(machine, lambda index: index)
        callbacks.cb_on_plain(machine, abs)
        assert callbacks.cb_run(machine, 5) == callbacks.cb_run_plain(machine, -5.0) == 5
    assert callbacks.cb_in_thread(3, lambda index: index) == 3
    assert tables.tb_copy(tables.tb_stream(read=lambda size: b""), tables.tb_stream(write=len)) == 0
print("end")
"""


def test_imported_anew_a_thousand_times(run_probe: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    """Threads have room for 1,024 things that they hold, in all: an import that took one for itself would run out."""
    done = run_probe(AGAIN, "-X", "faulthandler")
    assert (done.returncode, done.stdout, done.stderr) == (0, "end\n", "")
