"""Arguments and results whose type another argument decides."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def choose(probe: Callable[[str], ModuleType]) -> ModuleType:
    return probe("choose")


def test_each_option_takes_its_type_and_gives_it(choose: ModuleType) -> None:
    values = {
        choose.OPT_INT: -5,
        choose.OPT_SPAN: choose.span(low=3, high=9),
        choose.OPT_BIG: 2**40,
        choose.OPT_MODE: choose.FAST,
    }
    for option, value in values.items():
        assert choose.option_set(1, option, value) is None
        assert choose.option_get(1, option) == value
    assert isinstance(choose.option_get(1, choose.OPT_MODE), choose.Mode)
    choose.option_set(1, choose.OPT_NAME, b"0123456789abcdef")
    assert choose.option_get(1, choose.OPT_NAME) == b"0123456789abcdef"


def test_the_length_is_that_of_the_type(choose: ModuleType) -> None:
    for option, value, size in (
        (choose.OPT_INT, 1, 4),
        (choose.OPT_BIG, 1, 8),
        (choose.OPT_SPAN, choose.span(), 8),
        (choose.OPT_RAW, b"seven b", 7),
        (choose.OPT_RAW, memoryview(bytearray(3)), 3),
        (choose.OPT_NAME, bytes(16), 16),
    ):
        choose.option_set(fd=1, option=option, value=value)
        assert choose.option_size() == size
    choose.option_get(1, choose.OPT_BIG)
    assert choose.option_size() == 8


def test_another_type_is_refused(choose: ModuleType) -> None:
    with pytest.raises(TypeError, match=r"^option_set\(\): value must be int, not bytes$"):
        choose.option_set(1, choose.OPT_INT, b"1")
    with pytest.raises(TypeError, match=r"^option_set\(\): value must be span, not int$"):
        choose.option_set(1, choose.OPT_SPAN, 1)
    with pytest.raises(OverflowError, match="value must be between"):
        choose.option_set(1, choose.OPT_INT, 2**31)
    choose.option_set(1, choose.OPT_BIG, 2**31)
    with pytest.raises(ValueError, match="value has length 15"):
        choose.option_set(1, choose.OPT_NAME, bytes(15))
    with pytest.raises(TypeError):
        choose.option_set(1, choose.OPT_INT)


def test_a_value_that_no_case_lists_names_those_that_are(choose: ModuleType) -> None:
    known = "OPT_INT, OPT_SPAN, OPT_NAME, OPT_BIG, OPT_MODE"
    with pytest.raises(ValueError, match=rf"^option_get\(\): option is 7, and value is known for {known}$"):
        choose.option_get(1, choose.OPT_NONE)
    with pytest.raises(ValueError, match=r"^option_set\(\): option is -99, and value is known for OPT_INT"):
        choose.option_set(1, -99, 1)


def test_failure_is_still_failure(choose: ModuleType) -> None:
    for option in (choose.OPT_INT, choose.OPT_SPAN, choose.OPT_NAME):
        with pytest.raises(OSError, match="Invalid argument"):
            choose.option_get(-1, option)


def test_variadic_arguments_are_passed_as_what_they_are(choose: ModuleType) -> None:
    assert choose.control(choose.NUMBER, -7) == -7
    assert choose.control(choose.WIDE, -(2**40)) == -(2**40)
    assert choose.control(choose.TEXT, "four") == 4
    both = choose.span(high=12)
    assert choose.control(choose.SPAN, both) == 12
    assert both.low == 100
    assert choose.control(choose.TWO, 3, both) == 3012


def test_an_argument_is_given_when_it_is_wanted(choose: ModuleType) -> None:
    assert choose.control(choose.NOTHING) is None
    assert choose.control(choose.NOTHING, None, None) is None
    with pytest.raises(TypeError, match=r"^control\(\): first isn't taken with this command$"):
        choose.control(choose.NOTHING, 1)
    with pytest.raises(TypeError, match=r"^control\(\): first is needed with this command$"):
        choose.control(choose.NUMBER)
    with pytest.raises(TypeError, match=r"^control\(\): second is needed with this command$"):
        choose.control(choose.TWO, 1)
    with pytest.raises(TypeError, match=r"^control\(\): second isn't taken with this command$"):
        choose.control(choose.NUMBER, 1, choose.span())
    with pytest.raises(
        ValueError, match=r"command is 8, and first is known for NUMBER, TWO, WIDE, TEXT, SPAN, NOTHING, MAKE$"
    ):
        choose.control(choose.UNKNOWN)


def test_a_result_may_be_a_handle_for_some(choose: ModuleType) -> None:
    before = choose.token_alive()
    with choose.control(choose.MAKE) as made:
        assert isinstance(made, choose.Made)
        assert choose.token_alive() == before + 1
    assert choose.token_alive() == before


def test_a_named_parameter_keeps_its_own_type(choose: ModuleType) -> None:
    both = choose.span(high=4)
    assert choose.word(choose.FAST, -3) == -3
    assert choose.word(choose.OPT_SPAN, both) == 4
    assert choose.word(choose.SLOW) == -2


def test_a_number_is_changed_in_place(choose: ModuleType) -> None:
    assert choose.change(choose.FAST, 41) == (42, 42)
    assert choose.change(choose.OPT_SPAN, 2**40) == (2, 2**41)


def test_two_arguments_decide_together(choose: ModuleType) -> None:
    values = {
        (choose.OF_SOUND, choose.VOLUME): -7,
        (choose.OF_SOUND, choose.RANGE): choose.span(1, 2),
        (choose.OF_TEXT, choose.CEILING): -(2**40),
        (choose.OF_TEXT, choose.LABEL): b"0123456789abcdef",
    }
    for (level, option), value in values.items():
        assert choose.setting_set(level, option, value) is None
    for (level, option), value in values.items():
        assert choose.setting_get(level, int(option)) == value
    with pytest.raises(TypeError, match=r"^setting_set\(\): value must be int, not bytes$"):
        choose.setting_set(choose.OF_TEXT, 1, bytes(16))
    known = "OF_SOUND VOLUME, OF_SOUND RANGE, OF_TEXT CEILING, OF_TEXT LABEL"
    for level, option in ((1, 3), (-2, -1), (2, 1)):
        words = rf"^setting_get\(\): level is {level} and option is {option}, and value is known for {known}$"
        with pytest.raises(ValueError, match=words):
            choose.setting_get(level, option)
    assert "value (int | span | bytes)" in choose.setting_get.__doc__
    assert "span with OF_SOUND RANGE" in choose.setting_set.__doc__


def test_what_python_sees(choose: ModuleType) -> None:
    assert str(inspect.signature(choose.option_set)) == "(fd, option, value)"
    assert str(inspect.signature(choose.option_get)) == "(fd, option)"
    assert str(inspect.signature(choose.control)) == "(command, first=None, second=None)"
    doc = choose.option_set.__doc__
    assert "value (int | span | Buffer | Mode): The new value. int with OPT_INT" in doc
    assert "value (int | span | bytes | Mode)" in choose.option_get.__doc__
    assert "second (span | None)" in choose.control.__doc__


def test_a_case_without_a_direction_leaves_it_raw(choose: ModuleType) -> None:
    assert not hasattr(choose, "undecided")
    assert "value with FAST: a pointer to a record without a direction" in choose.raw.undecided.__doc__
