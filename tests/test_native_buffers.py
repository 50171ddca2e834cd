"""Memory with a length, in and out."""

from __future__ import annotations

import errno
from array import array
from collections.abc import Callable
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def buffers(probe: Callable[[str], ModuleType]) -> ModuleType:
    return probe("buffers")


@pytest.mark.parametrize("of", [bytes, bytearray, memoryview, lambda data: array("B", data)])
def test_any_bytes_like_object_goes_in(buffers: ModuleType, of: Callable[[bytes], object]) -> None:
    assert buffers.total(of(b"\1\2\xff")) == 258
    assert buffers.total_nullable(of(b"\1\2\3")) == 6
    assert buffers.count8(data=of(b"abc")) == 3


def test_a_length_has_no_parameter(buffers: ModuleType) -> None:
    with pytest.raises(TypeError, match="'n'"):
        buffers.total(b"abc", n=3)


def test_an_empty_buffer_has_an_address(buffers: ModuleType) -> None:
    assert buffers.total(b"") == 0
    assert buffers.total_nullable(bytearray()) == 0


def test_none_is_no_buffer_unless_it_may_be(buffers: ModuleType) -> None:
    assert buffers.total_nullable(None) == -1
    with pytest.raises(TypeError, match=r"^total\(\): data must be a bytes-like object, not NoneType$"):
        buffers.total(None)


@pytest.mark.parametrize("wrong", ["text", 1, [1, 2]])
def test_what_is_no_buffer_is_refused(buffers: ModuleType, wrong: object) -> None:
    with pytest.raises(TypeError, match=r"^total\(\): data must be a bytes-like object, not "):
        buffers.total(wrong)


def test_elements_and_bytes_are_counted_as_described(buffers: ModuleType) -> None:
    assert buffers.total_ints(array("i", [1, -2, 2**31 - 1])) == 2**31 - 2
    assert buffers.total_ints(array("i", [1, 2]).tobytes()) == 3
    assert buffers.bytes_given(array("i", [1, 2, 3])) == 12
    assert buffers.bytes_given(b"abcde") == 5


@pytest.mark.parametrize("size", [1, 3, 5])
def test_a_size_that_is_no_multiple_of_the_item_is_refused(buffers: ModuleType, size: int) -> None:
    with pytest.raises(ValueError, match=rf"^total_ints\(\): data has {size} bytes, no multiple of its item's 4$"):
        buffers.total_ints(bytes(size))


def test_a_buffer_longer_than_its_length_type_is_refused(buffers: ModuleType) -> None:
    assert buffers.count8(bytes(255)) == 255
    with pytest.raises(OverflowError, match=r"^count8\(\): data is longer than 255$"):
        buffers.count8(bytes(256))


def test_two_buffers_that_share_a_length_agree(buffers: ModuleType) -> None:
    assert buffers.dot(array("i", [1, 2, 3]), array("i", [4, 5, 6])) == 32
    with pytest.raises(ValueError, match=r"^dot\(\): b has length 2, but 3 is needed to match$"):
        buffers.dot(array("i", [1, 2, 3]), array("i", [4, 5]))


def test_memory_with_gaps_is_refused(buffers: ModuleType) -> None:
    with pytest.raises(BufferError, match=r"^total\(\): data must be a bytes-like object: .*contiguous"):
        buffers.total(memoryview(b"abcdef")[::2])


def test_a_size_gives_bytes_cut_to_the_used_length(buffers: ModuleType) -> None:
    assert buffers.fill(4, ord("a"), 4) == b"aaaa"
    assert buffers.fill(4, ord("a"), 2) == b"aa"
    assert buffers.fill(data=0, value=ord("a"), used=0) == b""
    assert buffers.fill_errno(3, 0) == b"xxx"


def test_a_used_length_beyond_the_buffer_reads_nothing_behind_it(buffers: ModuleType) -> None:
    assert buffers.fill(4, ord("a"), 1000) == b"aaaa"
    assert buffers.fill(4, ord("a"), 2**64 - 1) == b""


def test_a_writable_buffer_gives_the_used_length(buffers: ModuleType) -> None:
    data = bytearray(6)
    assert buffers.fill(memoryview(data)[1:5], ord("a"), 3) == 3
    assert data == b"\0aaaa\0"
    for constant in (b"abcd", memoryview(b"abcd")):
        with pytest.raises(BufferError, match=r"^fill\(\): data must be a size or a writable buffer: .*not writable"):
            buffers.fill(constant, 0, 0)


def test_without_a_used_length_everything_is_given(buffers: ModuleType) -> None:
    assert buffers.fill_all(3) == [1, 2, 3]
    data = array("H", [0] * 4)
    assert buffers.fill_all(data) == 4
    assert data.tolist() == [1, 2, 3, 4]


def test_a_used_length_in_another_parameter(buffers: ModuleType) -> None:
    assert tuple(buffers.fill_used(6)) == (7, b"uuu")
    data = bytearray(5)
    assert tuple(buffers.fill_used(data)) == (7, 2)
    assert data == b"uuuuu"


def test_a_named_tuple_is_a_tuple(buffers: ModuleType) -> None:
    result = buffers.fill_used(6)
    assert (len(result), result[-1]) == (2, b"uuu")
    assert {result: "found"}[7, b"uuu"] == "found"


def test_a_length_that_is_given_and_answered(buffers: ModuleType) -> None:
    assert buffers.fill_inout(8) == b"iii"
    assert buffers.fill_inout(2) == b"ii"
    assert buffers.fill_inout(bytearray(9)) == 3


def test_a_failed_call_gives_no_bytes(buffers: ModuleType) -> None:
    with pytest.raises(IsADirectoryError) as caught:
        buffers.fill_errno(100, errno.EISDIR)
    assert caught.value.function == "fill_errno"


@pytest.mark.parametrize("size", [-1, -(2**40)])
def test_a_size_below_zero_is_refused(buffers: ModuleType, size: int) -> None:
    with pytest.raises(ValueError, match=rf"^fill\(\): data is no size: {size}$"):
        buffers.fill(size, 0, 0)


def test_a_size_that_no_memory_holds_is_an_error(buffers: ModuleType) -> None:
    with pytest.raises((MemoryError, ValueError)):
        buffers.fill(2**62, 0, 0)
    with pytest.raises(OverflowError, match=r"^fill\(\): data must be between"):
        buffers.fill(2**64, 0, 0)


def test_memory_that_changes_in_place(buffers: ModuleType) -> None:
    data = bytearray(b"abc")
    assert buffers.reverse(data) is None
    assert data == b"cba"
    with pytest.raises((TypeError, BufferError)):
        buffers.reverse(b"abc")


def test_a_buffer_is_released_after_the_call(buffers: ModuleType) -> None:
    data = bytearray(b"abc")
    buffers.reverse(data)
    buffers.total(data)
    with pytest.raises(ValueError, match="no multiple"):
        buffers.total_ints(data)
    data.extend(b"more")


def test_a_fixed_length_is_checked(buffers: ModuleType) -> None:
    assert buffers.sum3(array("i", [1, 2, 3])) == 6
    for size in (0, 2, 4):
        with pytest.raises(ValueError, match=rf"^sum3\(\): three has length {size}, but 3 is needed"):
            buffers.sum3(array("i", range(size)))
    assert buffers.scalar_const(42) == 42


def test_arrays_of_fixed_length_are_results(buffers: ModuleType) -> None:
    assert buffers.three_out() == (10, 20, 30)
    out, scale = buffers.digest()
    assert out == b"\1\2\0\4"
    assert scale == (0.5, -1.0)


def test_text_in_an_array_of_fixed_length_ends_at_its_first_nul(buffers: ModuleType) -> None:
    assert (buffers.label(1), buffers.label(-1)) == ("grö", "noßsize")
    assert (buffers.label_bytes(1), buffers.label_bytes(-1)) == ("grö".encode(), "noßsize".encode())
