"""Records with pointers while a call reads them: what another thread changes stays till the call has ended."""

from __future__ import annotations

import gc
import os
import threading
import weakref
from collections.abc import Callable
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def api(probe: Callable[[str], ModuleType]) -> ModuleType:
    return probe("pointers")


class Watched(bytearray):
    """Memory whose end can be seen."""


def meanwhile(call: Callable[[int, int], int], change: Callable[[], None]) -> int:
    """What a call gives during which another thread changed something."""
    ready, go = os.pipe(), os.pipe()

    def wait_and_change() -> None:
        os.read(ready[0], 1)
        change()
        os.write(go[1], b"x")

    thread = threading.Thread(target=wait_and_change)
    thread.start()
    result = call(ready[1], go[0])
    thread.join()
    for one in (*ready, *go):
        os.close(one)
    return result


@pytest.mark.parametrize("form", ["one", "block", "list", "changed", "chosen"])
def test_what_a_call_reads_stays_although_a_thread_sets_it_anew(api: ModuleType, form: str) -> None:
    memory = Watched(b"\1\2\3")
    gone, seen = weakref.ref(memory), list[bool]()
    last = api.pump(feed=api.feed(input=memory))
    given = api.pump(next=last, feed=api.feed())
    block = api.pump.array_of([given])

    def change() -> None:
        target = block[0] if form == "block" else given
        target.next.feed.input = None
        target.next.feed = api.feed(input=b"other")
        target.next = None  # what led there is led to by the call alone
        gc.collect()
        seen.append(gone() is None)

    call: Callable[[int, int], int] = {
        "one": lambda ready, go: api.pump_wait(given, ready, go),
        "block": lambda ready, go: api.pumps_wait(block, ready, go),
        "list": lambda ready, go: api.pumps_wait([given], ready, go),
        "chosen": lambda ready, go: api.pump_option(api.WITH_PUMP, given, ready, go),
        "changed": lambda ready, go: api.pumps_wait_inout([given], ready, go),
    }[form]
    del memory, last
    assert meanwhile(call, change) == 2006
    assert seen == [False]
    block[0].next = None  # which had it, too
    gc.collect()
    assert gone() is None


def test_what_no_call_reads_is_freed_at_once(api: ModuleType) -> None:
    memory = Watched(b"\1\2\3")
    gone, seen = weakref.ref(memory), list[bool]()
    given, other = api.pump(api.feed(input=b"\1")), api.feed(input=memory)
    del memory

    def change() -> None:
        other.input = None
        gc.collect()
        seen.append(gone() is None)

    assert meanwhile(lambda ready, go: api.pump_wait(given, ready, go), change) == 1001
    assert seen == [True]


def test_a_copy_over_a_record_in_use_keeps_what_was_there(api: ModuleType) -> None:
    memory = Watched(b"\1\2\3")
    gone, seen = weakref.ref(memory), list[bool]()
    block = api.pump.array_of([api.pump(api.feed(input=memory))])
    del memory

    def change() -> None:
        block[0] = api.pump()
        gc.collect()
        seen.append(gone() is None)

    assert meanwhile(lambda ready, go: api.pumps_wait(block, ready, go), change) == 1006
    gc.collect()
    assert (seen, gone()) == ([False], None)
