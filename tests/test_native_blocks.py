"""Records one after another in a block, and pointers to them."""

from __future__ import annotations

import copy
import ctypes
import gc
import pickle
import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest


@pytest.fixture(scope="module")
def api(probe: Callable[[str], ModuleType]) -> ModuleType:
    return probe("pointers")


def test_a_block_is_a_sequence_of_views(api: ModuleType) -> None:
    block = api.spot.array_of(4)
    block[0].x, block[-1] = 5, api.spot(1, 2)
    assert list(block) == block == [api.spot(5, 0), api.spot(), api.spot(), api.spot(1, 2)]
    part = block[2:]
    part[0].y = 9
    assert (len(part), block[2], block[::3]) == (2, api.spot(0, 9), [api.spot(5, 0), api.spot(1, 2)])
    assert api.spots_sum(block) == 5 + 900 + 201
    api.spots_move(block, by=1)
    assert [one.x for one in block] == [6, 1, 1, 2]
    view = block[0]
    del block, part
    gc.collect()
    assert view.x == 6
    for wrong, error in ((lambda: view.array_of(-1), ValueError), (lambda: view.array_of(1 << 62), MemoryError),
                         (lambda: view.array_of(None), TypeError), (lambda: view.array_of([1]), TypeError),
                         (lambda: view.array_of(bytes(9)), ValueError)):  # fmt: skip
        with pytest.raises(error):
            wrong()


def test_a_block_copies_and_pickles(api: ModuleType) -> None:
    for block in (
        api.spot.array_of([api.spot(1, 2), api.spot(3, 4)]),
        api.spot.array_of(0),
        api.spot.array_of(bytes(16)),
    ):
        for again in (
            copy.copy(block),
            copy.deepcopy(block),
            pickle.loads(pickle.dumps(block)),
            copy.copy(block[::-1])[::-1],
        ):
            assert again == block == list(block)
    block = api.spot.array_of(1)
    copy.copy(block)[0].x = 5
    assert block[0].x == 0


def test_a_block_over_a_buffer_is_no_copy(api: ModuleType) -> None:
    memory = bytearray(16)
    block = api.spot.array_of(memory)
    block[1].y = 3
    assert memory[12:] == (3).to_bytes(4, sys.byteorder)
    with pytest.raises(BufferError):
        memory.append(1)
    with pytest.raises(TypeError, match=r"^spot\.array: items can't be set in read-only memory$"):
        api.spot.array_of(bytes(8))[0] = api.spot()
    assert api.spot.array_of(block)[1].y == 3


def test_numpy_would_see_what_ctypes_shows_it(api: ModuleType, probe: Callable[[str], ModuleType]) -> None:
    class Spot(ctypes.Structure):
        _fields_ = (("x", ctypes.c_int), ("y", ctypes.c_int))

    view, peer = memoryview(api.spot.array_of(3)), memoryview((Spot * 3)())
    formats = {peer.format, peer.format.replace("l", "i")}  # where both are of four bytes, ctypes says long for int
    assert view.format in formats
    assert (view.shape, view.itemsize, view.nbytes) == (peer.shape, peer.itemsize, 24)
    nested = memoryview(probe("records").nested.array_of(1)).format
    order = "<" if sys.byteorder == "little" else ">"
    assert nested == "T{T{<i:x:<i:y:}:from_:T{<i:deep:}:unused:(2)T{<i:x:<i:y:}:path:}".replace("<", order)
    assert memoryview(probe("records").bits.array_of(1)).format == "T{16x}"
    assert memoryview(probe("records").texts.array_of(1)).format == f"T{{8s:name:8s:title:8s:path:(4){order}B:raw:}}"


def test_pointers_to_blocks(api: ModuleType) -> None:
    block = api.spot.array_of([api.spot(1, 1), api.spot(2, 2)])
    path = api.path(spots=block)
    assert path.spots is block and path.length == 2
    api.path_move(path, 10)
    assert [one.x for one in block] == [11, 12]
    path.spots = block[1:]
    assert (path.length, list(path.spots), api.path_length(path)) == (1, [api.spot(12, 2)], 212)
    path.spots = [api.spot(7, 8)]
    gc.collect()
    assert api.path_length(path) == 807
    path.spots = bytearray(24)
    assert path.length == 3
    with pytest.raises(TypeError, match=r"^path\.spots must be a sequence of records or a buffer, not int$"):
        path.spots = 3


def test_arrays_of_records_with_pointers(api: ModuleType) -> None:
    people: Any = [api.person("Ann", age=1), api.person("Bo", age=2)]
    assert api.people_ages(people) == 1 + 2 + 5
    api.people_older(people)
    block = api.person.array_of(people)
    del people
    gc.collect()
    api.people_older(block)
    assert [(one.name, one.age) for one in block] == [("Ann", 3), ("Bo", 4)]
    assert api.people_ages(block) == api.people_ages(block[0:]) == 12
    for wrong in (bytes(64), api.spot.array_of(8), [api.spot()]):
        with pytest.raises(TypeError, match=r"^people_ages\(\): people must be "):
            api.people_ages(wrong)
    with pytest.raises(TypeError, match="its records can't be views of a buffer"):
        api.person.array_of(bytearray(64))


def test_records_are_aligned_as_they_say(api: ModuleType) -> None:
    made = [api.wide(b=2.5) for _ in range(20)]
    assert {api.wide_at(one) for one in made} == {0}
    assert {api.wide_at(one.copy()) for one in made} == {0}
    assert api.wides_sum(made) == api.wides_sum(api.wide.array_of(made)) == 50.0
