"""How a process ends that has handles open, threads running or objects alive."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest


def run(python: Path, code: str, *options: str) -> subprocess.CompletedProcess[str]:
    command = [python, "-I", "-X", "faulthandler", *options, "-c", code]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


CLOSED_BY_EXIT = """
import atexit, os
def look():
    try:
        os.fstat(number)
    except OSError:
        print("closed")
atexit.register(look)
from linux_api import eventfd
kept = eventfd.eventfd(0)
number = kept.fileno()
"""
WITH_A_WAITING_THREAD = """
import threading, time
from linux_api import unistd
from linux_api.unistd import Fd
read_end, write_end = unistd.pipe2()
threading.Thread(target=unistd.read, args=(read_end, 1), daemon=True).start()
time.sleep(0.05)
"""
WITH_BUSY_THREADS = """
import threading, time
from linux_api import eventfd, math, time as linux
def work():
    while True:
        with eventfd.eventfd(0) as counter:
            eventfd.eventfd_write(counter, 1)
        linux.itimerspec(it_value=linux.clock_gettime(1)).it_value.copy()
        math.frexp(0.5)
for _ in range(8):
    threading.Thread(target=work, daemon=True).start()
time.sleep(0.1)
"""
WITH_OBJECTS_ALIVE = """
import sys
from linux_api import eventfd, signal, time
class Cycle:
    def __del__(self):
        self.timer.it_value.tv_sec = 3
        self.counter.close()
one = Cycle()
one.self, one.timer, one.counter = one, time.itimerspec(), eventfd.eventfd(0)
sys.kept = [one.timer.it_value, signal.sigfillset().val, time.Clock, time.clock_gettime, memoryview(one.timer)]
"""
ENDED_BY_AN_EXCEPTION = """
from linux_api import eventfd, time
kept = [eventfd.eventfd(0) for _ in range(3)], time.timespec()
time.clock_gettime(99)
"""


@pytest.mark.parametrize("code", [WITH_A_WAITING_THREAD, WITH_BUSY_THREADS, WITH_OBJECTS_ALIVE])
def test_the_process_ends_in_silence(python: Path, code: str) -> None:
    done = run(python, code)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_exit_closes_what_is_open(python: Path) -> None:
    done = run(python, CLOSED_BY_EXIT)
    assert (done.returncode, done.stdout, done.stderr) == (0, "closed\n", "")


def test_an_exception_ends_the_process_with_handles_open(python: Path) -> None:
    done = run(python, ENDED_BY_AN_EXCEPTION)
    assert done.returncode == 1
    assert done.stderr.endswith("OSError: [Errno 22] Invalid argument\n")


@pytest.mark.parametrize("options", [("-X", "dev"), ("-W", "error")])
def test_a_handle_that_nobody_closed_is_reported(python: Path, options: tuple[str, str]) -> None:
    done = run(python, "from linux_api.eventfd import eventfd; one = eventfd(0); del one", *options)
    assert done.returncode == 0
    assert "ResourceWarning: unclosed <linux_api.eventfd.EventFd" in done.stderr


def test_a_forked_child_ends_on_its_own(python: Path) -> None:
    code = (
        "import os; from linux_api import eventfd; one = eventfd.eventfd(4); child = os.fork()\n"
        "if child: print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), eventfd.eventfd_read(one))"
    )
    done = run(python, code)
    assert (done.returncode, done.stdout, done.stderr) == (0, "0 4\n", "")
