"""Raw functions: a library of which metadata has nothing but types, used at once; and what misuse of it is told."""

from __future__ import annotations

import gc
from array import array
from collections.abc import Callable
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def types(probe: Callable[[str], ModuleType]) -> ModuleType:
    return probe("bare")


@pytest.fixture(scope="module")
def raw(probe: Callable[[str], ModuleType]) -> ModuleType:
    return probe("bare.raw")


def test_a_library_is_used_without_a_word_about_its_pointers(types: ModuleType, raw: ModuleType) -> None:
    slot = types.box.pointers(1)
    assert slot == [None]
    assert raw.box_open(slot) == 0
    box = slot[0]
    assert type(box) is types.box
    assert types.box_latest() == box
    assert raw.case_add(int(box), 5, None) == 5
    assert raw.box_in(types.box.pointers([box, None, box]), 3) == 10
    assert hash(types.box.from_address(int(box))) == hash(box)
    raw.box_close(box, None)


def test_opaque_pointers_of_another_kind_are_refused(types: ModuleType, raw: ModuleType) -> None:
    box = types.box.from_address(4096)
    with pytest.raises(TypeError, match=r"^case_add\(\): b must be case, not box$"):
        raw.case_add(box, 1, None)
    with pytest.raises(TypeError, match=r"^box_open\(\): out must be pointers to box$"):
        raw.box_open(types.case.pointers(1))
    with pytest.raises(TypeError):
        types.box.pointers(1)[0] = types.case.from_address(4096)
    assert raw.case_add(None, 1, None) == -1
    with pytest.raises(OverflowError, match=r"^case_add\(\): b must be between "):
        raw.case_add(2**64, 1, None)
    with pytest.raises(ValueError, match="nothing is at address 0"):
        types.box.from_address(0)


def test_records_are_views_where_they_are(types: ModuleType, raw: ModuleType) -> None:
    here = raw.dot_origin()
    assert here == types.dot(3, 4)
    raw.dot_move(here, 2)
    assert (here.x, raw.dot_fixed().x) == (5, 5)
    raw.dot_move(here, -2)
    with pytest.raises(BufferError, match="read-only"):
        raw.dot_fixed().x = 1
    with pytest.raises(BufferError, match="d is a view of read-only memory"):
        raw.dot_move(types.dot.array_of(bytes(8)), 1)
    three = types.dot.array_of([types.dot(1, 2)] * 3)
    assert raw.dot_sum(three, 3) == 9
    assert raw.dot_sum(bytes(three), 3) == 9
    with pytest.raises(TypeError, match=r"^dot_sum\(\): d must be dot, not other$"):
        raw.dot_sum(types.other(), 1)
    with pytest.raises(TypeError):
        raw.dot_sum(types.other.array_of(2), 1)
    with pytest.raises(ValueError, match="no multiple"):
        raw.dot_sum(bytes(7), 1)


def test_slots_for_records_show_and_keep_what_they_lead_to(types: ModuleType, raw: ModuleType) -> None:
    near, far = types.dot(1), types.dot(9)
    slot = types.dot.pointers(1)
    raw.dot_farther(slot, near, far)
    slot[0].y = 7
    assert far.y == 7
    kept = types.dot.pointers([types.dot(6, 6), None])
    gc.collect()
    assert kept == [types.dot(6, 6), None]
    assert kept[:1] == [types.dot(6, 6)]
    assert memoryview(kept).format == "P"
    assert memoryview(kept).readonly
    with pytest.raises(ValueError, match="can't have -1"):
        types.dot.pointers(-1)


def test_a_record_that_keeps_is_written_to_by_those_who_get_it(types: ModuleType, raw: ModuleType) -> None:
    record = types.tagged("four")
    raw.tagged_count(record)
    assert record.n == 4


def test_numbers_and_memory_are_buffers(raw: ModuleType) -> None:
    tens, ones = array("i", [0]), array("i", [0])
    raw.ints_split(42, tens, ones)
    assert (tens[0], ones[0], raw.ints_sum(array("i", [1, 2, 3]), 3)) == (4, 2, 6)
    data = bytearray(4)
    raw.raw_fill(data, 7, 3)
    assert data == b"\7\7\7\0"
    assert raw.raw_total(b"\1\2", 2) == 3
    for frozen in (b"abcd", memoryview(b"abcd")):
        with pytest.raises((TypeError, BufferError)):
            raw.raw_fill(frozen, 0, 4)
    with pytest.raises(ValueError, match="no multiple"):
        raw.ints_sum(b"123", 0)


def test_function_pointers_are_passed_on(types: ModuleType, raw: ModuleType) -> None:
    step = types.step_doubled()
    assert raw.step_run(step, 21) == 42
    assert raw.step_run(None, 21) == -1
    kept = types.bare_step.pointers([step])
    assert (kept[0], raw.step_run(types.bare_step.from_address(int(step)), 4)) == (step, 8)
    with pytest.raises(TypeError):
        raw.step_run(types.box.from_address(4096), 1)
