"""Numbers that C's usual types don't hold: complex ones, those of 128 bits, and long doubles."""

from __future__ import annotations

import cmath
import math
import platform
import struct
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, strategies as st


@pytest.fixture(scope="module")
def wide(probe: Callable[[str], ModuleType]) -> ModuleType:
    return probe("wide")


def test_complex_numbers_in_and_out(wide: ModuleType) -> None:
    assert wide.wd_square(1 + 2j) == (1 + 2j) ** 2
    assert wide.wd_square(3) == 9
    assert wide.wd_conj(1.5 - 0.25j) == 1.5 + 0.25j
    assert cmath.isclose(wide.wd_polar(2, math.pi / 3), cmath.rect(2, math.pi / 3))
    assert wide.wd_turn(1 + 2j) == (1 + 2j) * 1j
    assert wide.wd_map(lambda z: z.conjugate()) == 3 - 3j
    assert wide.wd_sum(struct.pack("4d", 1, 2, 3, 4)) == 10


@pytest.mark.parametrize("wrong", ["1j", None, [1]])
def test_what_is_no_complex_number(wide: ModuleType, wrong: Any) -> None:
    with pytest.raises(TypeError, match=r"wd_square\(\): z must be complex, not"):
        wide.wd_square(wrong)


def test_a_float_complex_that_is_too_large(wide: ModuleType) -> None:
    with pytest.raises(OverflowError, match=r"wd_conj\(\): z is too large for a 32-bit float"):
        wide.wd_conj(1e300j)
    assert wide.wd_conj(complex(math.inf, 0)) == complex(math.inf, 0)


SIGNED = st.integers(-(2**127), 2**127 - 1)
UNSIGNED = st.integers(0, 2**128 - 1)


@given(SIGNED, SIGNED)
def test_integers_of_128_bits(wide: ModuleType, a: int, b: int) -> None:
    whole = a + b
    assert wide.wd_add(a, b) == (whole + 2**127) % 2**128 - 2**127
    assert tuple(wide.wd_split(a)) == (abs(a), (a > 0) - (a < 0))


@given(UNSIGNED)
def test_natural_numbers_of_128_bits(wide: ModuleType, a: int) -> None:
    assert wide.wd_not(a) == a ^ (2**128 - 1)


def test_they_come_back_from_callbacks(wide: ModuleType) -> None:
    assert wide.wd_twice(lambda a: a << 60) == 1 << 120
    assert wide.wd_add(2**100) == 2**100 + 1
    with pytest.raises(OverflowError, match=r"result must be between -2\*\*127 and 2\*\*127 - 1"):
        wide.wd_twice(lambda a: a << 127)


@pytest.mark.parametrize("wrong", [2**127, -(2**127) - 1, 2**300])
def test_more_than_128_bits(wide: ModuleType, wrong: int) -> None:
    with pytest.raises(OverflowError, match=r"wd_add\(\): a must be between -2\*\*127 and 2\*\*127 - 1"):
        wide.wd_add(wrong)
    with pytest.raises(OverflowError, match=r"wd_not\(\): a must be between 0 and 2\*\*128 - 1"):
        wide.wd_not(2**128 if wrong > 0 else -1)


def test_no_integer(wide: ModuleType) -> None:
    with pytest.raises(TypeError, match=r"wd_add\(\): a must be int, not float"):
        wide.wd_add(1.0)


def test_a_long_double_can_only_be_given(wide: ModuleType) -> None:
    assert wide.wd_half(3) == 1.5
    assert not hasattr(wide, "wd_long")
    pair = wide.wd_pair()
    assert wide.wd_pair.sizeof == 32
    assert wide.wd_pair_is(pair) == 0
    size = 24 if platform.machine() == "s390x" else 32  # there a long double is aligned to 8 bytes
    assert (wide.wd_rest.sizeof, wide.wd_rest(n=2).n, hasattr(wide.wd_rest, "rest")) == (size, 2, False)


@given(st.complex_numbers(allow_nan=False), SIGNED, UNSIGNED)
def test_fields(wide: ModuleType, z: complex, n: int, natural: int) -> None:
    every = wide.wd_all(1 + 2j, [z, 3], [0, natural], -abs(n))
    assert (list(every.zs), every.ns[1], every.n) == ([z, 3], natural, -abs(n))
    wide.wd_all_turn(every)
    assert (every.small, list(every.zs), every.ns[0]) == (1 - 2j, [3, z], natural ^ (2**128 - 1))
    assert (every.n, every.copy()) == (abs(n) if abs(n) < 2**127 else n, every)
    assert wide.wd_pair_is(wide.wd_pair(n=5, z=2j)) == 1


def test_fields_at_their_limits(wide: ModuleType) -> None:
    every = wide.wd_all()
    every.n, every.ns[0] = -(2**127), 2**128 - 1
    for value in (2**127, -(2**127) - 1):
        with pytest.raises(OverflowError, match=r"^wd_all\.n must be between -2\*\*127 and 2\*\*127 - 1$"):
            every.n = value
    for value in (2**128, -1):
        with pytest.raises(OverflowError, match=r"^wd_all\.ns must be between 0 and 2\*\*128 - 1$"):
            every.ns[0] = value
    with pytest.raises(OverflowError, match=r"^wd_all\.small is too large for a 32-bit float$"):
        every.small = 1e300j
    for name, expected in (("n", "int"), ("small", "complex")):
        with pytest.raises(TypeError, match=rf"^wd_all\.{name} must be {expected}, not str$"):
            setattr(every, name, "1")
    expected = "T{<Zf:small:(2)<Zd:zs:8x(2)16s:ns:16s:n:}"
    if platform.machine() == "s390x":
        expected = expected.replace("<", ">").replace("8x", "")
    assert memoryview(wide.wd_all.array_of(1)).format == expected
    assert repr(wide.wd_pair(1j, 2)) == "wd_pair(z=1j, n=2)"
