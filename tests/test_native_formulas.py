"""Macros and inline functions: what they give is what their expressions say, as C counts."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable
from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from projector.ir.formula import parse

WIDE = st.integers(-(2**63), 2**63 - 1)
quiet = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def formulas(probe: Callable[[str], ModuleType]) -> ModuleType:
    return probe("formulas")


@quiet
@given(status=st.integers(0, 0xFFFF))
def test_what_a_status_says(formulas: ModuleType, status: int) -> None:
    assert formulas.exited(status) is os.WIFEXITED(status)
    assert formulas.exit_status(status) == os.WEXITSTATUS(status)
    assert formulas.signaled(status=status) is os.WIFSIGNALED(status)


@quiet
@given(a=WIDE, b=WIDE)
def test_the_larger_one(formulas: ModuleType, a: int, b: int) -> None:
    assert formulas.larger(a, b) == max(a, b)


@quiet
@given(value=st.floats(allow_nan=False))
def test_fractions(formulas: ModuleType, value: float) -> None:
    assert formulas.half(value) == value / 2


def test_enumerators_that_only_the_target_knows(formulas: ModuleType) -> None:
    assert (formulas.Part.PART_SIZE, formulas.PART_BOTH) == (256, 257)
    assert formulas.PART_SIZE | formulas.PART_FIRST is formulas.Part.PART_BOTH


def test_constants_sizes_and_types(formulas: ModuleType) -> None:
    assert (formulas.biased(10), formulas.nothing()) == (1, 42)
    assert formulas.room(3) == 3 * formulas.pair.sizeof
    assert formulas.wrapped(200) == 144
    with pytest.raises(OverflowError, match=r"wrapped\(\): value must be between 0 and 255"):
        formulas.wrapped(256)
    assert "nothing" in dir(formulas) and "nothing" in formulas.__all__


@quiet
@given(text=st.text("()+-*/%&|^~!<>=?:0123456789xuL. abcsizeof,;\"'\\", max_size=60))
def test_hostile_text_is_refused_or_understood(text: str) -> None:
    try:
        parse(text)
    except ValueError as error:
        assert str(error)


@pytest.mark.parametrize("text", ["(" * 100_000, "-" * 100_000, "a+" * 100_000 + "a", "a?" * 5_000, "9" * 100_000])
def test_bombs(text: str) -> None:
    try:
        parse(text)
    except ValueError as error:
        assert str(error)


def test_the_lowest_number_is_below_all_others(formulas: ModuleType) -> None:
    assert formulas.above_least(0) and formulas.above_least(-(2**63) + 1)
    assert not formulas.above_least(-(2**63))


def test_constants_of_which_only_the_target_knows_the_number(formulas: ModuleType) -> None:
    assert 3 * formulas.pair.sizeof == formulas.PAIRS
    assert formulas.AFTER == formulas.place_of_b() + 0x7F == ctypes.alignment(ctypes.c_long) + 0x7F
    assert formulas.INVERTED == 0xFFFFFF80
    low_bits = 0xFF if ctypes.sizeof(ctypes.c_long) == 8 else 1
    assert low_bits == formulas.LOW_BITS
    assert formulas.FARTHEST == formulas.LEAST == -(2**63)
