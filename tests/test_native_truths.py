"""Truth values in other integers than C's bool: `bool` in Python, whatever is set in C."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest


@pytest.fixture
def truths(probe: Callable[[str], ModuleType]) -> ModuleType:
    return probe("truths")


@pytest.mark.parametrize("name", ["tr_echo", "tr_echo_byte"])
def test_true_and_false_cross_and_nothing_else(truths: ModuleType, name: str) -> None:
    echo = getattr(truths, name)
    assert echo(True) is True
    assert echo(False) is False
    for wrong in (1, 0, None, "yes"):
        with pytest.raises(TypeError, match=rf"{name}\(\): v must be bool, not"):
            echo(wrong)


def test_a_default_is_one_of_them(truths: ModuleType) -> None:
    assert truths.tr_echo_byte() is True
    assert "v=True" in truths.tr_echo_byte.__text_signature__


def test_whatever_is_set_is_true(truths: ModuleType) -> None:
    assert [truths.tr_any(v) for v in (0, 1, 2, -1, 256)] == [False, True, True, True, True]
    assert [truths.tr_any_byte(v) for v in (0, 1, 2, 255)] == [False, True, True, True]
    assert truths.tr_told() == (True, True)
    assert truths.tr_flip(True) is False


def test_several(truths: ModuleType) -> None:
    assert truths.tr_count([True, False, True]) == 2
    with pytest.raises(TypeError, match="values must be bool"):
        truths.tr_count([1])
    assert list(truths.tr_fill(3)) == [False, True, False]


def test_fields(truths: ModuleType) -> None:
    record = truths.tr_record(word=True, byte=False, two=[True, False], more=[False, True])
    assert (record.word, record.byte, list(record.two), list(record.more)) == (
        True,
        False,
        [True, False],
        [False, True],
    )
    assert truths.tr_sum(record) == 3
    truths.tr_set(record, 4)
    assert (record.word, record.byte, list(record.two), list(record.more)) == (True, True, [True, True], [False, True])
    with pytest.raises(TypeError, match=r"tr_record.word must be bool, not int"):
        record.word = 1
    record.word = False
    assert (record.before, record.word, record.after) == (b"\0", False, b"\0")


def test_callbacks_are_given_them_and_answer_with_them(truths: ModuleType) -> None:
    given: list[tuple[bool, bool]] = []

    def visit(first: bool, second: bool) -> bool:
        given.append((first, second))
        return len(given) < 3

    assert truths.tr_each(visit, 5) == 2
    assert given == [(False, True), (True, True), (True, True)]


def test_variables(truths: ModuleType) -> None:
    assert truths.tr_state.value is True


def test_an_error_rule_looks_at_one(truths: ModuleType) -> None:
    assert truths.tr_checked(7) is True
    with pytest.raises(ValueError, match="it was false"):
        truths.tr_checked(0)
