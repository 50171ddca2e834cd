"""The runtime's own division, which is linked for Windows on x86 only: against Python's."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from projector.stages.compile import RUNTIME

NAMES = ("udivdi3", "umoddi3", "divdi3", "moddi3")


@pytest.fixture(scope="module")
def division(tmp_path_factory: pytest.TempPathFactory, zig_cache: Path) -> ctypes.CDLL:
    library = tmp_path_factory.mktemp("division") / "division.so"
    words = [sys.executable, "-m", "ziglang", "cc", "-shared", "-fPIC", "-D_WIN32", "-D__i386__", "-U__x86_64__"]
    words += [f"-D__{name}=pj_{name}" for name in NAMES]
    cache = {name: str(zig_cache) for name in ("ZIG_GLOBAL_CACHE_DIR", "ZIG_LOCAL_CACHE_DIR")}
    subprocess.run([*words, str(RUNTIME / "division.c"), "-o", str(library)], check=True, env={"PATH": "", **cache})
    found = ctypes.CDLL(str(library))
    for name in NAMES:
        kind = ctypes.c_uint64 if name.startswith("u") else ctypes.c_int64
        function = getattr(found, f"pj_{name}")
        function.argtypes, function.restype = [kind, kind], kind
    return found


naturals = st.integers(0, 2**64 - 1)
integers = st.integers(-(2**63), 2**63 - 1)


@given(naturals, naturals.filter(bool))
def test_unsigned(division: ctypes.CDLL, value: int, by: int) -> None:
    assert (division.pj_udivdi3(value, by), division.pj_umoddi3(value, by)) == divmod(value, by)


@given(integers, integers.filter(bool))
def test_signed_ones_are_cut_off_towards_zero(division: ctypes.CDLL, value: int, by: int) -> None:
    quotient = abs(value) // abs(by) * (1 if (value < 0) == (by < 0) else -1)
    if quotient == 2**63:
        return  # C has no such number
    assert (division.pj_divdi3(value, by), division.pj_moddi3(value, by)) == (quotient, value - quotient * by)
