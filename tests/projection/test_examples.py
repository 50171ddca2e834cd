"""The examples run in a clean environment and do what they say."""

from __future__ import annotations

import signal
import subprocess
from pathlib import Path

import pytest
from watched import assert_watched

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_watch_sees_its_own_changes(python: Path) -> None:
    command = [python, "-I", "-W", "error", EXAMPLES / "watch.py", "--for", "1"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert_watched(done)


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_watch_stops_when_told_to(running: Path, tmp_path: Path, stop: signal.Signals) -> None:
    command = [running, "-I", EXAMPLES / "watch.py", tmp_path, "--for", "20"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as watch:
        assert watch.stdout is not None
        lines = [watch.stdout.readline(), watch.stdout.readline()]
        (tmp_path / "new").mkdir()
        lines.append(watch.stdout.readline())
        watch.send_signal(stop)
        rest, _ = watch.communicate(timeout=10)
    assert lines[2].split()[:2] == ["new", "IN_CREATE|IN_ISDIR"]
    assert (watch.returncode, rest) == (0, "stopped\n")


def test_watch_uses_nothing_of_pythons_own() -> None:
    text = (EXAMPLES / "watch.py").read_text()
    assert not any(word in text for word in ("import os", "ctypes", "import select", "socket"))


def test_clock_shows_every_clock(running: Path) -> None:
    done = subprocess.run(
        [running, "-I", EXAMPLES / "clock.py"], capture_output=True, text=True, timeout=30, check=True
    )
    assert [line.split()[0] for line in done.stdout.splitlines()][:2] == ["CLOCK_REALTIME", "CLOCK_MONOTONIC"]
