"""In a child: threads make very many calls of every form. Reads the work from stdin, and prints a line for each group.

The calls are shared out so that each group takes the same time: slow ones, that wait for the GIL, are made less often.
A first hundredth of them measures how fast each group is, and fills what is filled once: what grows after it is wrong.
"""

import contextlib
import ctypes
import faulthandler
import gc
import importlib
import json
import os
import signal
import sys
import threading
import time
import warnings
from collections.abc import Callable
from itertools import repeat

UNROLLED = 5
SLACK = {"kB": 4096, "blocks": 3000, "descriptors": 0}
"""What may be more at the end than at the beginning: of memory, Python's blocks, open descriptors."""

Run = Callable[[int], None]


def state() -> dict[str, int]:
    """What must be flat."""
    gc.collect()
    with contextlib.suppress(AttributeError):
        ctypes.CDLL(None).malloc_trim(0)  # what threads left to the C library
    with open("/proc/self/statm") as pages:
        kilobytes = int(pages.read().split()[1]) * (os.sysconf("SC_PAGE_SIZE") // 1024)
    return {"kB": kilobytes, "blocks": sys.getallocatedblocks(), "descriptors": len(os.listdir("/proc/self/fd"))}


def loop(source: str, scope: dict[str, object]) -> Run:
    """A function that uses a form so many times, whatever it raises."""
    tried = f"        try: {source}\n        except Exception: pass\n"
    made: dict[str, object] = {}
    exec(f"def run(times):\n    for _ in repeat(None, times):\n{tried * UNROLLED}", {**scope, "repeat": repeat}, made)
    run = made["run"]
    assert callable(run)
    return run


def cost(run: Run) -> float:
    """Seconds of one use, in one thread."""
    run(2)
    start = time.perf_counter()
    run(2)
    return (time.perf_counter() - start) / 2 / UNROLLED


def shares(costs: list[float], calls: float) -> list[int]:
    """How often each form is to be used in a thread's share of the calls, so that all take the same time."""
    speeds = [1 / one for one in costs]
    return [max(1, round(calls * speed / sum(speeds) / UNROLLED)) for speed in speeds]


def hammer(runs: list[Run], costs: list[float], calls: float, threads: int) -> tuple[int, float]:
    """How many calls were made, and in how many seconds."""
    each = shares(costs, calls / threads)

    def work() -> None:
        for run, times in zip(runs, each, strict=True):
            run(times)

    workers = [threading.Thread(target=work) for _ in range(threads)]
    start = time.perf_counter()
    for one in workers:
        one.start()
    for one in workers:
        one.join()
    return sum(each) * UNROLLED * threads, time.perf_counter() - start


def main() -> int:
    faulthandler.enable()
    warnings.simplefilter("ignore")
    sys.unraisablehook = lambda _: None
    signal.signal(signal.SIGUSR1, lambda *_: None)  # the probe sends it
    work = json.load(sys.stdin)
    scope: dict[str, object] = {}
    for name in work["modules"]:
        importlib.import_module(name)
        scope[name.partition(".")[0]] = sys.modules[name.partition(".")[0]]
    scope["KEPT"] = {name: eval(source, scope) for name, source in work["handles"].items()}
    groups = {group: [loop(source, scope) for source in sources] for group, sources in work["groups"].items()}
    costs = {group: [cost(run) for run in runs] for group, runs in groups.items()}
    first = work["calls"] / 100 / len(groups)
    speeds = {}
    for group, runs in groups.items():
        made, seconds = hammer(runs, costs[group], first, work["threads"])
        speeds[group] = made / seconds
    total, before, start = 0, state(), time.perf_counter()
    print(f"{'':12} {'forms':>6} {'calls':>12} {'seconds':>8}  memory, kB; Python's blocks; descriptors")
    for group, runs in groups.items():
        share = work["calls"] * 0.99 * speeds[group] / sum(speeds.values())
        was = state()
        made, seconds = hammer(runs, costs[group], share, work["threads"])
        now, total = state(), total + made
        told = "; ".join(f"{was[what]:,} -> {now[what]:,}" for what in was)
        print(f"{group:12} {len(runs):6} {made:12,} {seconds:8.1f}  {told}", flush=True)
    after = state()
    grown = {what: after[what] - before[what] for what in before if after[what] - before[what] > SLACK[what]}
    told = "; ".join(f"{before[what]:,} -> {after[what]:,}" for what in before)
    forms = sum(map(len, groups.values()))
    print(f"{'all':12} {forms:6} {total:12,} {time.perf_counter() - start:8.1f}  {told}")
    print(f"it grew: {grown}" if grown else "flat")
    return 1 if grown else 0


if __name__ == "__main__":
    sys.exit(main())
