"""Sequences of numbers and records as C arrays."""

from __future__ import annotations

import errno
import sys
from array import array
from collections.abc import Callable, Iterator
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def sequences(probe: Callable[[str], ModuleType]) -> ModuleType:
    return probe("sequences")


class Index:
    def __index__(self) -> int:
        return 7


@pytest.mark.parametrize("of", [list, tuple, lambda values: array("h", values), lambda values: range(1, 4)])
def test_numbers_come_as_a_sequence_or_a_buffer(sequences: ModuleType, of: Callable[[list[int]], object]) -> None:
    assert sequences.sum_i16(of([1, 2, 3])) == 6
    assert sequences.sum_i16(values=of([1, 2, 3])) == 6


def test_every_kind_of_number(sequences: ModuleType) -> None:
    assert sequences.sum_i16([-(2**15), 2**15 - 1, Index()]) == 6
    assert sequences.or_u64([2**63, 1]) == 2**63 + 1
    assert sequences.sum_f64([0.5, 1, -3.25]) == -1.75
    assert sequences.sum_f32((0.5, 2)) == 2.5
    assert sequences.count_true([True, False, True]) == 2
    assert sequences.last_of_colours([0, sequences.Colour.GREEN]) is sequences.Colour.GREEN


def test_an_empty_sequence_has_an_address(sequences: ModuleType) -> None:
    assert sequences.sum_i16([]) == 0
    assert sequences.or_u64(()) == 0


@pytest.mark.parametrize("wrong", [2**15, -(2**15) - 1, 2**64, -(2**70)])
def test_numbers_out_of_range_are_refused(sequences: ModuleType, wrong: int) -> None:
    with pytest.raises(OverflowError, match=r"^sum_i16\(\): values must be between -32768 and 32767$"):
        sequences.sum_i16([1, wrong])


@pytest.mark.parametrize("wrong", [-1, 2**64])
def test_large_numbers_out_of_range_are_refused(sequences: ModuleType, wrong: int) -> None:
    with pytest.raises(OverflowError, match=r"^or_u64\(\): values must be between 0 and 18446744073709551615$"):
        sequences.or_u64([wrong])


def test_what_is_no_number_is_refused(sequences: ModuleType) -> None:
    with pytest.raises(TypeError, match=r"^sum_i16\(\): values must be int, not float$"):
        sequences.sum_i16([1, 2.0])
    with pytest.raises(TypeError, match=r"^sum_f64\(\): values must be float, not str$"):
        sequences.sum_f64([1, "2"])
    with pytest.raises(TypeError, match=r"^count_true\(\): values must be bool, not "):
        sequences.count_true([None])
    with pytest.raises(OverflowError, match=r"^sum_f32\(\): values is too large"):
        sequences.sum_f32([1e300])


@pytest.mark.parametrize("wrong", ["12", 12, None, {1: 2}, {1}, iter([1])])
def test_what_is_no_sequence_is_refused(sequences: ModuleType, wrong: object) -> None:
    expected = r"^sum_i16\(\): values must be a sequence of numbers or a buffer, not "
    with pytest.raises(TypeError, match=expected):
        sequences.sum_i16(wrong)


def test_the_sequence_fits_its_length_type(sequences: ModuleType) -> None:
    assert sequences.count_true([True] * 255) == 255
    with pytest.raises(OverflowError, match=r"^count_true\(\): values is longer than 255$"):
        sequences.count_true([True] * 256)


def test_a_sequence_that_changes_while_it_is_read_is_taken_as_it_was(sequences: ModuleType) -> None:
    class Shrinking:
        def __index__(self) -> int:
            values.clear()
            return 1

    values: list[object] = [Shrinking(), 2, 3]
    assert sequences.sum_i16(values) == 6


def test_what_a_sequence_raises_comes_out(sequences: ModuleType) -> None:
    class Broken(list[int]):
        def __iter__(self) -> None:  # type: ignore[override]
            raise LookupError

    class Wrong:
        def __index__(self) -> int:
            raise ZeroDivisionError

    with pytest.raises(LookupError):
        sequences.sum_i16(Broken([1]))
    with pytest.raises(ZeroDivisionError):
        sequences.sum_i16([Wrong()])


def test_a_fixed_length_is_checked(sequences: ModuleType) -> None:
    assert sequences.last_of3([1, 2, 3]) == sequences.last_of3(array("i", [1, 2, 3])) == 3
    assert sequences.last_of3() == sequences.last_of3(None) == -1
    for wrong in ([], [1, 2], [1, 2, 3, 4], array("i", [1])):
        with pytest.raises(ValueError, match=rf"^last_of3\(\): three has length {len(wrong)}, but 3 is needed"):
            sequences.last_of3(wrong)


def test_records_change_in_place(sequences: ModuleType) -> None:
    ready = sequences.ready
    items = [ready(fd=i, events=i) for i in range(3)]
    assert sequences.wait_all(items) == 3
    assert [one.revents for one in items] == [0x100, 0x101, 0x102]
    assert sequences.wait_all(tuple(items)) == 3
    assert sequences.wait_all([]) == 0


def test_a_writable_buffer_of_records_passes_without_a_copy(sequences: ModuleType) -> None:
    ready = sequences.ready
    memory = bytearray(2 * ready.sizeof)
    first, second = ready.from_buffer(memory), ready.from_buffer(memory, ready.sizeof)
    second.events = 4
    assert sequences.wait_all(memory) == 2
    assert (first.revents, second.revents) == (0x100, 0x104)
    one = ready(events=1)
    assert sequences.wait_all(one) == 1
    assert one.revents == 0x101


def test_records_change_also_if_the_call_fails(sequences: ModuleType) -> None:
    one = sequences.ready(events=2)
    with pytest.raises(OSError) as caught:
        sequences.wait_all([one], errno.EBUSY)
    assert caught.value.errno == errno.EBUSY
    assert one.revents == 0x102


def test_records_change_in_views_of_the_given_memory(sequences: ModuleType) -> None:
    memory = bytearray(sequences.ready.sizeof)
    view = sequences.ready.from_buffer(memory)
    sequences.wait_all([view])
    assert any(memory)


def test_what_is_no_record_is_refused_and_nothing_changes(sequences: ModuleType) -> None:
    one = sequences.ready(events=1)
    with pytest.raises(TypeError, match=r"^wait_all\(\): items must be ready, not int$"):
        sequences.wait_all([one, 1])
    assert one.revents == 0
    with pytest.raises(TypeError, match=r"^wait_all\(\): items must be a sequence of records or a buffer, not int$"):
        sequences.wait_all(1)
    with pytest.raises(BufferError, match=r"^wait_all\(\): items is a view of read-only memory$"):
        sequences.wait_all([sequences.ready.from_buffer(bytes(8))])
    with pytest.raises(BufferError):
        sequences.wait_all(bytes(8))
    with pytest.raises(ValueError, match="no multiple of its item's 8"):
        sequences.wait_all(bytearray(9))


def test_records_that_may_be_left_out(sequences: ModuleType) -> None:
    assert sequences.wait_nullable(None) == -1
    assert sequences.wait_nullable([sequences.ready()]) == 1


def test_a_fixed_number_of_records(sequences: ModuleType) -> None:
    ready = sequences.ready
    pair = [ready(fd=1, events=1), ready(fd=2, events=2)]
    assert sequences.events_of2(pair) == 21
    sequences.swap2(pair)
    assert [one.fd for one in pair] == [2, 1]
    for function in (sequences.events_of2, sequences.swap2):
        with pytest.raises(ValueError, match="pair has length 1, but 2 is needed"):
            function(pair[:1])


def test_the_same_record_twice_keeps_the_last_copy(sequences: ModuleType) -> None:
    one = sequences.ready(events=1)
    assert sequences.wait_all([one, one]) == 2
    assert one.revents == 0x101


def test_nothing_is_kept(sequences: ModuleType) -> None:
    items = [sequences.ready() for _ in range(4)]
    before = [sys.getrefcount(one) for one in items], sys.getrefcount(items)
    for _ in range(10):
        sequences.wait_all(items)
        with pytest.raises(OSError):
            sequences.wait_all(items, 1)
        with pytest.raises(TypeError):
            sequences.wait_all([*items, 1])
    assert ([sys.getrefcount(one) for one in items], sys.getrefcount(items)) == before


def test_pieces_of_memory_are_a_sequence_of_buffers(sequences: ModuleType) -> None:
    assert sequences.pieces_sum([b"ab", bytearray(b"c"), memoryview(b"xdx")[1:2], array("B", [1])]) == 394 + 1
    assert sequences.pieces_sum(()) == sequences.pieces_sum() == sequences.pieces_sum(None) == 0
    one, two = bytearray(3), array("H", [0, 0])
    assert sequences.pieces_fill((one, two, memoryview(bytearray(0)))) == 3
    assert (bytes(one), two.tobytes()) == (b"\1\1\1", b"\2\2\2\2")
    one.append(0)  # nobody holds it any more


def test_what_is_no_piece_of_memory_is_refused(sequences: ModuleType) -> None:
    for wrong in (b"ab", "ab", 3, bytearray(3)):
        with pytest.raises(TypeError, match=r"^pieces_sum\(\): pieces must be a sequence of bytes-like objects, not "):
            sequences.pieces_sum(wrong)
    for item in ("ab", 3, memoryview(b"abcd")[::2]):
        with pytest.raises(TypeError, match=r"^pieces_sum\(\): pieces must be a sequence of bytes-like objects, not "):
            sequences.pieces_sum([b"", item])
    good = bytearray(2)
    with pytest.raises(TypeError, match=r"^pieces_fill\(\): pieces must be a sequence of writable bytes-like objects"):
        sequences.pieces_fill([good, b"read-only"])
    good.append(1)


def test_pieces_stay_while_the_callee_works(sequences: ModuleType) -> None:
    kept = []

    class Pieces(list):  # type: ignore[type-arg]
        def __iter__(self) -> Iterator[bytearray]:
            for one in list.__iter__(self):
                kept.append(one)
                yield one
            self.clear()

    assert sequences.pieces_fill(Pieces([bytearray(2), bytearray(4)])) == 2
    assert kept == [b"\1\1", b"\2\2\2\2"]
