"""Handles that several threads close, that are open at exit, and that a forked child has."""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Callable
from types import ModuleType

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def handles(probe: Callable[[str], ModuleType]) -> ModuleType:
    return probe("handles")


def test_a_close_in_another_thread_waits_for_the_call(handles: ModuleType) -> None:
    token, answers, twice = handles.token_open(0), [], handles.tokens_closed_twice()
    number = token.fileno()
    started = threading.Event()

    def use() -> None:
        started.set()
        answers.append(handles.token_wait(token, 300))

    threads = [threading.Thread(target=use) for _ in range(3)]
    for thread in threads:
        thread.start()
    started.wait()
    while not handles.token_is_valid(number):
        pass
    with pytest.raises(ValueError, match="in use by another call"):
        handles.token_close(token)
    token.close()
    assert token.closed
    assert handles.token_is_valid(number)
    with pytest.raises(ValueError, match="closed"):
        handles.token_value(token)
    for thread in threads:
        thread.join()
    assert answers == [1, 1, 1]
    assert not handles.token_is_valid(number)
    assert handles.tokens_closed_twice() == twice


def test_sixteen_threads_close_one_handle_once(handles: ModuleType) -> None:
    before, twice = handles.tokens_closed(), handles.tokens_closed_twice()
    for _ in range(50):
        token, barrier = handles.token_open(0), threading.Barrier(16)

        def close(token: object = token, barrier: threading.Barrier = barrier) -> None:
            barrier.wait()
            token.close()

        threads = [threading.Thread(target=close) for _ in range(16)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert handles.tokens_closed() == before + 50
    assert handles.tokens_closed_twice() == twice


def test_open_handles_are_closed_at_exit(run_probe: Run) -> None:
    code = """
import sys, threading
from probe_api.handles import Kept, token_open, token_wait
token = token_open(0)
sys.stash = token
cycle = [token_open(0)]
cycle.append(cycle)
kept = Kept.from_raw(token_open(0).detach())
threading.Thread(target=token_wait, args=(token_open(0), 60000), daemon=True).start()
print(token.fileno(), cycle[0].fileno())
"""
    done = run_probe(code, PROBE_LOG="1")
    assert done.returncode == 0, done.stderr
    closed = sorted(line for line in done.stderr.splitlines() if line.startswith("closed "))
    assert closed == ["closed 1", "closed 2"]


def test_a_close_that_fails_in_a_finalizer_or_at_exit_is_reported(run_probe: Run) -> None:
    code = """
from probe_api.handles import token_open
token_open(0)
late = token_open(0)
"""
    done = run_probe(code, PROBE_CLOSE_FAILS="1")
    assert done.returncode == 0
    assert done.stderr.count("OSError: [Errno 5] Input/output error") == 2


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system's processes don't fork")
def test_a_forked_child_forgets_what_stays_with_its_parent(run_probe: Run) -> None:
    code = """
import os
from probe_api.handles import Parental, Token, token_open, tokens_closed
parental, token = Parental.from_raw(token_open(0).detach()), token_open(0)
if os.fork() == 0:
    assert parental.closed and not token.closed
    parental.close()
    assert tokens_closed() == 0
    token.close()
    os._exit(0 if tokens_closed() == 1 else 1)
assert os.wait()[1] == 0
assert not parental.closed
"""
    done = run_probe(code)
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system's processes don't fork")
def test_a_forked_child_does_not_close_what_its_parent_closes_later(run_probe: Run) -> None:
    """The station was closed, and waits for the part that was made of it."""
    code = """
import os
from probe_api.handles import station_open, station_part, tokens_closed
station = station_open(0)
part = station_part(station)
station.close()
if os.fork() == 0:
    part.close()
    os._exit(tokens_closed())
assert os.waitstatus_to_exitcode(os.wait()[1]) == 1
part.close()
assert tokens_closed() == 2
"""
    done = run_probe(code)
    assert (done.returncode, done.stderr) == (0, "")
