"""signals: being told to end is like ctrl-C. What is half-written goes, and compilers end with us."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

TERMINATED = 143


@contextmanager
def terminable() -> Iterator[None]:
    """Within the block, SIGTERM raises SystemExit(143) wherever the main thread is."""

    def end(*_: object) -> None:
        raise SystemExit(TERMINATED)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
