"""Records that a library makes or lends: views of its memory, freed behind them, or there as long as its owner."""

from __future__ import annotations

import errno
import gc
from collections.abc import Callable
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def api(probe: Callable[[str], ModuleType]) -> ModuleType:
    return probe("foreign")


@pytest.fixture(autouse=True)
def nothing_is_left(api: ModuleType) -> object:
    yield
    gc.collect()
    assert (api.items_alive(), api.shelves_open()) == (0, 0)


# --- made ---------------------------------------------------------------------------------------------------------


def test_an_owned_record_is_freed_behind_its_last_view(api: ModuleType) -> None:
    for make in (api.items_make, api.items_made):
        first = make("x", 3)
        assert repr(first).startswith("item(number=1, name='x1', next=item(number=2, name='x2', next=")
        third = first.next.next
        second, copy = first.next, first.next.copy()
        del first
        gc.collect()
        assert (api.items_alive(), third.name, third.next, second.next, copy.name) == (3, "x3", None, third, "x2")
        second.number = 7
        assert (second.number, copy.number) == (7, 2)
        with pytest.raises(TypeError, match=r"^item\.name can't be set here: nothing would keep what it leads to$"):
            third.name = "mine"
        del third, second
        gc.collect()
        assert copy.next.name == "x3"
        del copy
        assert api.items_alive() == 0
    assert api.items_make("x", 0) is None is api.items_made("x", 0)


def test_what_a_failed_call_made_is_freed(api: ModuleType) -> None:
    for call in (api.items_make, api.items_each):
        with pytest.raises(OSError) as caught:
            call("x", -errno.ENOENT)
        assert (caught.value.errno, api.items_alive()) == (errno.ENOENT, 0)


def test_a_record_without_pointers_is_copied(api: ModuleType) -> None:
    pair = api.pair_make(3)
    assert (pair, api.items_alive(), memoryview(pair).readonly) == (api.pair(3, -3), 0, False)
    assert api.pair_make(0) is None


def test_owned_records_one_after_another(api: ModuleType) -> None:
    block = api.items_block(3)
    assert [(one.number, one.name) for one in block] == [(0, "n0"), (1, "n1"), (2, "n2")]
    last, part = block[2], block[1:]
    del block
    gc.collect()
    assert (last.name, part[0].name, len(part), api.items_alive()) == ("n2", "n1", 2, 1)


# --- linked -------------------------------------------------------------------------------------------------------


def test_a_list_is_given_one_by_one(api: ModuleType) -> None:
    assert [one.name for one in api.items_each("y", 3)] == ["y1", "y2", "y3"]
    assert list(api.items_each("y", 0)) == []
    items = api.items_each("y", 2)
    first = next(items)
    del items
    gc.collect()
    assert (first.next.name, api.items_alive()) == ("y2", 2)


def test_a_long_list_doesnt_fill_the_stack(api: ModuleType) -> None:
    *_, last = api.items_each("z", 100_000)
    assert last.number == 100_000
    walked = api.items_make("z", 100_000)
    while walked.next is not None:
        walked = walked.next
    assert walked.number == 100_000


def test_a_ring_ends_where_it_began(api: ModuleType) -> None:
    ring = list(api.items_ring())
    assert [one.name for one in ring] == ["one", "two", "three"]
    with pytest.raises(BufferError, match="read-only"):
        ring[0].number = 3


# --- borrowed -----------------------------------------------------------------------------------------------------


def test_what_a_handle_lends_keeps_it_open(api: ModuleType) -> None:
    shelf = api.shelf_open()
    pair, found = api.shelf_pair(shelf, 1), api.shelf_find(shelf, 2)
    assert (pair, found, api.shelf_pair(shelf, 3), api.shelf_find(shelf, 3)) == (
        api.pair(3, 4),
        api.pair(5, 6),
        None,
        None,
    )
    pair.left = 30
    assert (api.shelf_sum(shelf), found) == (36, api.pair(5, 6))
    shelf.close()
    assert api.shelves_open() == 1
    with pytest.raises(ValueError, match="closed"):
        api.shelf_sum(shelf)
    del pair
    assert (api.shelves_open(), found.left) == (1, 5)
    del found
    assert api.shelves_open() == 0


def test_a_block_and_a_list_that_are_lent(api: ModuleType) -> None:
    shelf = api.shelf_open()
    pairs, items = api.shelf_pairs(shelf), api.shelf_items(shelf)
    assert list(pairs) == [api.pair(1, 2), api.pair(3, 4), api.pair(5, 6)]
    assert memoryview(pairs).readonly and memoryview(pairs).nbytes == 24
    with pytest.raises(TypeError, match="read-only"):
        pairs[0] = api.pair(1, 1)
    del shelf
    gc.collect()
    assert ([one.name for one in items], pairs[2].right, api.shelves_open()) == (["first", "second"], 6, 1)
