"""Run in a child: two projections in several interpreters of one process, with one GIL and with their own."""

import _testcapi
import importlib
import sys

CROSS = f"""
import sys
sys.path[:] = {sys.path!r}
import {sys.argv[1]} as one, {sys.argv[2]} as other
for maker, user in ((one, other), (other, one)):
    assert user.timespec_get(maker.timespec(), 1) == 1
    with maker.timerfd_create(0) as timer:
        file = user.fdopen(timer, "r")
        assert maker.fileno(file) == timer.fileno()
kept = [one.stamps().both, other.stamps().both, file]
"""


def run_isolated() -> None:
    """In a new interpreter with a GIL of its own."""
    old = sys.version_info < (3, 13)
    interpreters = importlib.import_module("_xxsubinterpreters" if old else "_interpreters")
    made = interpreters.create()
    failed = (interpreters.run_string if old else interpreters.exec)(made, CROSS)
    assert failed is None, failed
    interpreters.destroy(made)


for _ in range(3):
    assert _testcapi.run_in_subinterp(CROSS) == 0
exec(CROSS)
for _ in range(3):
    assert _testcapi.run_in_subinterp(CROSS) == 0
    if sys.version_info >= (3, 12):
        run_isolated()
exec(CROSS)
print("crossed")
