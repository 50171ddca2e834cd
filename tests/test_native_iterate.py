"""What comes one after the other: packed streams of records, and items behind a handle."""

from __future__ import annotations

import errno
import gc
import inspect
import subprocess
import sys
import textwrap
from array import array
from collections.abc import Callable
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def iterate(probe: Callable[[str], ModuleType]) -> ModuleType:
    return probe("iterate")


# --- packed streams -----------------------------------------------------------------------------------------------


def test_items_whose_tail_is_counted(iterate: ModuleType) -> None:
    events = iterate.read_events(256)
    assert iter(events) is events
    assert [(one.id, one.len, one.name) for one in events] == [(1, 8, "one"), (2, 0, ""), (3, 16, "three")]
    assert list(events) == []


def test_a_size_that_is_left_out_is_the_stated_one(iterate: ModuleType) -> None:
    assert [one.id for one in iterate.read_events()] == [1, 2, 3]
    assert [one.id for one in iterate.read_events(broken=0)] == [1, 2, 3]
    assert str(inspect.signature(iterate.read_events)) == "(buffer=256, broken=0, error=0)"


def test_nothing_read_is_nothing_given(iterate: ModuleType) -> None:
    assert list(iterate.read_events(0)) == list(iterate.read_events(47)) == []


def test_items_are_views_that_keep_the_buffer_alive(iterate: ModuleType) -> None:
    first, *_, last = iterate.read_events()
    gc.collect()
    assert (first.name, last.name) == ("one", "three")
    assert last.copy() == last


def test_a_buffer_is_used_again_by_its_owner(iterate: ModuleType) -> None:
    memory = bytearray(64)
    events = iterate.read_events(memory)
    first = next(events)
    assert first.name == "one"
    memory[8:11] = b"two"
    assert first.name == "two"
    with pytest.raises(BufferError):
        memory.clear()
    del events, first
    memory.clear()
    part = array("Q", [0] * 8)
    assert [one.id for one in iterate.read_events(memoryview(part)[1:7])] == [1, 2, 3]
    assert part[0] == part[7] == 0


def test_items_that_are_counted_whole_and_aligned(iterate: ModuleType) -> None:
    assert [(one.number, one.length, one.name) for one in iterate.read_entries(64)] == [
        (1, 17, "first"),
        (2, 16, "second"),
    ]


def test_items_that_say_how_far_the_next_one_is(iterate: ModuleType) -> None:
    assert [one.action for one in iterate.read_notices(64)] == [1, 2, 3]
    assert [one.action for one in iterate.read_notices(64, 8)] == [1, 2, 3]


@pytest.mark.parametrize("length", [25, 2**31, 2**32 - 1])
def test_a_tail_beyond_the_buffer_ends_with_an_error(iterate: ModuleType, length: int) -> None:
    events = iterate.read_events(broken=length)
    assert next(events).id == 1
    with pytest.raises(
        ValueError,
        match=rf"^read_events\(\): the event at byte 16 says that it has {length + 8} bytes: "
        r"at least 8, and 32 are left$",
    ):
        next(events)
    assert list(events) == []


@pytest.mark.parametrize("length", [0, 1, 15, 17, 65535])
def test_an_item_of_impossible_length_ends_with_an_error(iterate: ModuleType, length: int) -> None:
    entries = iterate.read_entries(64, length)
    next(entries)
    with pytest.raises(ValueError, match=rf"^read_entries\(\): the entry at byte 20 says that it has {length} bytes"):
        next(entries)
    assert list(entries) == []


@pytest.mark.parametrize("distance", [1, 7, 9, 2**32 - 1])
def test_an_impossible_distance_ends_with_an_error(iterate: ModuleType, distance: int) -> None:
    notices = iterate.read_notices(64, distance)
    assert [next(notices).action, next(notices).action] == [1, 2]
    with pytest.raises(ValueError, match="the notice at byte 20 says that it has"):
        next(notices)


def test_a_failed_call_gives_no_iterator(iterate: ModuleType) -> None:
    with pytest.raises(OSError) as caught:
        iterate.read_events(error=errno.EAGAIN)
    assert (caught.value.errno, caught.value.function) == (errno.EAGAIN, "read_events")


@pytest.mark.parametrize("wrong", ["text", 1.5, None, b"read only", [1]])
def test_what_is_no_buffer_is_refused(iterate: ModuleType, wrong: object) -> None:
    with pytest.raises((TypeError, BufferError)):
        iterate.read_events(wrong)
    with pytest.raises(ValueError, match="is no size: -1"):
        iterate.read_events(-1)


def test_an_iterator_cant_be_made_by_hand(iterate: ModuleType) -> None:
    with pytest.raises(TypeError):
        type(iterate.read_events())()


def test_nothing_is_kept(iterate: ModuleType) -> None:
    memory = bytearray(64)
    before = sys.getrefcount(memory)
    for _ in range(10):
        events = iterate.read_events(memory, broken=99)
        next(events)
        with pytest.raises(ValueError, match="says that it has 107 bytes"):
            next(events)
    del events
    assert sys.getrefcount(memory) == before


# --- begin, next, end ---------------------------------------------------------------------------------------------


def test_a_handle_gives_its_items_and_is_closed_after_the_last(iterate: ModuleType) -> None:
    walk = iterate.begin_walk(3)
    assert iter(walk) is walk
    assert iterate.open_walks() == 1
    assert [step.name for step in walk] == ["step1", "step2", "step3"]
    assert walk.closed
    assert iterate.open_walks() == 0
    assert list(walk) == []
    assert list(iterate.begin_named(2)) == ["step1", "step2"]


def test_a_lent_record_is_copied_as_far_as_it_reaches(iterate: ModuleType) -> None:
    with iterate.begin_walk(2) as walk:
        first, second = iterate.next_step(walk), iterate.next_step(walk)
        assert (first.name, second.name, first.size) == ("step1", "step2", 8)
        assert bytes(first)[8:] == bytes(24)
        assert bytes(iterate.whole_step(walk))[8:] == b"x" * 24
        assert iterate.next_step(walk) is None
        assert not walk.closed


def test_nothing_lent_is_none(iterate: ModuleType) -> None:
    with iterate.begin_walk(1) as walk:
        assert iterate.whole_step(walk) is None


@pytest.mark.parametrize("end", ["close", "with", "del"])
def test_an_iterator_that_is_left_early_is_closed(iterate: ModuleType, end: str) -> None:
    walk = iterate.begin_walk(3)
    assert next(walk).name == "step1"
    if end == "close":
        walk.close()
    elif end == "with":
        with walk:
            pass
    else:
        with pytest.warns(ResourceWarning, match="unclosed <probe_api.iterate.Walk"):
            del walk
        assert iterate.open_walks() == 0
        return
    assert iterate.open_walks() == 0
    with pytest.raises(ValueError, match="operation on a closed Walk"):
        next(walk)


def test_a_failed_step_leaves_the_iterator_open(iterate: ModuleType) -> None:
    walk = iterate.begin_walk(3, 2)
    next(walk)
    with pytest.raises(OSError) as caught:
        next(walk)
    assert (caught.value.errno, caught.value.function) == (errno.EIO, "next_step")
    assert not walk.closed
    assert next(walk).name == "step3"
    assert list(walk) == []


def test_a_failed_beginning_and_a_failed_end(iterate: ModuleType) -> None:
    with pytest.raises(OSError) as caught:
        iterate.begin_walk(-1)
    assert caught.value.errno == errno.EINVAL
    walk = iterate.begin_walk(1, 0, errno.EIO)
    assert next(walk).name == "step1"
    with pytest.raises(OSError) as caught:
        next(walk)
    assert (caught.value.errno, caught.value.function) == (errno.EIO, "end_walk")
    assert walk.closed
    assert iterate.open_walks() == 0
    assert list(walk) == []


def test_what_is_no_iterator_has_no_items(probe: Callable[[str], ModuleType], iterate: ModuleType) -> None:
    with pytest.raises(TypeError):
        iter(probe("handles").token_open(0))


def test_an_iterator_is_closed_at_exit(run_probe: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    code = """
        import atexit
        from probe_api import iterate
        walk = iterate.begin_walk(3)
        atexit._run_exitfuncs()
        assert iterate.open_walks() == 0
    """
    done = run_probe(textwrap.dedent(code))
    assert (done.returncode, done.stderr) == (0, "")
