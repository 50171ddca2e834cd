"""An import's work for one target in a process of its own: what breaks the compiler down there is only told here."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Container, Mapping
from pathlib import Path
from typing import Any

from projector.importers.c import clang
from projector.importers.c.sections import Facts, Less
from projector.ir.documents import Documents
from projector.stages.one_target import Job, OneTarget, Seen
from projector.stages.refused import Refused

_LONGEST = 300  # seconds for one answer; the largest libraries take five
_MEMORY = 8 << 30
_PROGRAM = "from projector.stages.apart import answer; answer()"


class BrokenDown(Exception):
    """Why the compiler has no answer at all."""


class Apart:
    """A `OneTarget` in another process, which lives until it is closed. Every question may raise BrokenDown."""

    def __init__(self, job: Job) -> None:
        """Start the process. Raises ToolError without libclang."""
        clang.libclang()
        self._is_late = False
        self._words = tempfile.TemporaryFile()  # noqa: SIM115 - `close` closes it
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        pipe, command = subprocess.PIPE, [sys.executable, "-c", _PROGRAM]
        self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=self._words, env=environment)
        self._job = job

    def read(self) -> Seen:
        """What `OneTarget.read` gives."""
        seen: Seen = self._ask(self._job)
        return seen

    def facts(self, less: Less, only: Container[str] | None = None) -> Facts:
        """What `OneTarget.facts` gives."""
        facts: Facts = self._ask(("facts", (less, only)))
        return facts

    def refused(self, documents: Documents, trees: Mapping[Path, Mapping[str, Any]]) -> Refused:
        """What `OneTarget.refused` gives."""
        refused: Refused = self._ask(("refused", (documents, trees)))
        return refused

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.communicate()
        self._words.close()

    def _ask(self, question: object) -> Any:
        to, back = self._process.stdin, self._process.stdout
        assert to is not None and back is not None
        timer = threading.Timer(_LONGEST, self._end)
        timer.start()
        try:
            pickle.dump(question, to)
            to.flush()
            return pickle.load(back)
        except (EOFError, OSError, pickle.UnpicklingError):
            raise BrokenDown(self._reason()) from None
        finally:
            timer.cancel()

    def _end(self) -> None:
        self._is_late = True
        self._process.kill()

    def _reason(self) -> str:
        code = self._process.wait()
        if self._is_late:
            return f"the compiler is still busy with these headers after {_LONGEST} seconds"
        if code < 0:
            return f"the compiler breaks down on these headers ({signal.Signals(-code).name})"
        self._words.seek(0)
        words = self._words.read().decode(errors="replace").strip().splitlines()
        return f"the compiler breaks down on these headers: {words[-1] if words else code}"


def answer() -> None:
    """The other process: a job and then questions on stdin, the answers on stdout."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    sys.setrecursionlimit(20_000)
    gc.disable()  # millions of objects, all of which are needed until the end
    target = OneTarget(pickle.load(sys.stdin.buffer))
    _reply(target.read())
    while True:
        try:
            name, arguments = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        _reply(getattr(target, name)(*arguments))


def _reply(value: object) -> None:
    pickle.dump(value, sys.stdout.buffer)
    sys.stdout.buffer.flush()
