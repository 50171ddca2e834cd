"""In a child: lets each allocation of each form fail once. Reads the work from stdin, says a line for each form."""

import faulthandler
import gc
import importlib
import json
import signal
import sys
import warnings
from collections.abc import Callable
from functools import partial

from sweep import sweep

MOST = 600


def attempt(called: Callable[[], object]) -> tuple[type[BaseException], ...]:
    """What a form raises when nothing fails."""
    try:
        called()
    except Exception as error:
        return (type(error),)
    return ()


def main() -> int:
    faulthandler.enable()
    warnings.simplefilter("ignore")
    sys.unraisablehook = lambda _: None
    signal.signal(signal.SIGUSR1, lambda *_: None)
    work = json.load(sys.stdin)
    scope = dict(globals())
    for name in work["modules"]:
        importlib.import_module(name)
        scope[name.partition(".")[0]] = sys.modules[name.partition(".")[0]]
    scope["KEPT"] = {name: eval(source, scope) for name, source in work["handles"].items()}
    for source in work.get("before", ()):
        eval(source, scope)
    for name, source in work["forms"]:
        print(name, end=" ", flush=True)
        called = partial(eval, compile(source, name, "eval"), scope)
        expected = () if work.get("first") else attempt(called)
        count = sweep(called, MOST, expected, calm=2)
        assert work.get("first") or attempt(called) == expected, "it doesn't work any more"
        print(count, expected[0].__name__ if expected else "-", flush=True)
    gc.collect()
    return 0


if __name__ == "__main__":
    sys.exit(main())
