"""A library that calls back as it promised not to, or lies about what it lends: an exception or a safe value."""

from __future__ import annotations

import gc
import math
import weakref
from itertools import islice
from types import ModuleType
from typing import Any

import pytest

NOWHERE = [-1, 0, -(2**31), -(2**63)]
BEYOND = [2**60, 2**62, 2**63 - 1]


@pytest.fixture(scope="module")
def calling(faulty: ModuleType) -> ModuleType:
    return faulty.calling


# --- on other threads, too late, too often ------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["fc_plain_elsewhere", "fc_plain_held", "fc_plain_both", "fc_each_elsewhere"])
def test_another_thread_than_the_callers(calling: ModuleType, name: str) -> None:
    """Whether the GIL is held meanwhile or not: nothing waits for it, and nothing runs."""
    seen = list[int]()
    with pytest.raises(RuntimeError, match=r"^fc_\w+ was called on another thread .* \(`thread: caller`\)$"):
        getattr(calling, name)(3, lambda value: seen.append(value) or value)
    assert seen == ([3] if name == "fc_plain_both" else [])
    assert calling.fc_plain_once(3, lambda value: value + 1) == 4


def test_what_was_raised_before_that_comes_first(calling: ModuleType) -> None:
    with pytest.raises(ZeroDivisionError):
        calling.fc_plain_both(3, lambda value: 1 / 0)
    assert calling.fc_plain_once(3, lambda value: value) == 3


@pytest.mark.parametrize("on_thread", [0, 1])
def test_a_call_after_the_call(calling: ModuleType, on_thread: int) -> None:
    assert calling.fc_each_once(2, lambda value: value) == calling.fc_plain_once(2, lambda value: value) == 2
    assert calling.fc_each_late(5, on_thread) == -7
    assert calling.fc_plain_late(5) == -5


def test_user_data_that_is_forgotten(calling: ModuleType) -> None:
    assert calling.fc_each_forgotten(5, lambda value: value) == -7


def test_calls_go_on_after_an_exception(calling: ModuleType) -> None:
    seen = list[int]()
    with pytest.raises(ZeroDivisionError):
        calling.fc_each_on(5, lambda value: seen.append(value) or 1 // (value - 2))
    assert seen == [0, 1, 2]


def test_a_callback_that_leads_to_itself_without_end(calling: ModuleType) -> None:
    def deeper(value: int) -> int:
        return int(calling.fc_each_on(1, deeper))

    with pytest.raises(RecursionError):
        calling.fc_each_on(1, deeper)


@pytest.mark.parametrize(("way", "answer"), [(0, 17), (1, -7), (2, -7), (3, -7)])
def test_what_is_said_to_be_needed_no_longer(calling: ModuleType, way: int, answer: int) -> None:
    """While the call runs that gives it, on another thread, twice; and it is called all the same."""

    class Each:
        def __call__(self, value: int) -> int:
            return value + 10

    known = weakref.ref(each := Each())
    with calling.fc_open() as machine:
        assert calling.fc_set(machine, each, way) == (10 if way == 0 else -7)
        del each
        gc.collect()
        assert (known() is None) == (way != 0)
        assert calling.fc_run(machine, 7) == answer
    assert known() is None
    assert calling.fc_closed_run(7) == -7


def test_a_call_after_the_close(calling: ModuleType) -> None:
    with calling.fc_open() as machine:
        assert calling.fc_set_plain(machine, lambda value: value + 1) == 2
    assert calling.fc_closed_run(1) == -5


# --- what it calls with -------------------------------------------------------------------------------------------


def seen_by(call: Any, *arguments: Any) -> tuple[Any, ...]:
    """What a callback is called with."""
    seen = list[tuple[Any, ...]]()
    assert call(lambda *given: seen.append(given) or 6, *arguments) == 6
    return seen[0]


def test_a_callback_gets_none_for_null(calling: ModuleType) -> None:
    assert seen_by(calling.fc_nulls) == (None, None, None, None, calling.fc_pair(0, 0))


@pytest.mark.parametrize("size", NOWHERE)
def test_a_callback_gets_nothing_where_less_is_counted(calling: ModuleType, size: int) -> None:
    assert seen_by(calling.fc_counts, size, max(size, -(2**31)), 0) == (b"", (), ())


@pytest.mark.parametrize("size", [*NOWHERE, 5, 2**63 - 1])
def test_a_callback_gets_nothing_of_null_whatever_is_counted(calling: ModuleType, size: int) -> None:
    count = max(-(2**31), min(size, 2**31 - 1))
    assert seen_by(calling.fc_counts, size, count, 1) == (None, (), ())


@pytest.mark.parametrize("size", BEYOND)
def test_a_callback_isnt_called_with_more_than_memory_holds(calling: ModuleType, size: int) -> None:
    seen = list[object]()
    with pytest.raises((MemoryError, OverflowError)):
        calling.fc_counts(lambda *given: seen.append(given) or 0, size, 1, 0)
    assert seen == []


def test_a_callback_gets_values_that_have_no_name(calling: ModuleType) -> None:
    kind, flags, flag, real, text = seen_by(calling.fc_oddly)
    assert isinstance(kind, calling.FcKind) and kind == 77
    assert isinstance(flags, calling.FcBits) and flags == 0xFFFFFFF0
    assert flag is True and math.isnan(real)
    assert text.encode("utf-8", "surrogateescape") == b"caf\xe9 \xff"


# --- what it lends ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("back", [1, 2, 3])
def test_a_list_that_leads_back_into_itself_has_an_end(calling: ModuleType, back: int) -> None:
    nodes = calling.fc_loop(back)
    seen = list[int]()
    with pytest.raises(ValueError, match="a list of fc_node leads back into itself"):
        seen.extend(node.number for node in islice(nodes, 100))
    assert next(nodes, None) is None
    assert [node.number for node in calling.fc_loop(0)] == [node.number for node in calling.fc_loop(-1)] == [0, 1, 2, 3]


def test_no_list_is_an_empty_one(calling: ModuleType) -> None:
    assert list(calling.fc_no_list()) == []


@pytest.mark.parametrize("count", [-1, 0, -(2**31)])
def test_a_record_that_counts_less_than_nothing(calling: ModuleType, count: int) -> None:
    lent = calling.fc_lends(count, 0)
    assert (lent.count, list(lent.pairs), bytes(lent.bytes), lent.text) == (count, [], b"", "caf\udce9")
    assert "pairs=[]" in repr(lent)


@pytest.mark.parametrize("count", [-1, 0, 2, 2**31 - 1])
def test_a_record_that_counts_what_isnt_there(calling: ModuleType, count: int) -> None:
    lent = calling.fc_lends(count, 1)
    assert (lent.count, lent.pairs, lent.bytes, lent.text) == (count, None, None, None)


@pytest.mark.parametrize("said", NOWHERE)
def test_a_list_of_less_than_nothing(calling: ModuleType, said: int) -> None:
    assert calling.fc_words(said, 0) == [] and list(calling.fc_block(said, 0)) == []
    assert calling.fc_words(said, 1) is None and calling.fc_block(said, 1) is None


@pytest.mark.parametrize("said", BEYOND)
def test_a_list_of_more_than_memory_holds(calling: ModuleType, said: int) -> None:
    for call in (calling.fc_words, calling.fc_block):
        with pytest.raises(MemoryError):
            call(said, 0)
        assert call(said, 1) is None
    assert calling.fc_words(3, 0) == ["one", None, "caf\udce9"]


# --- pointers that it moves ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("by", [6, 7, -1, 2**31 - 1])
def test_a_text_out_of_which_it_moves(calling: ModuleType, by: int) -> None:
    with pytest.raises(ValueError, match=r"^fc_move_text\(\): the callee moved a pointer out of the text"):
        calling.fc_move_text("bytes", by)


def test_a_text_in_which_it_moves(calling: ModuleType) -> None:
    assert [calling.fc_move_text("bytes", by).rest for by in (0, 2, 5, 1000)] == ["bytes", "tes", "", None]


@pytest.mark.parametrize(("by", "said"), [(6, -1), (-1, 6), (1000, 3), (2, 2**62), (5, 5)])
def test_a_buffer_whose_rest_it_lies_about(calling: ModuleType, by: int, said: int) -> None:
    """What it says is told, and nothing is read from where it says."""
    assert calling.fc_move(b"bytes", by, said) == (0, said)
