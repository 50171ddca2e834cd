"""Integers of every type: what goes in comes out, and one beyond a limit is an OverflowError that says so."""

from __future__ import annotations

import ctypes
import enum
import itertools
import sys
from collections.abc import Callable
from types import ModuleType

import pytest

EXACT = ["int8_t", "uint8_t", "int16_t", "uint16_t", "int32_t", "uint32_t", "int64_t", "uint64_t"]


def _range(size: int, signed: bool) -> tuple[int, int]:
    bits = 8 * size
    return (-(1 << bits - 1), (1 << bits - 1) - 1) if signed else (0, (1 << bits) - 1)


WIDTHS = {
    "signed_char": (1, True), "unsigned_char": (1, False), "short": (2, True), "unsigned_short": (2, False),
    "int": (4, True), "unsigned_int": (4, False), "long": (ctypes.sizeof(ctypes.c_long), True),
    "unsigned_long": (ctypes.sizeof(ctypes.c_long), False), "long_long": (8, True), "unsigned_long_long": (8, False),
    "size_t": (8, False), "ssize_t": (8, True), "ptrdiff_t": (8, True), "intptr_t": (8, True), "uintptr_t": (8, False),
    "intmax_t": (8, True), "uintmax_t": (8, False), "char16_t": (2, False), "char32_t": (4, False),
    "int_least16_t": (2, True), "uint_fast32_t": (4 if sys.platform == "win32" else 8, False),
    **{name: (int(name.strip("uint_")) // 8, name[0] != "u") for name in EXACT},
}  # fmt: skip


@pytest.fixture(scope="module")
def integers(probe: Callable[[str], ModuleType]) -> ModuleType:
    return probe("integers")


@pytest.mark.parametrize("name", WIDTHS)
def test_every_type_holds_its_range_and_no_more(integers: ModuleType, name: str) -> None:
    least, most = _range(*WIDTHS[name])
    echo = getattr(integers, f"echo_{name}")
    for value in (least, least + 1, 0, 1, most - 1, most):
        assert echo(value) == value
        assert type(echo(value)) is int
    for value in (least - 1, most + 1, -(10**30), 10**30):
        with pytest.raises(OverflowError) as caught:
            echo(value)
        assert str(caught.value) == f"echo_{name}(): v must be between {least} and {most}"


def test_a_character_type_is_an_unsigned_code_point(integers: ModuleType) -> None:
    last = 0xFFFF if ctypes.sizeof(ctypes.c_wchar) == 2 else 0x1F600
    assert integers.echo_wchar_t(last) == last


@pytest.mark.parametrize("name", EXACT)
def test_out_parameters_are_results(integers: ModuleType, name: str) -> None:
    assert tuple(getattr(integers, f"out_{name}")(0)) == _range(*WIDTHS[name])
    assert tuple(getattr(integers, f"out_{name}")(v=7)) == (7, 7)


@pytest.mark.parametrize("name", EXACT)
def test_inout_parameters_are_taken_and_returned(integers: ModuleType, name: str) -> None:
    least, most = _range(*WIDTHS[name])
    step = getattr(integers, f"next_{name}")
    assert step(5) == 6
    assert step(least) == least + 1
    assert step(most - 1) == most
    with pytest.raises(OverflowError, match=rf"^next_{name}\(\): v must be between {least} and {most}$"):
        step(most + 1)


@pytest.mark.parametrize("name", EXACT)
def test_a_nullable_pointer_takes_none(integers: ModuleType, name: str) -> None:
    maybe = getattr(integers, f"maybe_{name}")
    assert tuple(maybe(None)) == (-1, None)
    assert tuple(maybe(3)) == (4, 4)


class Index:
    def __init__(self, value: object) -> None:
        self.value = value

    def __index__(self) -> object:
        if isinstance(self.value, Exception):
            raise self.value
        return self.value


class Number(enum.IntEnum):
    SEVEN = 7


@pytest.mark.parametrize("name", ["int8_t", "uint8_t", "int32_t", "uint32_t", "int64_t", "uint64_t"])
def test_anything_with_an_index_is_an_integer(integers: ModuleType, name: str) -> None:
    echo = getattr(integers, f"echo_{name}")
    assert echo(Index(7)) == echo(Number.SEVEN) == 7
    assert echo(True) == 1
    with pytest.raises(OverflowError, match=rf"^echo_{name}\(\): v must be between"):
        echo(Index(10**30))


@pytest.mark.parametrize("name", ["int8_t", "uint8_t", "int32_t", "uint32_t", "int64_t", "uint64_t"])
@pytest.mark.parametrize("wrong", [1.0, "1", None, b"1", [1], 1j, object])
def test_what_has_none_is_refused(integers: ModuleType, name: str, wrong: object) -> None:
    with pytest.raises(TypeError) as caught:
        getattr(integers, f"echo_{name}")(wrong)
    assert str(caught.value) == f"echo_{name}(): v must be int, not {type(wrong).__name__}"


@pytest.mark.parametrize("name", ["int8_t", "int64_t", "uint64_t"])
def test_what_an_index_raises_comes_out(integers: ModuleType, name: str) -> None:
    for raised in (TypeError("mine"), KeyError("mine"), OverflowError("mine")):
        with pytest.raises(type(raised)):
            getattr(integers, f"echo_{name}")(Index(raised))
    with pytest.raises(TypeError, match=r"__index__.*\bint\b"):
        getattr(integers, f"echo_{name}")(Index("text"))


def test_defaults_and_optional_parameters(integers: ModuleType) -> None:
    assert integers.default_int() == -7
    assert integers.default_int(8) == integers.default_int(v=8) == 8
    assert integers.default_uint64() == 2**64 - 1
    assert integers.default_int64() == -(2**63)
    assert integers.optional_int() == 0
    assert integers.optional_pointer() == integers.optional_pointer(None) == -1
    assert integers.optional_pointer(6) == integers.optional_pointer(v=6) == 6


def test_reserved_parameters_are_not_seen(integers: ModuleType) -> None:
    assert integers.reserved(4, 2) == integers.reserved(b=2, a=4) == 42
    assert integers.out_reserved() == 1
    with pytest.raises(TypeError, match="zero"):
        integers.reserved(4, 2, zero=0)


def test_many_arguments_of_mixed_widths(integers: ModuleType) -> None:
    least = [_range(*WIDTHS[name])[0] for name in EXACT[:6]]
    assert integers.sum8(*least, 0, 0) == sum(least)
    assert integers.sum8(1, 2, 3, 4, 5, 6, 7, 8) == 36
    values = [3**i % 1009 for i in range(32)]
    weights = range(1, 33)
    expected = sum(map(int.__mul__, values, weights))
    named = {f"p{i}": value for i, value in enumerate(values)}
    assert integers.sum32(*values) == integers.sum32(**named) == expected
    assert integers.sum32(*values[:9], **dict(itertools.islice(named.items(), 9, None))) == expected
