"""Records with functions in them: Python callables that native code finds in a table."""

from __future__ import annotations

import copy
import gc
import io
import weakref
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest


@pytest.fixture(scope="module")
def tables(probe: Callable[[str], ModuleType]) -> ModuleType:
    return probe("tables")


def test_a_table_of_callables(tables: ModuleType) -> None:
    source, written, ended = io.BytesIO(b"twelve bytes"), list[bytes](), list[int]()
    reader = tables.tb_stream(read=source.read)
    writer = tables.tb_stream(write=lambda data: written.append(data) or len(data), close=lambda: ended.append(1))
    assert tables.tb_copy(reader, writer) == 12
    assert written == [b"twelv", b"e byt", b"es"]
    assert ended == [1]


def test_what_is_not_set_is_null(tables: ModuleType) -> None:
    empty = tables.tb_stream()
    assert (empty.read, empty.write, empty.close) == (None, None, None)
    assert tables.tb_copy(empty, empty) == -2
    empty.read = len
    assert empty.read is not None
    empty.read = None
    assert tables.tb_copy(empty, empty) == -2


def test_an_exception_comes_out_of_the_call(tables: ModuleType) -> None:
    def failing(size: int) -> bytes:
        raise LookupError(size)

    with pytest.raises(LookupError, match="5"):
        tables.tb_copy(tables.tb_stream(read=failing), tables.tb_stream(write=len))
    with pytest.raises(ValueError, match=r"tb_read\(\): buffer holds 9: there is room for 5"):
        tables.tb_copy(tables.tb_stream(read=lambda size: b"123456789"), tables.tb_stream(write=len))


@pytest.mark.parametrize("wrong", [5, "text", b"bytes", object()])
def test_what_can_not_be_called_is_refused(tables: ModuleType, wrong: Any) -> None:
    with pytest.raises(TypeError, match=r"tb_stream.read must be callable, not"):
        tables.tb_stream(read=wrong)


def test_a_function_pointer_moves_from_table_to_table(tables: ModuleType) -> None:
    first = tables.tb_stream(read=lambda size: b"")
    second = tables.tb_stream(read=first.read, write=len)
    assert isinstance(first.read, tables.tb_read)
    assert second.read == first.read
    del first
    gc.collect()
    assert tables.tb_copy(second, second) == 0
    with pytest.raises(TypeError, match=r"tb_stream\.write must be callable, not int"):
        second.write = 5
    assert tables.tb_by_value(tables.tb_stream(read=lambda size: b"abc", level=4)) == 7


class Reader:
    def __call__(self, size: int) -> bytes:
        return b""


def test_callables_live_as_long_as_a_table_that_has_them(tables: ModuleType) -> None:
    reader = Reader()
    known = weakref.ref(reader)
    table = tables.tb_stream(read=reader)
    twin = copy.copy(table)
    del reader, table
    gc.collect()
    assert known() is not None
    assert tables.tb_copy(twin, tables.tb_stream(write=len)) == 0
    twin.read = len
    assert known() is None


def test_places_in_the_pool_come_back(tables: ModuleType) -> None:
    for _ in range(200):
        tables.tb_copy(tables.tb_stream(read=Reader()), tables.tb_stream(write=len))
    held = list[Any]()
    with pytest.raises(RuntimeError, match=r"tb_stream\.read: all 16 callbacks of the type tb_read are in use"):
        for _ in range(20):
            held.append(tables.tb_stream(read=Reader()))
    assert len(held) == 16
    held.clear()
    tables.tb_stream(read=Reader())


def test_a_table_with_callables_does_not_pickle(tables: ModuleType) -> None:
    with pytest.raises(TypeError, match="read is set"):
        copy.deepcopy(tables.tb_stream(level=3)).__reduce__() and tables.tb_stream(read=len).__reduce__()


def test_a_function_with_user_data_is_an_address(tables: ModuleType) -> None:
    other = tables.tb_other()
    assert other.call == 0
    with pytest.raises(AttributeError, match="can't be set"):
        other.call = len


def test_a_library_s_own_functions_are_passed_on(tables: ModuleType) -> None:
    given = tables.tb_default()
    assert (given.level, given.write) == (7, None)
    written = list[bytes]()
    table = tables.tb_stream(read=given.read, write=lambda data: written.append(data) or len(data))
    assert tables.tb_copy(table, table) == 10
    assert written == [b"ooooo"] * 2


def test_a_table_that_a_handle_keeps(tables: ModuleType) -> None:
    ended, reader = list[int](), Reader()
    known = weakref.ref(reader)
    machine = tables.tb_open()
    assert tables.tb_run(machine) == -3
    tables.tb_swap(machine, tables.tb_stream(read=reader))
    del reader
    gc.collect()
    assert tables.tb_run(machine) == 0
    tables.tb_swap(machine, table=tables.tb_stream(read=lambda size: b"ab", close=lambda: ended.append(1)))
    assert known() is None
    assert tables.tb_run(machine) == 2
    machine.close()
    assert ended == [1]
