"""The language page's example builds, and behaves exactly as the page says."""

from __future__ import annotations

import ast
import subprocess
import sys
import time
from pathlib import Path

import pytest
from projected import installed, planned

METADATA = Path(__file__).parent / "gold" / "time" / "metadata" / "linux"


@pytest.fixture(scope="module")
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package `example_api`."""
    _, sources, _ = planned("example_api", METADATA)
    return installed(sources, request.config.cache.mkdir("example"), tmp_path_factory.mktemp("example"))


def _run(folder: Path, code: str) -> str:
    words = [sys.executable, "-W", "error", "-c", code]
    done = subprocess.run(words, env={"PYTHONPATH": str(folder)}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_clock_gives_a_timespec(folder: Path) -> None:
    before = time.monotonic()
    code = """
from example_api.time import Clock, clock_gettime, timespec
now = clock_gettime(Clock.CLOCK_MONOTONIC)
assert type(now) is timespec
print(now.tv_sec + now.tv_nsec / 1e9)
"""
    assert before <= float(_run(folder, code)) <= time.monotonic()


def test_a_timer_is_a_handle(folder: Path) -> None:
    code = """
import os
from example_api.time import Clock, TimerFd, timerfd_create
with timerfd_create(Clock.CLOCK_REALTIME) as fd:
    assert type(fd) is TimerFd
    assert "timerfd" in os.readlink(f"/proc/self/fd/{fd.fileno()}")
    number = fd.fileno()
assert fd.closed
assert not os.path.exists(f"/proc/self/fd/{number}")
from example_api.timerfd import TimerFdFlags
with timerfd_create(Clock.CLOCK_MONOTONIC, flags=TimerFdFlags.TFD_CLOEXEC) as fd:
    assert not os.get_inheritable(fd.fileno())
"""
    _run(folder, code)


def test_a_failure_is_an_oserror(folder: Path) -> None:
    code = """
import errno
from example_api.time import clock_gettime, timerfd_create
for call, name in ((lambda: clock_gettime(9999), "clock_gettime"), (lambda: timerfd_create(0, -1), "timerfd_create")):
    try:
        call()
    except OSError as error:
        assert (error.errno, error.function) == (errno.EINVAL, name)
    else:
        raise SystemExit(name)
"""
    _run(folder, code)


def test_the_names_are_those_of_the_page(folder: Path) -> None:
    code = """
from example_api import time
print([name for name in dir(time) if not name.startswith("_")])
assert time.CLOCK_MONOTONIC is time.Clock.CLOCK_MONOTONIC
assert not hasattr(time, "clock_settime32")
assert time.strlen("four") == 4
assert "https://man7.org/linux/man-pages/man2/timerfd_create.html" in time.timerfd_create.__doc__
assert time.clock_gettime.__doc__.startswith("The time of a clock.")
assert "glibc 2.8" in time.timerfd_create.__doc__
"""
    names = ast.literal_eval(_run(folder, code))
    assert names == [
        "CLOCK_MONOTONIC",
        "CLOCK_REALTIME",
        "Clock",
        "TimerFd",
        "clock_gettime",
        "strlen",
        "timerfd_create",
        "timespec",
    ]


def test_strlen_alone_holds_the_gil() -> None:
    plan, _, _ = planned("example_api", METADATA)
    (space,) = (one for one in plan.namespaces if one.path == ("time",))
    held = {one.name: one.call.gil for one in space.functions}
    assert held == {"clock_gettime": "release", "strlen": "hold", "timerfd_create": "release"}
