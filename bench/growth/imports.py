"""imports: how long each contender's import takes, alone and with all of its names; and what memory it then has."""

from __future__ import annotations

import json

from bench.build import Workshop, run_python
from bench.growth.build import Figures, folder
from bench.growth.contenders import ALONE, CONTENDERS, Contender

_TIMED = """
import json, sys
from importlib import import_module
from time import perf_counter_ns
folder, module, namespace, names = sys.argv[1:]
sys.path.insert(0, folder)
names = json.load(open(names))
def private():
    return sum(int(line.split()[1]) for line in open("/proc/self/smaps_rollup") if line.startswith("Private"))
before, start = private(), perf_counter_ns()
made = import_module(module)
found = {"import": perf_counter_ns() - start}
found["memory"] = private() - before
if module != "empty_api":
    made = getattr(made, namespace) if namespace else made
    values = [getattr(made, name, None) for name in names]
    found["touch"] = perf_counter_ns() - start
    found["touched memory"] = private() - before
    # Of a function as CPython wants it stored, its signature in front; a class's signature is composed.
    stored = "{0.__name__}{0.__text_signature__}\\n--\\n\\n{0.__doc__}\\0"
    found["docstrings"] = sum(
        len(stored.format(one) if type(one) is type(len) else f"{one.__doc__}")
        for one in values if callable(one)
    )
print(json.dumps(found))
"""


def imports(workshop: Workshop, found: dict[int, dict[str, Figures]], rounds: int) -> None:
    """Add the least nanoseconds and KiB of so many processes, in which contenders and sizes take turns."""
    for _ in range(rounds):
        for size, contenders in found.items():
            for one in (*CONTENDERS, ALONE):
                figures = contenders.get(one.name, {})
                if "wheel" in figures:
                    for what, taken in _imported(workshop, size, one).items():
                        figures[what] = min(figures.get(what, taken), taken)


def _imported(workshop: Workshop, size: int, one: Contender) -> Figures:
    shared = folder(workshop, size)
    package = folder(workshop, size, one.name) / "package"
    # The library is there before, so that loading it is nobody's time; finding functions in it is.
    words = ["-c", _TIMED, str(package), one.module, one.namespace, str(shared / "names.json")]
    figures: Figures = json.loads(run_python(words, preload=shared / "libgrowth.so.1"))
    return figures
