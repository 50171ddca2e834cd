"""The stubs: what they say is what the module does, and what a type checker makes of programs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pythons import PYTHONS, find_python

ROOT = Path(__file__).parents[2]
EXAMPLES = [one for one in sorted((ROOT / "examples").glob("*.py")) if "linux_api" in one.read_text()]
WRONG = {
    "clock_gettime('CLOCK_REALTIME')": 'incompatible type "str"',
    "clock_gettime(1).tv_min": 'has no attribute "tv_min"',
    "clock_gettime()": "Missing positional argument",
    "timespec(tv_sec=1.5)": 'incompatible type "float"',
    "timespec().tv_sec = 'now'": 'Incompatible types in assignment (expression has type "str"',
    "read(0, 10).upper().keys()": '"bytes" has no attribute "keys"',
    "read(0, bytearray(1)).upper()": '"int" has no attribute "upper"',
    "epoll_wait(3, 5)[0].data.fd.upper()": '"int" has no attribute "upper"',
    "nanosleep(itimerspec())": 'incompatible type "itimerspec"; expected "timespec"',
}
RIGHT = """
from typing import Protocol, assert_type
from linux_api.epoll import EPOLL_EVENTS, epoll_event
from linux_api.eventfd import EventFd, eventfd
from linux_api.sched import getcpu, getcpu_result
from linux_api.time import itimerspec, timespec

class Watched(Protocol):
    @property
    def events(self) -> EPOLL_EVENTS: ...

def watched(of: Watched) -> EPOLL_EVENTS:
    return of.events

event = epoll_event(1)
event.events |= EPOLL_EVENTS.EPOLLIN
event.events = 1
assert_type(watched(event), EPOLL_EVENTS)
assert_type(timespec(1, 2).copy(), timespec)
assert_type(timespec.array_of(3)[0], timespec)
assert_type(timespec.from_buffer(bytearray(timespec.sizeof)), timespec)
match itimerspec():
    case itimerspec(interval, value):
        assert_type((interval, value.tv_sec), tuple[timespec, int])
with eventfd(0, 0) as counter:
    assert_type(counter, EventFd)
    assert_type(counter.fileno(), int)
cpu, _ = where = getcpu()
assert_type((cpu, where.node, where), tuple[int, int, getcpu_result])
match where:
    case getcpu_result(_, node):
        assert_type(node, int)
"""
"""What programs do with classes of every kind, that examples don't."""
IMPORTS = """
from linux_api.epoll import epoll_wait
from linux_api.time import clock_gettime, itimerspec, nanosleep, timespec
from linux_api.unistd import read
"""


@pytest.fixture(scope="session")
def packages(running: Path) -> Path:
    """Where the clean environment has the projection."""
    (folder,) = running.parents[1].glob("lib/python*/site-packages")
    return folder


def mypy(packages: Path, folder: Path, cache: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--config-file=",
        f"--cache-dir={cache}",
        *arguments,
    ]
    environment = {**os.environ, "MYPYPATH": str(packages)}
    return subprocess.run(command, capture_output=True, text=True, env=environment, cwd=folder, check=False)


def test_mypy_accepts_the_examples(packages: Path, tmp_path: Path, mypy_cache: Path) -> None:
    (tmp_path / "right.py").write_text(RIGHT)
    done = mypy(packages, tmp_path, mypy_cache, *EXAMPLES, "right.py")
    assert done.returncode == 0, done.stdout


def test_pyright_accepts_the_examples(packages: Path, tmp_path: Path) -> None:
    for example in EXAMPLES:
        (tmp_path / example.name).write_text(example.read_text())
    (tmp_path / "right.py").write_text(RIGHT)
    (tmp_path / "pyrightconfig.json").write_text(
        json.dumps({"extraPaths": [str(packages)], "typeCheckingMode": "strict"})
    )
    done = subprocess.run(
        [sys.executable, "-m", "pyright", "--pythonpath", sys.executable],
        capture_output=True, text=True, cwd=tmp_path, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_mypy_refuses_wrong_programs(packages: Path, tmp_path: Path, mypy_cache: Path) -> None:
    (tmp_path / "wrong.py").write_text(IMPORTS + "\n".join(WRONG))
    first = IMPORTS.count("\n") + 1
    done = mypy(packages, tmp_path, mypy_cache, "wrong.py")
    for line, (code, words) in enumerate(WRONG.items(), first):
        said = [text for text in done.stdout.splitlines() if text.startswith(f"wrong.py:{line}: error:")]
        assert any(words in text for text in said), f"{code}: {said}"


@pytest.mark.parametrize("version", PYTHONS)
def test_stubs_and_modules_agree(packages: Path, tmp_path: Path, version: str) -> None:
    python = find_python(version)
    if (
        python is None
        or subprocess.run([python, "-m", "mypy", "--version"], capture_output=True, check=False).returncode
    ):
        pytest.skip(f"no mypy for CPython {version} here")
    environment = {**os.environ, "PYTHONPATH": str(packages)}
    command = [python, "-m", "mypy.stubtest", "linux_api"]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=tmp_path, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_name_has_a_known_type(running: Path, tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "PATH": f"{running.parent}:{os.environ['PATH']}",
        "VIRTUAL_ENV": str(running.parents[1]),
    }
    command = [sys.executable, "-m", "pyright", "--verifytypes", "linux_api", "--ignoreexternal", "--outputjson"]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=tmp_path, check=False)
    told = json.loads(done.stdout)["typeCompleteness"]
    counts = told["exportedSymbolCounts"]
    assert counts["withKnownType"] > 1000, done.stdout[:2000]
    assert (told["completenessScore"], counts["withUnknownType"], counts["withAmbiguousType"]) == (1, 0, 0)
