"""Run in a child: a projection that builds on another. Arguments: the upper one, the one below it."""

from __future__ import annotations

import gc
import importlib
import os
import sys
from typing import Any


def records(upper: Any, base: Any) -> None:
    """What the upper one makes are records of the one below, and it takes those."""
    resolution = upper.clock_getres(base.Clock.CLOCK_MONOTONIC)
    assert type(resolution) is base.timespec
    assert upper.clock_like(-1) is base.Clock.CLOCK_MONOTONIC
    assert 0 < resolution.tv_nsec <= 1_000_000_000
    assert base.itimerspec(it_value=resolution).it_value == resolution
    assert upper.clock_copy(resolution, 1) == 1
    assert resolution.tv_sec > 1_600_000_000
    pair = upper.pair(first=resolution, both=[base.timespec(1), resolution])
    assert type(pair.first) is type(pair.both[0]) is base.timespec
    pair.first.tv_sec = 5
    assert pair.first == base.timespec(5, resolution.tv_nsec)
    kept = pair.both[1]
    del pair
    gc.collect()
    assert kept == resolution
    end, other = os.pipe()
    assert upper.ready([base.pollfd(fd=end, events=1)], 0) == 0
    os.close(end)
    os.close(other)


def handles(upper: Any, base: Any) -> None:
    """Handles and opaque pointers that the upper one makes are of the one below: closed once, pinned."""
    with upper.timer_new(base.Clock.CLOCK_MONOTONIC) as timer:
        assert type(timer) is base.TimerFd
        number = timer.fileno()
        left, now = upper.timer_now(timer)
        assert left == 0
        assert type(now) is base.itimerspec
        file = upper.file_of(timer, "r")
        assert type(file) is base.FILE
        assert base.fileno(file) == upper.file_number(file) == number
    assert os.path.exists(f"/proc/self/fd/{number}"), "closed under what was made of it"
    del file
    gc.collect()
    assert not os.path.exists(f"/proc/self/fd/{number}"), "left open"
    folder = upper.folder_open("/")
    assert type(folder) is base.Dir
    assert os.readlink(f"/proc/self/fd/{base.dirfd(folder)}") == "/"
    folder.close()


def main() -> None:
    """Imports in the order of the arguments; then everything."""
    modules = {name: importlib.import_module(name) for name in sys.argv[1:3]}
    upper, base = modules["upper_api"], next(one for name, one in modules.items() if name != "upper_api")
    blocks = []
    for _ in range(8):
        records(upper, base)
        handles(upper, base)
        gc.collect()
        blocks.append(sys.getallocatedblocks())
    assert blocks[-1] - blocks[2] < 10, blocks
    try:
        upper.terminal_of(0)
    except base.TerminalError as error:
        assert (error.function, error.code) == ("terminal_of", -1)
    print("crossed")


if __name__ == "__main__":
    main()
