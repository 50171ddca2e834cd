"""Records with functions in them: Python callables that native code finds in a table."""

from __future__ import annotations

import copy
import gc
import io
import subprocess
import threading
import weakref
from collections.abc import Callable
from functools import partial
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


class Owning:
    """Its table's function leads back to the table."""

    def __init__(self, tables: ModuleType) -> None:
        self.table = tables.tb_stream(read=self.read, level=5)

    def read(self, size: int) -> bytes:
        return b"x" * (size - self.table.level)


def test_a_callable_that_leads_back_to_its_table_is_collected(tables: ModuleType) -> None:
    gc.collect()
    for _ in range(20):  # more than the pool has places for
        owning = Owning(tables)
        gc.collect()
        assert tables.tb_copy(owning.table, tables.tb_stream(write=len)) == 0
        known = weakref.ref(owning)
        del owning
        gc.collect()
        assert known() is None


def test_a_cycle_through_a_function_pointer_and_a_block_is_collected(tables: ModuleType) -> None:
    reader = Reader()
    reader.pointer, reader.block = tables.tb_stream(read=reader).read, tables.tb_stream.array_of(2)  # type: ignore[attr-defined]
    reader.block[1].read = reader.pointer  # type: ignore[attr-defined]
    known = weakref.ref(reader)
    gc.collect()
    assert known() is reader
    del reader
    gc.collect()
    assert known() is None


def test_only_pointers_that_keep_a_callable_are_tracked(tables: ModuleType) -> None:
    assert gc.is_tracked(tables.tb_stream(read=len).read)
    assert not gc.is_tracked(tables.tb_default().read)


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


class Counting:
    """A source of 1, 2, 3 whose cursors are told by who they are."""

    def __init__(self, tables: ModuleType) -> None:
        self.tables, self.cursors, self.closed = tables, dict[int, Any](), 0

    def open(self) -> tuple[int, Any]:
        cursor = self.tables.tb_cursor()
        self.cursors[id(cursor)] = weakref.ref(self)
        return 0, cursor

    def next(self, cursor: Any) -> tuple[int, int]:
        assert id(cursor) in self.cursors
        return cursor.position < 3, cursor.position + 1

    def close(self, cursor: Any) -> int:
        del self.cursors[id(cursor)]
        self.closed += 1
        return 0


def source_of(tables: ModuleType, counting: Counting) -> Any:
    return tables.tb_source(open=counting.open, next=counting.next, close=counting.close)


def test_records_that_native_code_keeps_come_back_as_themselves(tables: ModuleType) -> None:
    counting = Counting(tables)
    known = weakref.ref(counting)
    tables.tb_register(source_of(tables, counting))
    gc.collect()
    assert [tables.tb_sum(), tables.tb_sum()] == [12, 12]
    assert (counting.closed, counting.cursors) == (4, {})
    del counting
    gc.collect()
    assert known() is not None
    tables.tb_unregister()
    gc.collect()
    assert known() is None


def test_a_table_that_is_refused_is_let_go(tables: ModuleType) -> None:
    known = weakref.ref(reader := Reader())
    assert tables.tb_register(tables.tb_source(next=lambda cursor: (0, 0), close=reader)) == -1
    del reader
    gc.collect()
    assert known() is None
    assert tables.tb_sum() == -1


def test_a_record_that_native_code_has_is_not_given_again(tables: ModuleType) -> None:
    counting, cursor = Counting(tables), tables.tb_cursor()
    counting.open = lambda: (0, cursor)  # type: ignore[method-assign]
    counting.close = lambda cursor: 0  # type: ignore[method-assign]
    tables.tb_register(source_of(tables, counting))
    with pytest.raises(ValueError, match=r"tb_opened\(\): native code has this record already"):
        tables.tb_sum()
    for wrong in (None, tables.tb_source(), 5):
        counting.open = lambda wrong=wrong: (0, wrong)  # type: ignore[method-assign]
        tables.tb_register(source_of(tables, counting))
        with pytest.raises(TypeError, match="cursor must be"):
            tables.tb_sum()
    tables.tb_unregister()


LAST = """
from probe_api import callbacks, tables
callbacks.cb_twice(1.0, abs)  # so that callbacks end after handles
kept = [tables.tb_open()]
tables.tb_swap(kept[0], tables.tb_stream(close=lambda: print("closing") or kept.clear()))
"""


def test_a_handle_that_goes_while_the_exit_closes_it(
    run_probe: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    done = run_probe(LAST, "-X", "faulthandler", PYTHONMALLOC="debug")
    assert (done.returncode, done.stdout, done.stderr) == (0, "closing\n", "")


def test_threads_that_set_and_read_the_pointers_of_one_record(probe: Callable[[str], ModuleType]) -> None:
    api, tables = probe("pointers"), probe("tables")
    person, table, feed, pump = api.person(), tables.tb_stream(), api.feed(), api.pump()
    working, failures = [True], list[BaseException]()

    def change(tables_too: bool) -> None:
        for i in range(3000):
            person.name = f"name {i}" * (i % 5 + 1) if i % 3 else None
            if tables_too:
                table.read = (len, abs, int)[i % 3] if i % 4 else None
            feed.input = bytes([1]) * (i % 300) if i % 5 else None
            pump.feed = api.feed(input=b"abc") if i % 7 else None

    def look() -> None:
        while working[0]:
            assert (person.name or "name").startswith("name") and (person.copy().name or "name").startswith("name")
            assert set(bytes(feed.input or b"")) <= {1}
            fed = pump.feed
            assert fed is None or bytes(fed.input) == b"abc"
            assert type(table.read) in (tables.tb_read, type(None))

    def run(work: Callable[[], None]) -> None:
        try:
            work()
        except BaseException as error:
            failures.append(error)

    changing = [threading.Thread(target=run, args=(partial(change, tables_too),)) for tables_too in (True, False)]
    looking = [threading.Thread(target=run, args=(look,)) for _ in range(2)]
    for one in changing + looking:
        one.start()
    for one in changing:
        one.join()
    working[0] = False
    for one in looking:
        one.join()
    assert failures == []
