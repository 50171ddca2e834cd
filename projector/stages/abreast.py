"""abreast: the texts of many namespaces, made by several processes at once.

Each process is a fork that renders its share of the plan and leaves the texts in the user's cache, where the run that
forked it then finds them. So nothing depends on what these processes do, or whether there are any.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable
from typing import NoReturn

from projector.ir.plan import NamespacePlan, Plan
from projector.ir.sources import Sources
from projector.stages.present import Once

_MANY = 3000
"""Functions from which on to render them takes longer than a second."""
_ENDING = (signal.SIGINT, signal.SIGTERM)
_MOST = 4
"""Processes: each has memory of its own for what it makes."""


def abreast(back_end: Callable[[Plan, Once], Sources], plan: Plan, once: Once, functions: int) -> None:
    """Make what `back_end` asks `once` for, if that is much: of so many functions no text is kept."""
    count = min(_MOST, os.cpu_count() or 1)
    if functions < _MANY or count == 1 or sys.platform != "linux" or threading.active_count() > 1:
        return
    processes = list[int]()
    try:
        for i in range(count):
            signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)  # until it is known who is to end
            process = os.fork()
            if process == 0:
                _render(back_end, plan, _Share(once, i, count))
            processes.append(process)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)
        while processes:
            os.waitpid(processes[-1], 0)
            processes.pop()
    finally:
        for process in processes:  # after an exception, such as ctrl-C
            os.kill(process, signal.SIGTERM)
            os.waitpid(process, 0)


class _Share:
    """How a process gets texts: every so many-th, by making it."""

    def __init__(self, once: Once, first: int, step: int) -> None:
        self._once, self._at, self._step = once, -first, step

    def __call__(self, kind: str, space: NamespacePlan, around: object, make: Callable[[], str]) -> str:
        mine = self._at % self._step == 0
        self._at += 1
        return self._once(kind, space, around, make) if mine else ""


def _render(back_end: Callable[[Plan, Once], Sources], plan: Plan, once: Once) -> NoReturn:
    """The other process, which nobody hears: what fails here fails again where it is told."""
    try:
        signal.signal(signal.SIGTERM, lambda *_: sys.exit())  # so that no file is left half-written
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)
        back_end(plan, once)
    finally:
        os._exit(0)
