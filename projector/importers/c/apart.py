"""Headers are read in a process of their own, so that what breaks the compiler down there is only told here."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from projector.importers.c import clang
from projector.importers.c.declared import Unit
from projector.importers.c.headers import Request

_LONGEST = 300  # seconds; the largest libraries take ten
_MEMORY = 8 << 30
_PROGRAM = "from projector.importers.c.apart import answer; answer()"


@dataclass(frozen=True, slots=True)
class Job:
    """What to read: a request, clang's words for a target, its folders, and whether its symbols have underscores."""

    request: Request
    arguments: tuple[str, ...]
    folders: tuple[Path, ...]
    underscored: bool


class BrokenDown(Exception):
    """Why the compiler has no answer at all."""


def read(job: Job) -> tuple[Unit, list[clang.Problem]]:
    """What `clang.read` gives. Raises BrokenDown, and ToolError without libclang."""
    clang.libclang()
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-c", _PROGRAM]
    try:
        ran = subprocess.run(
            command, input=pickle.dumps(job), capture_output=True, check=False, env=environment, timeout=_LONGEST
        )
    except subprocess.TimeoutExpired:
        raise BrokenDown(f"the compiler is still busy with these headers after {_LONGEST} seconds") from None
    if ran.returncode == 0:
        unit, problems = pickle.loads(ran.stdout)
        return unit, problems
    words = ran.stderr.decode(errors="replace").strip().splitlines()
    if ran.returncode > 0:
        raise BrokenDown(f"the compiler breaks down on these headers: {words[-1] if words else ran.returncode}")
    raise BrokenDown(f"the compiler breaks down on these headers ({signal.Signals(-ran.returncode).name})")


def answer() -> None:
    """The other process: a job on stdin, the answer on stdout."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    sys.setrecursionlimit(20_000)
    job = pickle.load(sys.stdin.buffer)
    is_own = job.request.owner(job.folders)
    found = clang.read(job.request.source(), job.arguments, is_own, job.underscored, job.request.documented)
    sys.stdout.buffer.write(pickle.dumps(found))
