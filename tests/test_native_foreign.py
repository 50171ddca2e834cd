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


# --- arrays of pointers -------------------------------------------------------------------------------------------


def test_a_sequence_as_pointers_to_records(api: ModuleType) -> None:
    pairs = [api.pair(i, -i) for i in range(200)]
    assert api.pairs_sum(pairs) == sum(range(200))
    assert (
        api.pairs_sum(pairs[:3]) == api.pairs_sum(tuple(pairs[:3])) == api.pairs_sum(api.pair.array_of(pairs[:3])) == 3
    )
    assert api.pairs_sum([]) == 0 == api.items_length(None)
    api.pairs_turn(pairs[1:2])
    assert pairs[1:3] == [api.pair(-1, 1), api.pair(2, -2)]
    assert api.items_length([api.items_make("x", 1), *api.items_each("yy", 2), api.item()]) == 2 + 3 + 3
    with pytest.raises(TypeError, match=r"^pairs_sum\(\): pairs must be pair, not item$"):
        api.pairs_sum([api.pair(), api.item()])
    with pytest.raises(TypeError, match=r"^pairs_turn\(\): pairs must be pair, not None"):
        api.pairs_turn([None])
    with pytest.raises(TypeError, match=r"^pairs_sum\(\): pairs must be a sequence of records, not int$"):
        api.pairs_sum(3)
    with pytest.raises(BufferError):
        api.pairs_turn([api.pair.from_buffer(bytes(8))])


def test_a_sequence_of_handles(api: ModuleType) -> None:
    with api.shelf_open() as one, api.shelf_open() as two:
        assert api.shelves_sum([one, two, one]) == 27 and api.shelves_sum([]) == 0
        closed = api.shelf_open()
        closed.close()
        with pytest.raises(ValueError, match="closed"):
            api.shelves_sum([one, closed])
        one.close()  # no call uses it any more
        assert api.shelves_open() == 1
    assert api.fds_sum([3, api.Fd.from_raw(4)]) == 7
    assert api.things_sum([api.thing_at(0), api.thing_at(2)]) == 6
    with pytest.raises(TypeError, match=r"^things_sum\(\): things must be thing, not "):
        api.things_sum([api.pair()])


def test_lists_of_pointers_are_copied_and_freed(api: ModuleType) -> None:
    assert api.pairs_made(3) == api.pairs_out(3) == [None, api.pair(1, -1), api.pair(2, -2)]
    assert (api.pairs_made(0), api.pairs_ended(0)) == ([], ([], 0))
    with pytest.raises(OSError):
        api.pairs_out(-1)
    assert api.words_made(3) == ["word"] * 3


def test_lists_of_handles(api: ModuleType) -> None:
    made = api.shelves_made(3)
    assert [api.shelf_sum(one) for one in made] == [9, 9, 9] and api.shelves_open() == 3
    lent = api.shelves_of(made[0])
    made.pop(0).close()
    assert (api.shelves_open(), [api.shelf_sum(one) for one in lent]) == (3, [9, 9])
    for one in (*made, *lent):
        one.close()
    assert api.shelves_open() == 0


# --- flexible tails -----------------------------------------------------------------------------------------------


def test_a_flexible_tail_is_a_sequence(api: ModuleType) -> None:
    path = api.path_make(3)
    assert (path.kind, path.n, list(path.at)) == (7, 3, [api.pair(0, 0), api.pair(1, 10), api.pair(2, 20)])
    path.at[1] = api.pair(100, 200)
    path.at[2].left = 1000
    assert (api.path_sum(path), memoryview(path).nbytes) == (1320, 28)
    at, copy = path.at, path.copy()
    del path
    gc.collect()
    assert (at[2], api.items_alive(), copy.at[1]) == (api.pair(1000, 20), 1, api.pair(100, 200))
    with pytest.raises(AttributeError, match=r"^path\.at can't be set$"):
        copy.at = []
    assert repr(api.path_make(1)) == "path(kind=7, n=1, at=[pair(left=0, right=0)])"
    assert list(api.path(n=3).at) == []  # there is no more memory than that


def test_a_tail_of_numbers_within_its_memory(api: ModuleType) -> None:
    memory = bytearray(8 + 8 * 2 + 3)
    track = api.track.from_buffer(memory)
    track.n = 200
    assert list(track.at) == [0.0, 0.0]
    track.at[1] = 2.5
    track.n = 2
    assert api.track_sum(track) == 2.5 == api.track_sum(track.copy())
    with pytest.raises(TypeError, match=r"^track\.at must be float, not str$"):
        track.at[0] = "x"
    with pytest.raises(IndexError):
        track.at[2]


# --- contents -----------------------------------------------------------------------------------------------------


def test_what_a_filled_record_leads_to_is_freed_behind_it(api: ModuleType) -> None:
    words = api.words_find(3)
    assert (words.count, words.at, words.self.at, api.items_alive()) == (3, ["word"] * 3, ["word"] * 3, 4)
    again, copy = words.self, words.copy()
    del words
    gc.collect()
    assert (again.at, api.items_alive()) == (["word"] * 3, 4)
    del again
    gc.collect()
    assert copy.at == ["word"] * 3
    del copy
    with pytest.raises(FileNotFoundError):
        api.words_find(-1)
    assert not hasattr(api, "words_clear")
