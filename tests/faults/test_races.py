"""Threads that race over handles, and ends of processes in which threads still hold some."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

RACES = os.environ.get("PROJECTOR_RACES", "20000")  # `make faults` has a million
HERE = Path(__file__).parent


def run(faulty: ModuleType, *words: str) -> subprocess.CompletedProcess[str]:
    folder = str(Path(faulty.__path__[0]).parent)
    env = {**os.environ, "PYTHONPATH": folder, "LD_LIBRARY_PATH": folder, "FAULTY_SAYS": "1"}
    command = [sys.executable, "-X", "faulthandler", *words]
    return subprocess.run(command, env=env, capture_output=True, text=True, timeout=100, check=False)


def test_nothing_is_used_closed_or_closed_twice(faulty: ModuleType) -> None:
    done = run(faulty, str(HERE / "races.py"), RACES)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 open, 0 used closed, 0 closed twice" in done.stdout


HELD = """
import threading, time, faulty_api as faulty
def hold():
    kept = [faulty.slot_open() for _ in range(20)]
    under = [faulty.slot_under(one) for one in kept]
    ready.release()
    {waits}
def use(kept):
    try:
        while True:
            [faulty.slot_use(one) for one in kept]
    except ValueError:
        pass  # closed by the exit
ready = threading.Semaphore(0)
for _ in range(4):
    threading.Thread(target=hold, daemon=True).start()
for _ in range(4):
    ready.acquire()
kept = [faulty.slot_open() for _ in range(20)]
"""
WAITS = {
    "asleep": "time.sleep(60)",
    "in a call": "use(kept)",
    "in Python": "while True: pass",
}


@pytest.mark.parametrize("waits", WAITS)
def test_exit_closes_what_daemon_threads_hold(faulty: ModuleType, waits: str) -> None:
    done = run(faulty, "-c", HELD.format(waits=WAITS[waits]))
    assert (done.returncode, done.stderr) == (0, "")
    # A thread that is in a call at the very end may still use one handle, and its parent.
    most = 8 if waits == "in a call" else 0
    match = re.fullmatch(r"open (\d+), used closed 0, closed twice 0\n", done.stdout)
    assert match is not None and int(match[1]) <= most, done.stdout


OPENING = """
import threading, time, faulty_api as faulty
def work():
    while True:
        with faulty.slot_open() as slot, faulty.slot_under(slot) as under:
            faulty.slot_use_under(under)
for _ in range(4):
    threading.Thread(target=work, daemon=True).start()
time.sleep(0.05)
"""


def test_exit_while_daemon_threads_open_and_close(faulty: ModuleType) -> None:
    for _ in range(5):
        done = run(faulty, "-c", OPENING)
        assert (done.returncode, done.stderr) == (0, "")
        match = re.fullmatch(r"open (\d+), used closed 0, closed twice 0\n", done.stdout)
        # What a call makes after Python's end can't be closed any more: two a thread at most.
        assert match is not None and int(match[1]) <= 8, done.stdout


FORKED = """
import os, threading, time, faulty_api as faulty
kept = [faulty.slot_open() for _ in range(20)]
def work():
    while True:
        for one in kept:
            faulty.slot_use(one)
threading.Thread(target=work, daemon=True).start()
for _ in range(20):
    child = os.fork()
    if child == 0:
        for one in kept:
            one.close()
        os._exit(sum(map(bool, kept)))
    assert os.waitpid(child, 0)[1] == 0
assert all(kept)
"""


def test_fork_while_a_thread_uses_handles(faulty: ModuleType) -> None:
    done = run(faulty, "-W", "ignore::DeprecationWarning", "-c", FORKED)  # of 3.12: it has threads
    assert (done.returncode, done.stderr) == (0, "")
    assert "used closed 0, closed twice 0" in done.stdout
