"""In a child: repeats each form and says what stayed. Reads the work from stdin, says a line of JSON for each form."""

import ctypes
import faulthandler
import gc
import importlib
import json
import os
import signal
import sys
import warnings

ATTEMPTS = 10
# From 3.12 on these are immortal, and what is counted of them means nothing.
WATCHED = (None, True, False, (), "", b"", *range(-5, 8)) if sys.version_info < (3, 12) else ()


class Mallinfo(ctypes.Structure):
    _fields_ = tuple(
        (name, ctypes.c_size_t)
        for name in ("arena", "ordblks", "smblks", "hblks", "hblkhd", "usmblks", "fsmblks", "used", "free", "keep")
    )


try:
    mallinfo = ctypes.CDLL(None).mallinfo2
    mallinfo.restype = Mallinfo
except AttributeError:
    mallinfo = Mallinfo  # not the GNU C library, or one before 2.33: native memory isn't watched


def state(kinds: list[type]) -> dict[str, int]:
    """What must be flat: Python's blocks, references to what everything refers to, descriptors, native memory."""
    gc.collect()
    return {
        "blocks": sys.getallocatedblocks(),
        "references": sum(map(sys.getrefcount, (*WATCHED, *kinds))),
        "descriptors": len(os.listdir("/proc/self/fd")),
        "native bytes": mallinfo().used,
    }


def repeat(
    code: object, scope: dict[str, object], kinds: list[type], times: int, slack: dict[str, int]
) -> tuple[dict[str, int], str]:
    """By how much the state grew over all repetitions, where that is too much, and what the last one raised.

    What grows for a while (CPython caches attribute look-ups by the address of the name) is no leak: that grows on.
    """
    for _ in range(10):
        raised = once(code, scope)
    grown: dict[str, int] = {}
    for _ in range(ATTEMPTS):
        before = state(kinds)
        for _ in range(times):
            once(code, scope)
        after = state(kinds)
        grown = {name: after[name] - before[name] for name in before if after[name] - before[name] > slack[name]}
        if not grown:
            break
    return grown, raised


def once(code: object, scope: dict[str, object]) -> str:
    try:
        eval(code, scope)
    except Exception as error:
        return repr(error)
    finally:
        scope.pop("one", None)
    return ""


def main() -> int:
    faulthandler.enable()
    warnings.simplefilter("ignore")
    signal.signal(signal.SIGUSR1, lambda *_: None)
    work = json.load(sys.stdin)
    scope: dict[str, object] = {}
    for name in work["modules"]:
        importlib.import_module(name)
        scope[name.partition(".")[0]] = sys.modules[name.partition(".")[0]]
    kinds = [eval(name, scope) for name in work["types"]]
    scope["KEPT"] = {name: eval(source, scope) for name, source in work["handles"].items()}
    for name, source in work["forms"]:
        grown, raised = repeat(compile(source, name, "eval"), scope, kinds, work["times"], work["slack"])
        print(json.dumps([name, grown, raised]), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
