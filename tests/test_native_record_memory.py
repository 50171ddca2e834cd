"""Records as memory: made over buffers, read as buffers, copied, compared and freed."""

from __future__ import annotations

import copy
import gc
import math
import pickle
import struct
import sys
from collections.abc import Callable
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def records(probe: Callable[[str], ModuleType]) -> ModuleType:
    return probe("records")


def test_a_flexible_tail_reads_as_bytes(records: ModuleType) -> None:
    data = struct.pack("II", 3, 4) + b"name" + b"more"
    event = records.event.from_buffer(data)
    assert (event.kind, event.len, event.name) == (3, 4, b"name")
    assert records.event.from_buffer(struct.pack("II", 0, 10) + b"abc").name == b"abc"
    assert records.event(len=5).name == b""
    assert records.event.sizeof == 8
    assert bytes(event)[:12] == data[:12]


def test_a_copy_keeps_the_tail(records: ModuleType) -> None:
    event = records.event.from_buffer(struct.pack("II", 3, 4) + b"name")
    assert event.copy().name == b"name"
    assert copy.copy(event) == copy.deepcopy(event) == pickle.loads(pickle.dumps(event)) == event


def test_from_buffer_shares_memory(records: ModuleType) -> None:
    data = bytearray(struct.pack("4i", 1, 2, 3, 4))
    point = records.point.from_buffer(data, offset=8)
    assert (point.x, point.y) == (3, 4)
    point.x = 30
    assert data[8:12] == (30).to_bytes(4, sys.byteorder)
    data[12:] = (40).to_bytes(4, sys.byteorder)
    assert point.y == 40
    with pytest.raises(BufferError):
        data.append(0)
    del point
    gc.collect()
    data.append(0)


def test_from_buffer_checks_bounds_and_arguments(records: ModuleType) -> None:
    for offset in (1, 8, 9, -1, 2**62, -(2**62)):
        with pytest.raises(ValueError, match=r"^point needs 8 bytes"):
            records.point.from_buffer(bytes(8), offset=offset)
    for wrong in (
        lambda: records.point.from_buffer(),
        lambda: records.point.from_buffer(bytes(8), 0, 0),
        lambda: records.point.from_buffer(bytes(8), size=0),
        lambda: records.point.from_buffer(bytes(8), offset="0"),
        lambda: records.point.from_buffer(5),
    ):
        with pytest.raises(TypeError):
            wrong()


def test_read_only_memory_can_not_be_changed(records: ModuleType) -> None:
    nested = records.nested.from_buffer(bytes(records.nested.sizeof))
    for change in (
        lambda: setattr(nested, "from_", records.point()),
        lambda: setattr(nested.from_, "x", 1),
        lambda: setattr(nested.path[0], "x", 1),
        lambda: records.point_move(nested.from_, 1),
        lambda: nested.path.__setitem__(0, records.point()),
    ):
        with pytest.raises((BufferError, TypeError), match="read-only"):
            change()
    assert memoryview(nested).readonly
    assert records.nested_sum(nested) == 0


def test_equality_is_by_value(records: ModuleType) -> None:
    assert records.point(1, 2) == records.point(1, 2)
    assert records.point(1, 2) != records.point(1, 3)
    assert records.point() != (0, 0)
    nan = records.grid(cells=[math.nan, 0, 0])
    assert nan != nan.copy()
    with pytest.raises(TypeError, match="unhashable"):
        hash(records.point())
    with pytest.raises(TypeError):
        records.point() < records.point()  # noqa: B015


def test_repr_copy_and_pickle(records: ModuleType) -> None:
    point = records.point(1, -2)
    assert repr(point) == "point(x=1, y=-2)"
    for clone in (point.copy(), copy.copy(point), copy.deepcopy(point), pickle.loads(pickle.dumps(point))):
        assert clone == point
        clone.x = 9
        assert point.x == 1
    for state in (b"", bytes(7), bytes(9)):
        with pytest.raises(ValueError, match="takes a state of 8 bytes"):
            point.__setstate__(state)


def test_a_record_is_a_buffer(records: ModuleType) -> None:
    point = records.point(1, 2)
    view = memoryview(point)
    assert view.nbytes == records.point.sizeof == 8
    view.cast("i")[1] = 7
    assert point.y == 7


def test_many_records_come_and_go(records: ModuleType) -> None:
    kept = [records.point(i, i) for i in range(1000)]
    del kept[::2]
    kept += [records.point_out(i, i) for i in range(1000)]
    assert sum(point.x for point in kept) == sum(range(1, 1000, 2)) + sum(range(1000))


def test_the_collector_sees_what_freed_records_keep(run_probe: Callable[..., object]) -> None:
    code = """
import gc, sys
from probe_api import _native, records
counts = lambda: (sys.getrefcount(records.point), gc.get_referents(_native).count(records.point))
references, seen = counts()
points = [records.point(1, 2) for _ in range(100)]
del points
later, seen_later = counts()
assert seen == 1 and later - references == seen_later - seen > 0, (references, seen, later, seen_later)
"""
    done = run_probe(code)
    assert done.returncode == 0, done.stderr
