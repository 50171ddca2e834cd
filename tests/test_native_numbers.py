"""Floats, bool, char and enums."""

from __future__ import annotations

import copy
import enum
import math
import pickle
import struct
from collections.abc import Callable
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def numbers(probe: Callable[[str], ModuleType]) -> ModuleType:
    return probe("numbers")


def bits(value: float) -> bytes:
    return struct.pack("d", value)


@pytest.mark.parametrize("value", [0.0, -0.0, 1.5, -2.25, math.inf, -math.inf, math.nan])
def test_floats_come_back(numbers: ModuleType, value: float) -> None:
    assert bits(numbers.echo_double(value)) == bits(value)
    assert bits(numbers.echo_float(value)) == bits(value)


def test_doubles_are_exact_and_floats_are_rounded(numbers: ModuleType) -> None:
    assert numbers.echo_double(0.1) == 0.1
    assert numbers.echo_float(0.1) == struct.unpack("f", struct.pack("f", 0.1))[0]
    assert numbers.echo_double(1.7976931348623157e308) == 1.7976931348623157e308
    assert numbers.echo_double(5e-324) == 5e-324
    assert numbers.both(0.5, 0.25) == 0.75


def test_floats_take_integers(numbers: ModuleType) -> None:
    assert numbers.echo_double(3) == numbers.echo_float(3) == 3.0
    assert type(numbers.echo_double(3)) is float
    with pytest.raises(OverflowError):
        numbers.echo_double(10**400)


def test_a_value_too_large_for_a_float_is_an_error(numbers: ModuleType) -> None:
    largest = struct.unpack("<f", b"\xff\xff\x7f\x7f")[0]
    assert numbers.echo_float(largest) == largest
    for value in (3.5e38, -3.5e38, 1e300):
        with pytest.raises(OverflowError) as caught:
            numbers.echo_float(value)
        assert str(caught.value) == "echo_float(): v is too large for a 32-bit float"


@pytest.mark.parametrize("wrong", ["1", None, b"", 1j])
def test_what_is_no_float_is_refused(numbers: ModuleType, wrong: object) -> None:
    for name in ("echo_double", "echo_float"):
        with pytest.raises(TypeError) as caught:
            getattr(numbers, name)(wrong)
        assert str(caught.value) == f"{name}(): v must be float, not {type(wrong).__name__}"


def test_floats_by_pointer(numbers: ModuleType) -> None:
    assert tuple(numbers.out_double()) == (0.1, 0.5)
    assert numbers.twice(0.1) == 0.2
    assert numbers.default_double() == 1.5


def test_bool(numbers: ModuleType) -> None:
    assert numbers.echo_bool(True) is True
    assert numbers.echo_bool(False) is False
    assert numbers.negate(v=True) is False
    assert numbers.flip(True) is False
    assert numbers.default_bool() is True
    for wrong in ("", None, 1.0, []):
        with pytest.raises(TypeError, match=r"^echo_bool\(\): v must be bool, not "):
            numbers.echo_bool(wrong)


def test_char_is_bytes_of_length_one(numbers: ModuleType) -> None:
    for value in (b"a", b"\0", b"\xff", b"\x80"):
        assert numbers.echo_char(value) == value
    assert numbers.next_char(b"a") == b"b"
    assert numbers.default_char() == b"A"
    for wrong in (b"", b"ab"):
        with pytest.raises(ValueError, match=r"^echo_char\(\): v must be bytes of length 1$"):
            numbers.echo_char(wrong)
    for wrong in ("a", 97, None):
        with pytest.raises(TypeError, match=r"^echo_char\(\): v must be bytes of length 1, not "):
            numbers.echo_char(wrong)


def test_an_enum_is_a_class_of_ints(numbers: ModuleType) -> None:
    color = numbers.Color
    assert issubclass(color, enum.IntEnum)
    assert [(m.name, m.value) for m in color] == [("RED", 1), ("GREEN", 2), ("BLUE", -5)]
    assert color.__module__ == "probe_api.numbers"
    assert numbers.Same.SECOND is numbers.Same.FIRST
    assert numbers.Far.LOW == -(2**63)
    assert numbers.High.TOP == 2**64 - 1


def test_values_of_an_enum_slot_are_members(numbers: ModuleType) -> None:
    color = numbers.Color
    assert numbers.echo_color(color.GREEN) is color.GREEN
    assert numbers.echo_color(1) is color.RED
    assert numbers.echo_color(-5) is color.BLUE
    assert numbers.out_color(2) is color.GREEN
    assert numbers.next_color(color.RED) is color.GREEN
    assert numbers.default_color() is color.GREEN
    assert numbers.echo_far(numbers.Far.HIGH) is numbers.Far.HIGH
    assert numbers.echo_far(-(2**63)) is numbers.Far.LOW
    assert numbers.echo_high(2**63) is numbers.High.HALF
    assert numbers.echo_high(2**64 - 1) is numbers.High.TOP
    assert numbers.echo_small(255) is numbers.Small.TINY
    with pytest.raises(OverflowError, match=r"^echo_small\(\): v must be between 0 and 255$"):
        numbers.echo_small(256)


def test_an_unknown_value_is_a_member_without_a_name(numbers: ModuleType) -> None:
    unknown = numbers.echo_color(77)
    assert isinstance(unknown, numbers.Color)
    assert unknown == unknown.value == 77
    assert repr(unknown) == "<Color.77: 77>"
    assert hash(unknown) == hash(numbers.echo_color(77))
    assert pickle.loads(pickle.dumps(unknown)) == copy.deepcopy(unknown) == 77
    assert 77 not in [m.value for m in numbers.Color]
    assert numbers.echo_high(2**64 - 2) == 2**64 - 2
    assert numbers.echo_far(-(2**63) + 1) == -(2**63) + 1
    with pytest.raises(ValueError, match="is not a valid Color"):
        numbers.Color("RED")


def test_flags_join(numbers: ModuleType) -> None:
    mode = numbers.Mode
    assert issubclass(mode, enum.IntFlag)
    assert numbers.echo_mode(mode.READ | mode.WRITE) == mode.BOTH
    assert numbers.echo_mode(mode.TOP_BIT) is mode.TOP_BIT
    unknown = numbers.echo_mode(0x104)
    assert isinstance(unknown, mode)
    assert int(unknown) == 0x104
    assert isinstance(numbers.echo_mode(0), mode)


def test_members_are_picklable(numbers: ModuleType) -> None:
    assert pickle.loads(pickle.dumps(numbers.Color.RED)) is numbers.Color.RED
    assert pickle.loads(pickle.dumps(numbers.Mode.BOTH)) == numbers.Mode.BOTH


def test_exported_members_are_names_of_the_namespace(numbers: ModuleType) -> None:
    assert numbers.MACRO_TWO is numbers.Macro.MACRO_TWO
    assert "HIDDEN_ONE" not in dir(numbers)
    assert not hasattr(numbers, "HIDDEN_ONE")


def test_names_that_python_or_enum_take_have_an_underscore(numbers: ModuleType) -> None:
    awkward = numbers.Awkward
    assert [(m.name, m.value) for m in awkward] == [
        ("mro_", 1), ("name_", 2), ("None_", 3), ("value_", 4), ("_x__", 5),
    ]  # fmt: skip
