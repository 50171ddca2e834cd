"""state: static memory that can be written to, which several interpreters of a process would share."""

from __future__ import annotations

from collections.abc import Iterator

from projector.ir.examination import Verdict, Wheel

MOST = 64 * 1024  # bytes: the runtime's own and pools of callbacks, neither of which holds a Python object


def verdicts(wheel: Wheel) -> Iterator[Verdict]:
    """No native file has more of it than the runtime needs."""
    for path, native in wheel.natives.items():
        if native.writable > MOST:
            hint = "keep state in objects that functions are given; constants are `const`"
            yield Verdict("wrong", f"{path} has {native.writable} bytes of writable static memory, over {MOST}", hint)
