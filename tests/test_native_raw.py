"""Raw functions: a library of which metadata has nothing but types, used at once; and what misuse of it is told."""

from __future__ import annotations

import gc
import inspect
import sys
from array import array
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest


@pytest.fixture(scope="module")
def types(probe: Callable[[str], ModuleType]) -> ModuleType:
    return probe("bare")


@pytest.fixture(scope="module")
def raw(probe: Callable[[str], ModuleType]) -> ModuleType:
    return probe("bare.raw")


def test_a_library_is_used_without_a_word_about_its_pointers(types: ModuleType, raw: ModuleType) -> None:
    slot = raw.pointers(types.box, 1)
    assert slot == [None]
    assert raw.box_open(slot) == 0
    box = slot[0]
    assert type(box) is types.box
    assert types.box_latest() == box
    assert raw.case_add(int(box), 5, None) == 5
    assert raw.box_in(raw.pointers(types.box, [box, None, box]), 3) == 10
    assert hash(raw.from_address(types.box, int(box))) == hash(box)
    raw.box_close(box, None)


def test_opaque_pointers_of_another_kind_are_refused(types: ModuleType, raw: ModuleType) -> None:
    box = raw.from_address(types.box, 4096)
    with pytest.raises(TypeError, match=r"^case_add\(\): b must be case, not box$"):
        raw.case_add(box, 1, None)
    with pytest.raises(TypeError, match=r"^box_open\(\): out must be pointers to box$"):
        raw.box_open(raw.pointers(types.case, 1))
    with pytest.raises(TypeError):
        raw.pointers(types.box, 1)[0] = raw.from_address(types.case, 4096)
    assert raw.case_add(None, 1, None) == -1
    with pytest.raises(OverflowError, match=r"^case_add\(\): b must be between "):
        raw.case_add(2**64, 1, None)
    with pytest.raises(ValueError, match="nothing is at address 0"):
        raw.from_address(types.box, 0)


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
    slot = raw.pointers(types.dot, 1)
    raw.dot_farther(slot, near, far)
    slot[0].y = 7
    assert far.y == 7
    kept = raw.pointers(types.dot, [types.dot(6, 6), None])
    gc.collect()
    assert kept == [types.dot(6, 6), None]
    assert kept[:1] == [types.dot(6, 6)]
    assert memoryview(kept).format == "P"
    assert memoryview(kept).readonly
    with pytest.raises(ValueError, match="can't have -1"):
        raw.pointers(types.dot, -1)


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
    kept = raw.pointers(types.bare_step, [step])
    assert (kept[0], raw.step_run(raw.from_address(types.bare_step, int(step)), 4)) == (step, 8)
    with pytest.raises(TypeError):
        raw.step_run(raw.from_address(types.box, 4096), 1)


def test_pointers_to_numbers_are_indexed_and_moved_as_in_c(raw: ModuleType) -> None:
    shared = raw.ints_shared()
    assert (shared[0], shared[2], shared[0:3], shared[1:3]) == (1, 3, [1, 2, 3], [2, 3])
    last = shared + 2
    assert (last[0], last[-2], last[-1:1], last - shared, (1 + shared)[0]) == (3, 1, [2, 3], 2, 2)
    assert last - 2 == shared
    assert hash(last - 2) == hash(shared)
    assert last != shared
    assert bool(shared)
    assert int(last) == int(shared) + 8
    shared[1] = 20
    assert raw.ints_sum(shared, 3) == 24
    shared[0:2] = (1, 2)
    assert raw.ints_sum(shared + 1, 2) == 5
    assert raw.ints_none() is None
    assert raw.slots_shared()[0] == int(raw.text_shared(None))


def test_pointers_refuse_what_doesnt_fit(raw: ModuleType) -> None:
    shared = raw.ints_shared()
    with pytest.raises(OverflowError, match=r"^pointer\.item must be between -2147483648 and 2147483647$"):
        shared[0] = 2**31
    with pytest.raises(ValueError, match="nobody knows where this pointer's items end"):
        shared[1:]
    with pytest.raises(ValueError, match="no step"):
        shared[0:3:2]
    with pytest.raises(ValueError, match=r"exactly 3 items \(2 given\)"):
        shared[0:3] = [1, 2]
    for wrong in (len, iter, memoryview, list):
        with pytest.raises((TypeError, BufferError)):
            wrong(shared)
    with pytest.raises(TypeError, match="a pointer's index must be int or a slice"):
        shared["0"]
    with pytest.raises(OverflowError):
        shared + 2**62
    with pytest.raises(TypeError, match="to const"):
        raw.ints_fixed()[0] = 1
    with pytest.raises(TypeError, match=r"^ints_split\(\): tens is a pointer to const$"):
        raw.ints_split(1, raw.ints_fixed(), shared)
    with pytest.raises(TypeError, match=r"^ints_sum\(\): values must lead to items of 4 bytes, not 8$"):
        raw.ints_sum(raw.new("double", 3), 3)
    with pytest.raises(TypeError):
        raw.dot_sum(shared, 1)
    with pytest.raises(TypeError):
        type(shared)()


def test_memory_is_made_and_read(raw: ModuleType) -> None:
    tens, ones = raw.new("int"), raw.new("int")
    raw.ints_split(42, tens, ones)
    assert (tens[0], ones[0], len(tens)) == (4, 2, 1)
    numbers = raw.new("double", [1, 2.5])
    assert (numbers[:], len(numbers + 1), memoryview(numbers).format) == ([1.0, 2.5], 1, "d")
    assert bytes(numbers)[8:] == bytes(array("d", [2.5]))
    memoryview(numbers)[0] = 7.0
    assert numbers[0] == 7
    data = raw.new("unsigned char", b"abcd")
    raw.raw_fill(data + 1, 7, 2)
    assert (data[:], data[0], bytes(data + 3)) == (b"a\7\7d", 97, b"d")
    data[0:2] = b"xy"
    assert data[0:2] == b"xy"
    assert raw.new("size_t", 2)[:] == [0, 0]
    assert raw.new("bool", [True])[0] is True
    assert raw.new("char", [b"a"])[0] == b"a"
    for pointer, where in ((tens, 1), (tens, -1), (data, slice(2, 5)), (data + 5, 0), (raw.new("int", 0), 0)):
        with pytest.raises(IndexError, match="this pointer has items from"):
            pointer[where]
    with pytest.raises(IndexError):
        tens[1] = 0


@pytest.mark.parametrize("spelled", ["", "*", "integer", "void", "int&", "unsigned  int", "int" + "*" * 20, "timespec"])
def test_what_c_has_no_name_for_isnt_made(raw: ModuleType, spelled: str) -> None:
    with pytest.raises(ValueError, match="is no number or pointer that C has a name for"):
        raw.new(spelled)


def test_wrong_memory_is_refused(raw: ModuleType, types: ModuleType) -> None:
    amounts, items = (("int", -1), ("int", 2**62), ("int", 1.5)), (("int", b"123"), ("int", ["1"]), ("char *", [b"a"]))
    for wrong in ((), (5,), *amounts, *items):
        with pytest.raises((TypeError, ValueError, MemoryError)):
            raw.new(*wrong)
    for wrong in ((int, 1), (types, 1), ("int", 1), (types.dot,) * 3):
        with pytest.raises(TypeError):
            raw.pointers(*wrong)
    for wrong in (("int", 0), (types.dot, 0), ("int", 4096, -1), (types.box, 4096, 2), ("int", "0"), ("int",)):
        with pytest.raises((TypeError, ValueError)):
            raw.from_address(*wrong)


def test_text_is_read_and_made(raw: ModuleType) -> None:
    text = raw.text_shared(None)
    assert (text.string(), text[0], text[0:3]) == (b"one", b"o", b"one")
    assert raw.new("char", b"ab\0c").string() == b"ab"
    assert raw.new("char", b"abc").string() == b"abc"
    with pytest.raises(TypeError, match="only a pointer to char"):
        raw.ints_shared().string()
    texts = raw.texts_shared()
    assert [one and one.string() for one in texts[0:3]] == [b"one", b"three", None]
    mine = raw.new("char *", [raw.new("char", b"ab\0"), raw.new("char", b"cde\0"), None])
    gc.collect()
    assert raw.texts_size(mine) == 5
    assert (mine[1].string(), len(mine[1]), mine[2]) == (b"cde", 4, None)
    mine[1] = None
    assert raw.texts_size(mine) == 2
    mine[0] = raw.text_shared(None)
    assert raw.texts_size(mine) == 3


def test_constant_text_is_given_or_pointed_to(raw: ModuleType) -> None:
    assert [raw.text_size(one, None) for one in ("hé", b"h\xc3\xa9", bytearray(b"abc\0d"), None)] == [3, 3, 3, -1]
    text = raw.text_shared(None)
    given = (text, text + 1, int(text) + 2, raw.new("char", b"ab\0"))
    assert [raw.text_size(one, None) for one in given] == [3, 2, 1, 2]
    with pytest.raises(ValueError, match="must not contain a null character"):
        raw.text_size("a\0b", None)
    with pytest.raises(TypeError, match="from_ must be str, bytes or an address, not float"):
        raw.text_size(1.5, None)


def test_pointers_come_out_of_slots(raw: ModuleType) -> None:
    slot = raw.new("int *")
    assert slot[0] is None
    raw.int_at(slot, 2)
    assert (slot[0][0], slot[0] - raw.ints_shared()) == (3, 2)
    raw.int_at(raw.from_address("int *", slot), 0)
    assert slot[0][0] == 1


def test_memory_is_seen_as_another_type(raw: ModuleType, types: ModuleType) -> None:
    made = raw.doubles_new(2)
    made[0] = 1.0
    assert raw.from_address("unsigned char", made, 8)[:] == (0x3FF0 << 48).to_bytes(8, sys.byteorder)
    raw.doubles_free(int(made))
    points, point = (raw.from_address(types.dot, raw.new("int", [1, 2, 3, 4]), *n) for n in ((2,), ()))
    opaque = raw.from_address(types.box, raw.new("int", [5]))
    gc.collect()
    assert (points[1].y, point.y, raw.from_address("int", opaque)[0]) == (4, 2, 5)
    numbers = raw.new("int", [1, 2, 3, 4])
    assert raw.from_address(types.dot, numbers, 2) == [types.dot(1, 2), types.dot(3, 4)]
    assert raw.from_address("int", raw.new("int", [5]))[0] == 5
    with pytest.raises(TypeError, match="to const"):
        raw.from_address("const int", numbers)[0] = 1


def test_fields_that_nobody_described_are_set_through_their_address(raw: ModuleType, types: ModuleType) -> None:
    record, numbers = types.linked(n=3), raw.new("int", [5, 6, 7])
    with pytest.raises(AttributeError, match="can't be set"):
        record.numbers = 1
    slot = raw.field(record, "numbers")
    assert slot[0] is None
    slot[0] = numbers
    assert record.numbers == raw.address_of(numbers) == int(numbers)
    assert raw.field(record, "numbers")[0][0:3] == [5, 6, 7]
    raw.field(record, "texts")[0] = raw.texts_shared()
    assert raw.linked_sum(record) == 26
    raw.field(record, "other")[0] = record
    assert raw.field(record, "other")[0] == raw.address_of(record)
    count = raw.field(record, "n")
    count[0] = 1
    del record
    gc.collect()
    assert count[0] == 1
    slot[0] = None
    with pytest.raises(AttributeError, match="linked has no field 'nothing'"):
        raw.field(types.linked(), "nothing")
    with pytest.raises(TypeError, match=r"tagged\.name is no number or plain pointer"):
        raw.field(types.tagged(), "name")
    with pytest.raises(TypeError):
        raw.field(5, "n")


def test_addresses_are_those_of_what_has_one(raw: ModuleType, types: ModuleType) -> None:
    dots = types.dot.array_of(2)
    assert raw.address_of(dots[1]) == raw.address_of(dots) + 8
    assert raw.address_of(raw.from_address(types.box, 4096)) == 4096 == raw.address_of(4096)
    for wrong in (b"bytes", None, "text", 1.5):
        with pytest.raises(TypeError, match="an address is an int, a record"):
            raw.address_of(wrong)


def test_open_handles_have_the_address_that_they_stand_for(
    raw: ModuleType, types: ModuleType, probe: Callable[[str], ModuleType]
) -> None:
    handles = probe("handles")
    with handles.box_new(7) as box:
        address = raw.address_of(box)
        assert raw.from_address("int", address)[0] == 7
        assert int(raw.from_address(types.box, box)) == address
    with pytest.raises(ValueError, match="Box is closed"):
        raw.address_of(box)
    with handles.token_open(0) as token, pytest.raises(TypeError, match="Token is a number, not a pointer"):
        raw.address_of(token)


def test_what_raw_namespaces_have_says_what_it_is(raw: ModuleType) -> None:
    signatures = [str(inspect.signature(getattr(raw, one))) for one in ("new", "pointers", "from_address", "field")]
    assert signatures == ["(of, items=1, /)", "(of, items=1, /)", "(of, address, length=None, /)", "(record, name, /)"]
    assert "new(), pointers(), from_address(), address_of(), field() and callback()" in (raw.__doc__ or "")
    assert not {"new", "field"} & set(raw.__all__)


def test_pointers_in_a_circle_are_garbage(raw: ModuleType) -> None:
    slot = raw.new("void *")
    slot[0] = slot
    before = len(gc.get_objects())
    for _ in range(100):
        one = raw.new("void *")
        one[0] = one
    del one
    gc.collect()
    assert len(gc.get_objects()) - before < 50


def test_public_classes_know_nothing_of_addresses(types: ModuleType, raw: ModuleType) -> None:
    for of in (types.box, types.dot, types.bare_step):
        assert not {"from_address", "pointers"} & set(dir(of))
    assert {"new", "pointers", "from_address", "address_of", "field", "callback"} <= set(dir(raw))
    assert not hasattr(types, "from_address")


def test_python_is_called_with_what_nobody_described(types: ModuleType, raw: ModuleType) -> None:
    given = list[object]()

    def hook(words: bytes, numbers: Any, pair: Any, data: int) -> int:
        given.extend([words, numbers[0:2], pair, data])
        numbers[0], pair.second = 7, 8
        return 2

    pointer = raw.callback(types.bare_hook, hook)
    assert isinstance(pointer, types.bare_hook)
    raw.ba_listen(pointer)
    assert raw.ba_tell(12) == 20000 + 700 + 8
    words, numbers, pair, data = given
    assert (words, numbers, data) == (b"words", [3, 4], 12)
    assert pair.second == 8  # a copy now
    assert types.hooks(hook=pointer).hook == pointer
    del pointer
    gc.collect()
    assert raw.ba_tell(None) == 0 + 300 + 6  # nobody is called any more
    raw.ba_listen(None)
    doubler = raw.callback(types.bare_step, lambda v: v * 2)
    assert raw.step_run(doubler, 21) == 42


def test_what_makes_no_function_pointer(types: ModuleType, raw: ModuleType) -> None:
    with pytest.raises(TypeError, match=r"^callback\(\) takes a class of function pointers first$"):
        raw.callback(types.box, len)
    with pytest.raises(TypeError, match=r"^callback\(\): 5 can't be called$"):
        raw.callback(types.bare_hook, 5)
    with pytest.raises(TypeError, match=r"^callback\(\) takes 2 to 2 arguments"):
        raw.callback(types.bare_hook)
    with pytest.raises(TypeError, match=r"hooks\.hook must be bare_hook"):
        types.hooks(hook=len)
    pointer = raw.callback(types.bare_hook, lambda *given: 1 / 0)
    raw.ba_listen(pointer)
    with pytest.raises(ZeroDivisionError):
        raw.ba_tell(None)
    raw.ba_listen(None)
