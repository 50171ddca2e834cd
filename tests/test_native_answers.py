"""What Python callables answer to native code: buffers, several values, and elements whose size the call says."""

from __future__ import annotations

import io
import struct
from array import array
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest


@pytest.fixture(scope="module")
def answers(probe: Callable[[str], ModuleType]) -> ModuleType:
    return probe("answers")


def test_a_buffer_is_filled_as_far_as_the_answer_goes(answers: ModuleType) -> None:
    asked = list[int]()
    source = io.BytesIO(b"twenty bytes of text")

    def read(size: int) -> bytes:
        asked.append(size)
        return source.read(size)

    assert answers.an_read_all(read, 100) == b"twenty bytes of text"
    assert asked == [7, 7, 7, 7]


@pytest.mark.parametrize(
    ("answer", "error", "words"),
    [
        (b"eight by", ValueError, r"an_read\(\): buffer holds 8: there is room for 7"),
        ("text", TypeError, r"an_read\(\): buffer must be a bytes-like object, not str"),
        (None, TypeError, "bytes-like"),
    ],
)
def test_an_answer_that_does_not_fit(answers: ModuleType, answer: Any, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        answers.an_read_all(lambda size: answer, 100)


@pytest.mark.parametrize("said", [0, -1, -(2**31)])
def test_a_library_that_has_no_room(answers: ModuleType, said: int) -> None:
    with pytest.raises(ValueError, match="buffer holds 1: there is room for 0"):
        answers.an_read_lying(lambda size: b"x", said, 0)
    assert answers.an_read_lying(lambda size: b"", said, 0) == 0


def test_a_library_without_a_buffer_is_told_that_nothing_was_written(answers: ModuleType) -> None:
    assert answers.an_read_lying(lambda size: b"abc", 7, 1) == 0
    assert answers.an_read_lying(lambda size: b"abc", 7, 0) == 103


def test_several_values_are_a_tuple(answers: ModuleType) -> None:
    point = answers.an_point
    assert tuple(answers.an_ask(lambda what: (what, 1, 2.5, point(3, 4)))) == (7, 10.5)
    assert answers.an_ask_nowhere(lambda what: (what, 1, 2.5, point(3, 4))) == 7


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ((1, 2, 3), r"an_question\(\): the answer must be a tuple of 4 values, not \(1, 2, 3\)"),
        ([1, 2, 3, 4], "must be a tuple of 4 values"),
        ((1, 2, 3.0, 4), r"an_question\(\): where must be an_point, not int"),
        ((1, 1.5, 3.0, None), r"an_question\(\): number must be int, not float"),
        (7, "must be a tuple of 4 values, not 7"),
    ],
)
def test_a_wrong_tuple_writes_nothing(answers: ModuleType, answer: Any, words: str) -> None:
    with pytest.raises(TypeError, match=words):
        answers.an_ask(lambda what: answer)


def test_how_much_was_written_is_told(answers: ModuleType) -> None:
    assert answers.an_fill(lambda room: array("H", [1, 2, 3]), 16) == 3006
    assert answers.an_fill(lambda room: list(range(room)), 5) == 5010
    assert answers.an_fill(lambda room: [], 5) == 0
    with pytest.raises(ValueError, match="items holds 6: there is room for 5"):
        answers.an_fill(lambda room: range(6), 5)


def compare(a: bytes, b: bytes) -> int:
    left, right = struct.unpack("i", a), struct.unpack("i", b)
    return (left > right) - (left < right)


def test_elements_have_the_size_that_the_call_says(answers: ModuleType) -> None:
    items = array("i", [5, -3, 900, 1, 70000])
    answers.an_sort(items, 4, compare)
    assert items.tolist() == [-3, 1, 5, 900, 70000]
    words = bytearray(b"delta alpha omega beta_ ")
    answers.an_sort(words, size=6, compare=lambda a, b: (a > b) - (a < b))
    assert words == b"alpha beta_ delta omega "
    assert answers.an_search(struct.pack("i", 900), items, compare) == struct.pack("i", 900)
    assert answers.an_search(struct.pack("i", 901), items, compare) is None


def test_a_comparison_that_fails_ends_the_sorting(answers: ModuleType) -> None:
    calls = list[bytes]()

    def failing(a: bytes, b: bytes) -> int:
        calls.append(a)
        raise KeyError(len(calls))

    with pytest.raises(KeyError, match="1"):
        answers.an_sort(array("i", range(50)), 4, failing)
    assert len(calls) == 1


@pytest.mark.parametrize("size", [0, 3])
def test_a_buffer_that_is_no_whole_number_of_elements(answers: ModuleType, size: int) -> None:
    with pytest.raises(ValueError, match=rf"an_sort\(\): base has 8 bytes, no multiple of {size}"):
        answers.an_sort(array("i", [1, 2]), size, compare)
    with pytest.raises(ValueError, match="base has 9 bytes, no multiple of 4"):
        answers.an_search(b"1234", b"123456789", compare)


def test_signatures_say_what_is_answered(answers: ModuleType) -> None:
    assert "read (Callable[[int], Buffer] | an_read)" in answers.an_read_all.__doc__
    assert "Callable[[int], tuple[int, int, float, an_point]]" in answers.an_ask.__doc__
    assert "compare (Callable[[bytes, bytes], int] | an_compare)" in answers.an_sort.__doc__


def test_numbers_that_are_given_and_changed(answers: ModuleType) -> None:
    given = list[tuple[int, float, bool]]()

    def change(whole: int, real: float, flag: bool) -> tuple[int, float, bool]:
        given.append((whole, real, flag))
        return whole + 1, real * 10, not flag

    assert answers.an_change(change, 5, 0) == 6 + 25.0
    assert answers.an_change(change, -4, 0) == -3 - 20.0 + 1000
    assert answers.an_change(change, 5, 1) == 6 + 2.5  # nowhere to write to
    assert given == [(5, 2.5, True), (-4, -2.0, False), (5, 0.0, True)]
    with pytest.raises(OverflowError):
        answers.an_change(lambda whole, real, flag: (1 << 31, real, flag), 1, 0)
    with pytest.raises(TypeError, match="the answer must be a tuple of 3 values"):
        answers.an_change(lambda whole, real, flag: whole, 1, 0)
