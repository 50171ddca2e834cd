"""Calling conventions: what a stated one is on a target."""

from __future__ import annotations

from projector.items.function.model import Abi
from projector.targets import Target


def convention(abi: Abi, target: Target, variadic: bool = False) -> str:
    """The convention that a compiler for the target uses: `c` wherever it has no other one, as for C's `...`."""
    if abi == "winapi":
        abi = "stdcall" if target.os == "windows" else "c"
    return "c" if abi == "stdcall" and (variadic or target.arch != "x86") else abi
