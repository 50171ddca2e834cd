"""Values that are as long as they are, and several strings in one block."""

from __future__ import annotations

import errno
import inspect
import os
import sys
from array import array
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def sizing(probe: Callable[[str], ModuleType]) -> ModuleType:
    return probe("sizing")


@pytest.fixture(autouse=True)
def _uncounted(sizing: ModuleType) -> None:
    sizing.calls_since()


# --- sizes --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("length", [0, 1, 255, 70_000])
def test_a_value_whose_size_is_asked_first(sizing: ModuleType, length: int) -> None:
    assert sizing.get_value(length) == b"v" * length
    assert sizing.calls_since() == (2 if length else 1)
    assert sizing.get_value_at_zero(length) == b"v" * length
    assert sizing.get_value(length, 0, None) == sizing.get_value(length, value=None) == b"v" * length


def test_a_given_size_or_buffer_is_one_call(sizing: ModuleType) -> None:
    assert sizing.get_value(3, 0, 10) == b"vvv"
    memory = bytearray(5)
    assert sizing.get_value(3, value=memory) == 3
    assert memory == b"vvv\0\0"
    assert sizing.calls_since() == 2
    with pytest.raises(OSError) as caught:
        sizing.get_value(3, 0, 2)
    assert caught.value.errno == errno.ERANGE
    assert sizing.calls_since() == 1


def test_a_value_that_grows_meanwhile(sizing: ModuleType) -> None:
    assert len(sizing.get_value(100, 1)) == 102
    assert sizing.calls_since() == 3


def test_a_value_that_never_stops_growing_is_an_error(sizing: ModuleType) -> None:
    with pytest.raises(OSError) as caught:
        sizing.get_value(1, 10**7)
    assert (caught.value.errno, caught.value.function) == (errno.ERANGE, "get_value")
    assert sizing.calls_since() <= 9


def test_another_failure_ends_it(sizing: ModuleType) -> None:
    with pytest.raises(FileNotFoundError):
        sizing.get_value(-1)
    assert sizing.calls_since() == 1


@pytest.mark.parametrize("length", [0, 1, 255, 256, 257, 1024, 100_000])
def test_text_that_is_cut_where_it_does_not_fit(sizing: ModuleType, length: int) -> None:
    assert sizing.get_cut(length=length) == "c" * length
    assert sizing.get_cut(10, length=length) == "c" * min(10, length)


@pytest.mark.parametrize("length", [0, 254, 255, 256, 5000])
def test_a_failure_that_says_too_small(sizing: ModuleType, length: int) -> None:
    assert sizing.get_name(length=length) == "n" * length
    with pytest.raises(OSError):
        sizing.get_name(length, length=length)


@pytest.mark.parametrize("count", [0, 1, 1000])
def test_a_list_of_numbers(sizing: ModuleType, count: int) -> None:
    assert sizing.get_numbers(count=count) == [10 * i for i in range(count)]
    memory = array("I", [9] * (count + 1))
    assert sizing.get_numbers(memory, count=count) == count


@pytest.mark.parametrize("length", [0, 1, 256, 257, 10_000])
def test_a_size_behind_a_pointer(sizing: ModuleType, length: int) -> None:
    assert sizing.query(length=length) == b"q" * length
    assert sizing.query_at_once(length=length) == b"q" * length
    with pytest.raises(OverflowError, match="there is more"):
        sizing.query(length, length=length + 1)


def test_a_callee_that_always_wants_more_is_given_up(sizing: ModuleType) -> None:
    with pytest.raises(OverflowError, match="there is more"):
        sizing.insatiable()
    assert sizing.calls_since() <= 9
    with pytest.raises(ValueError, match=r"^always_full\(\): data is still too small with \d+ items$"):
        sizing.always_full()
    assert sizing.calls_since() <= 9
    assert sizing.always_full(3) == b"xxx"


def test_the_size_has_a_default(sizing: ModuleType) -> None:
    assert str(inspect.signature(sizing.get_value)) == "(length, grows=0, value=None)"
    assert str(inspect.signature(sizing.get_cut)) == "(text=None, *, length)"


@pytest.mark.parametrize("wrong", ["3", 1.5, b"abc", [3]])
def test_what_is_neither_size_nor_buffer_is_refused(sizing: ModuleType, wrong: object) -> None:
    with pytest.raises((TypeError, BufferError)):
        sizing.get_value(3, 0, wrong)
    with pytest.raises(ValueError, match="is no size"):
        sizing.get_value(3, 0, -1)


# --- several strings ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("strings", "last"), [([], -1), (["a"], 1), (("a", b"bc", "größe"), 7)])
def test_strings_go_in(sizing: ModuleType, strings: list[str | bytes], last: int) -> None:
    assert tuple(sizing.count_strings(strings)) == (len(strings), last)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows' file names are no bytes")
def test_strings_of_other_encodings_go_in(sizing: ModuleType) -> None:
    assert tuple(sizing.count_paths(["a", b"b", Path("abc"), os.fsdecode(b"\xff\xfe")])) == (4, 2)
    assert tuple(sizing.count_bytes([b"\xff", b"\xfe\xfd"])) == (2, 2)
    assert tuple(sizing.count_strings(None)) == (-1, -1)


def test_strings_that_were_no_utf8_go_back_in(sizing: ModuleType) -> None:
    assert tuple(sizing.count_strings(["caf\udce9", "\udcff\udcfe"])) == (2, 2)


@pytest.mark.parametrize("wrong", ["text", b"text", 1, {"a": 1}, iter("a")])
def test_what_is_no_sequence_of_strings_is_refused(sizing: ModuleType, wrong: object) -> None:
    with pytest.raises(TypeError, match=r"^count_strings\(\): block must be a sequence of strings, not "):
        sizing.count_strings(wrong)


def test_what_is_no_string_is_refused(sizing: ModuleType) -> None:
    with pytest.raises(TypeError, match=r"^count_strings\(\): block must be str or bytes, not int$"):
        sizing.count_strings(["a", 1])
    with pytest.raises(TypeError, match=r"^count_bytes\(\): block must be bytes, not str$"):
        sizing.count_bytes(["a"])
    with pytest.raises(TypeError):
        sizing.count_paths([1])
    with pytest.raises(UnicodeEncodeError):
        sizing.count_strings(["\ud800"])


def test_a_string_that_would_end_the_block_is_refused(sizing: ModuleType) -> None:
    with pytest.raises(ValueError, match=r"^count_strings\(\): block must not contain an empty string$"):
        sizing.count_strings(["a", "", "b"])
    with pytest.raises(ValueError, match=r"^count_strings\(\): block must not contain a null character$"):
        sizing.count_strings(["a\0b"])


def test_strings_come_out(sizing: ModuleType) -> None:
    assert sizing.some_strings(1) == ["one", "zwölf"]
    assert sizing.some_bytes(1) == [b"one", "zwölf".encode()]
    assert sizing.some_strings(0) == []
    assert sizing.some_strings(2) is None
    assert sizing.owned_strings() == ["a", "b"]


def test_strings_in_a_buffer_of_the_right_size(sizing: ModuleType) -> None:
    assert sizing.list_names() == ["user.one", "user.two"]
    assert sizing.list_names(100) == ["user.one", "user.two"]
    memory = bytearray(20)
    assert sizing.list_names(memory) == 18
    with pytest.raises(OSError):
        sizing.list_names(3)


def test_a_record_tells_the_words_of_a_failure(sizing: ModuleType) -> None:
    sizing.sz_tell(0)
    with pytest.raises(ValueError, match=r"^told by a record$"):
        sizing.sz_tell(2)
    with pytest.raises(ValueError) as caught:
        sizing.sz_tell(1)
    assert "told" not in str(caught.value)
