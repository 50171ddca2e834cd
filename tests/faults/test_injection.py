"""Errno facts of metadata/linux against errors that the kernel is made to give; `make faults` tries all of them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from projected import shipped

from tests.faults.injection import METADATA, UNPROVABLE, facts

SAMPLE = {
    "epoll.epoll_wait", "fcntl.open", "fcntl.posix_fadvise", "ftw.nftw", "random.getrandom",
    "sched.sched_setscheduler", "signal.sigaddset", "stat.statx", "stdio.File.close", "string.strdup",
    "time.clock_gettime", "unistd.Fd.close", "unistd.getcwd",
}  # fmt: skip
ROOT = Path(__file__).parents[2]


def inject(folder: Path, *names: str) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-m", "tests.faults.injection", str(folder), *names]
    env = {**os.environ, "PYTHONPATH": str(ROOT / "tests")}
    return subprocess.run(words, cwd=ROOT, env=env, capture_output=True, text=True, timeout=600, check=False)


@pytest.fixture(scope="module")
def names() -> list[str]:
    if shutil.which("strace") is None:
        pytest.skip("strace isn't installed")
    if sys.platform != "linux" or os.uname().machine != "x86_64":
        pytest.skip("tried on x86-64 only: elsewhere other system calls stand behind the C library's functions")
    plan, _, _ = shipped("linux_api", METADATA)
    return [fact.name for fact in facts(plan)]


def test_a_sample_of_errno_facts_holds(linux_folder: Path, names: list[str]) -> None:
    assert set(names) >= SAMPLE
    done = inject(linux_folder, *SAMPLE)
    if "can't trace here" in done.stderr:
        pytest.skip(done.stderr.splitlines()[-1])
    assert done.returncode == 0, done.stderr
    outcomes = [json.loads(line) for line in done.stdout.splitlines()]
    assert {one["name"] for one in outcomes} == SAMPLE
    assert [one for one in outcomes if one["reason"]] == []


def test_what_is_beyond_proof_is_no_other_than_listed(names: list[str]) -> None:
    assert set(UNPROVABLE) <= set(names)
