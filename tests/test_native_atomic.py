"""Fields that others read or write meanwhile, and fields that hold the record's own size."""

from __future__ import annotations

import mmap
from collections.abc import Callable
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def records(probe: Callable[[str], ModuleType]) -> ModuleType:
    return probe("records")


def test_an_atomic_field_is_a_field(records: ModuleType) -> None:
    shared = records.shared(True, -5, 7, 2**63, records.Hue.GREEN)
    assert records.shared_check(shared) == 1 - 5 + 7 + 0 + 2
    records.shared_fill(shared)
    assert (shared.ready, shared.small, shared.head, shared.tail) == (True, -2, 3, 2**64 - 1)
    assert shared.color is records.Hue.GREEN
    shared.ready, shared.small, shared.head, shared.tail, shared.color = False, -(2**15), 2**32 - 1, 5, 9
    assert records.shared(False, -(2**15), 2**32 - 1, 5, 9) == shared == shared.copy()
    assert repr(shared).startswith("shared(ready=False, small=-32768, head=4294967295, tail=5, ")


@pytest.mark.parametrize(
    ("name", "value"), [("small", 2**15), ("head", -1), ("tail", 2**64), ("ready", 1), ("color", "x")]
)
def test_what_does_not_fit_changes_nothing(records: ModuleType, name: str, value: object) -> None:
    shared = records.shared(True, 1, 2, 3, 1)
    with pytest.raises((OverflowError, TypeError), match=rf"^shared\.{name} must be "):
        setattr(shared, name, value)
    assert shared == records.shared(True, 1, 2, 3, 1)
    with pytest.raises(AttributeError, match="can't be deleted"):
        delattr(shared, name)


def test_a_view_is_live(records: ModuleType) -> None:
    with mmap.mmap(-1, mmap.PAGESIZE) as page:
        one, other = records.shared.from_buffer(page, 64), records.shared.from_buffer(page, 64)
        one.tail = 2**40
        assert other.tail == 2**40
        del one, other


def test_memory_that_is_not_aligned_is_refused(records: ModuleType) -> None:
    memory = bytearray(3 * records.shared.sizeof)
    odd = records.shared.from_buffer(memory, 1)
    assert odd.ready is False  # one byte is always read at once
    for use in (lambda: odd.head, lambda: setattr(odd, "tail", 1)):
        with pytest.raises(
            BufferError, match=r"^shared\.(head|tail) is atomic, and this memory isn't aligned to [48] bytes$"
        ):
            use()
    assert memory == bytes(len(memory))


def test_read_only_memory_stays_as_it_is(records: ModuleType) -> None:
    view = records.shared.from_buffer(bytes(records.shared.sizeof))
    with pytest.raises(BufferError, match="read-only"):
        view.head = 1
    assert view.head == 0


def test_a_new_record_says_how_large_it_is(records: ModuleType) -> None:
    assert records.header.sizeof == 8
    assert records.header().size == 8 and records.header(value=3) == records.header(8, 3)
    assert records.header(size=2).size == 2
    assert records.header_out() == records.header(8, 8)
    assert records.header.from_buffer(bytearray(8)).size == 0
    assert records.header(1, 2).copy() == records.header(1, 2)
