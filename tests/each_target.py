"""Tests of every target: those of different kinds each time, the others, which are like one of them, in `make slow`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from projector.targets import TARGETS, Target

EVERYDAY = (
    "x86_64-linux-gnu",
    "aarch64-linux-gnu",
    "x86-linux-gnu",  # 32 bits, wide numbers aligned to 4
    "s390x-linux-gnu",  # big-endian
    "x86_64-windows-gnu",
    "aarch64-macos",
)


def each_target(name: str, where: Callable[[Target], bool] = lambda row: True) -> Any:
    """A parameter of that name."""
    rows = [
        pytest.param(row, id=row.name, marks=[] if row.name in EVERYDAY else pytest.mark.slow)
        for row in TARGETS
        if where(row)
    ]
    return pytest.mark.parametrize(name, rows)
