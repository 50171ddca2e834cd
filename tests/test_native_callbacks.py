"""Python callables that native code calls: at once and later, their values, their exceptions, threads, the exit."""

from __future__ import annotations

import ctypes
import gc
import sys
import weakref
from array import array
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest


@pytest.fixture(scope="module")
def callbacks(probe: Callable[[str], ModuleType]) -> ModuleType:
    return probe("callbacks")


class Boom(Exception):
    pass


def test_with_user_data(callbacks: ModuleType) -> None:
    seen = list[int]()
    assert callbacks.cb_each_to(4, lambda index: seen.append(index) or index * 10) == 60
    assert seen == [0, 1, 2, 3]
    assert callbacks.cb_each_to(count=2, each=int) == 1


def test_without_user_data(callbacks: ModuleType) -> None:
    items = array("I", [5, 3, 9, 1])
    callbacks.cb_sort(items, lambda a, b: (a > b) - (a < b))
    assert items.tolist() == [1, 3, 5, 9]
    assert callbacks.cb_twice(2.0, lambda value: value * value) == 16.0
    assert callbacks.cb_twice(2.0, None) == -1


def test_values_of_every_kind(callbacks: ModuleType) -> None:
    told = list[Any]()
    callbacks.cb_say("grüße", told.append)
    callbacks.cb_say(None, told.append)
    assert told == ["grüße", None]
    point = callbacks.cb_point
    assert callbacks.cb_moved(point(1, 2), lambda p: point(p.y, p.x)) == point(2, 1)
    kept = list[Any]()

    def touch(mine: Any, other: Any) -> int:
        mine.x += other.x
        kept.extend((mine, other))
        return 3

    mine = point(1, 2)
    assert callbacks.cb_touched(mine, touch) == 3
    assert mine == point(8, 2) and kept == [point(8, 2), point(7, 8)]
    kept[0].x = 99  # a copy by now
    assert mine == point(8, 2)


def test_what_it_got_leads_nowhere_afterwards(callbacks: ModuleType) -> None:
    kept = list[Any]()
    with callbacks.cb_open(4) as machine:

        def visit(again: Any, words: Any) -> int:
            kept.extend((again, words))
            return int(callbacks.cb_value_at(again))

        assert callbacks.cb_visited(machine, visit) == 4
        assert kept[1] == (b"one", None, b"three")
        with pytest.raises(ValueError, match="closed"):
            callbacks.cb_value_at(kept[0])

        def many(machines: tuple[Any, ...]) -> int:
            kept.append(machines)
            return int(callbacks.cb_value_of(machines[0]))

        assert callbacks.cb_several(machine, many) == 4
        assert kept[2][1] is None
        with pytest.raises(ValueError, match="a callback that has ended"):
            callbacks.cb_value_of(kept[2][0])


@pytest.mark.parametrize("name", ["cb_each_to", "cb_in_thread"])
def test_an_exception_ends_the_call(callbacks: ModuleType, name: str, capfd: pytest.CaptureFixture[str]) -> None:
    called = list[int]()

    def each(index: int) -> int:
        called.append(index)
        if index == 1:
            raise Boom(index)
        return 1

    if name == "cb_each_to":
        with pytest.raises(Boom) as caught:
            callbacks.cb_each_to(9, each)
        assert caught.value.args == (1,) and called == [0, 1]
    else:  # no call of ours is on that thread
        unraisable = list[Any]()
        sys.unraisablehook, before = unraisable.append, sys.unraisablehook
        try:
            assert callbacks.cb_in_thread(3, each) == 1 - 1 + 1
        finally:
            sys.unraisablehook = before
        assert called == [0, 1, 2] and [type(one.exc_value) for one in unraisable] == [Boom]


def test_a_handle_that_an_ended_call_gave_is_closed(callbacks: ModuleType) -> None:
    opened = callbacks.cb_opened()
    with pytest.raises(ZeroDivisionError):
        callbacks.cb_open_by(3, lambda index: 1 // 0)
    assert callbacks.cb_opened() == opened
    with callbacks.cb_open_by(3, lambda index: index) as machine:
        assert (callbacks.cb_value_at(machine), callbacks.cb_opened()) == (3, opened + 1)


@pytest.mark.parametrize(("name", "value"), [("cb_take", 1), ("cb_take", -1), ("cb_taken", -1)])
def test_a_handle_that_an_ended_call_took_is_closed_once(callbacks: ModuleType, name: str, value: int) -> None:
    """By the library where it did take it, by us where the call failed."""
    opened = callbacks.cb_opened()
    machine = callbacks.cb_open(value)
    with pytest.raises(ZeroDivisionError):
        getattr(callbacks, name)(machine, lambda index: 1 // 0)
    assert (callbacks.cb_opened(), machine.closed) == (opened, True)


def test_the_rest_of_the_call_is_told_the_error(callbacks: ModuleType) -> None:
    calls = list[float]()

    def plain(value: float) -> float:
        calls.append(value)
        raise Boom

    with pytest.raises(Boom):
        callbacks.cb_twice(1.0, plain)
    assert calls == [1.0]


@pytest.mark.parametrize(
    ("answer", "error", "words"),
    [
        ("no", TypeError, r"cb_each\(\): result must be int, not str"),
        (None, TypeError, r"cb_each\(\): result must be int, not NoneType"),
        (2**31, OverflowError, r"cb_each\(\): result must be between -2147483648 and 2147483647"),
    ],
)
def test_a_wrong_answer(callbacks: ModuleType, answer: object, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        callbacks.cb_each_to(1, lambda index: answer)


@pytest.mark.parametrize("given", [1, "f", None, object()])
def test_what_isnt_callable(callbacks: ModuleType, given: object) -> None:
    with pytest.raises(TypeError, match="each must be callable"):
        callbacks.cb_each_to(1, given)


def test_a_wrong_signature(callbacks: ModuleType) -> None:
    with pytest.raises(TypeError, match="positional argument"):
        callbacks.cb_each_to(1, lambda: 1)


def test_calls_within_calls(callbacks: ModuleType) -> None:
    def deep(depth: int) -> int:
        return 1 + callbacks.cb_each_to(1, lambda _: deep(depth - 1)) if depth else 0

    assert deep(50) == 50

    def outer(index: int) -> int:
        with pytest.raises(Boom):
            callbacks.cb_each_to(1, fail)
        return 5

    def fail(index: int) -> int:
        raise Boom

    assert callbacks.cb_each_to(2, outer) == 10


def test_errno_stays(callbacks: ModuleType) -> None:
    def plain(value: float) -> float:
        with pytest.raises(OSError):
            Path("/no/such/file").stat()
        return value

    assert callbacks.cb_errno_kept(plain) == 77


def test_one_that_is_kept_until_the_library_says_so(callbacks: ModuleType) -> None:
    class Each:
        def __call__(self, index: int) -> int:
            return index + 100

    with callbacks.cb_open(1) as machine:
        each = Each()
        gone = weakref.ref(each)
        assert callbacks.cb_on_each(machine, each) == 0
        del each
        gc.collect()
        assert gone() is not None and callbacks.cb_run(machine, 5) == 105
        callbacks.cb_on_each(machine, lambda index: -index)
        assert gone() is None and callbacks.cb_run(machine, 5) == -5
        other = Each()
        gone = weakref.ref(other)
        callbacks.cb_on_each(machine, other)
        del other
        callbacks.cb_on_each(machine, None)
        assert gone() is None
        last = Each()
        gone = weakref.ref(last)
        callbacks.cb_on_each(machine, last)
        del last
    assert gone() is None


def test_one_that_a_failed_call_was_given_is_let_go(callbacks: ModuleType) -> None:
    class Each:
        def __call__(self, index: int) -> int:
            return index

    with callbacks.cb_open(-1) as machine:
        each = Each()
        gone = weakref.ref(each)
        assert callbacks.cb_on_each(machine, each) == -1
        del each
        assert gone() is None


def test_one_that_a_handle_keeps(callbacks: ModuleType) -> None:
    class Plain:
        def __call__(self, value: float) -> float:
            return value + 1

    with callbacks.cb_open(1) as machine:
        plain = Plain()
        gone = weakref.ref(plain)
        callbacks.cb_on_plain(machine, plain)
        del plain
        assert callbacks.cb_run_plain(machine, 1.0) == 2.0
        callbacks.cb_on_plain(machine, lambda value: value * 3)
        assert gone() is None and callbacks.cb_run_plain(machine, 1.0) == 3.0
        plain = Plain()
        gone = weakref.ref(plain)
        callbacks.cb_on_plain(machine, plain)
        del plain
    assert gone() is None


def test_a_handle_that_may_be_missing_stays_open_as_long_as_it_is_kept(callbacks: ModuleType) -> None:
    with callbacks.cb_open(1) as machine:
        other = callbacks.cb_open(5)
        callbacks.cb_join(machine, other)
        other.close()
        del other
        assert callbacks.cb_joined(machine) == 5
        callbacks.cb_join(machine, None)
        assert callbacks.cb_joined(machine) == -99


def test_a_handle_that_keeps_itself_isnt_kept_for_good(callbacks: ModuleType) -> None:
    with callbacks.cb_open(1) as machine:
        before = sys.getrefcount(machine)
        callbacks.cb_join(machine, machine)
        assert callbacks.cb_joined(machine) == 1
        assert sys.getrefcount(machine) == before


def test_an_exception_comes_out_of_the_call_that_runs_it(callbacks: ModuleType) -> None:
    def plain(value: float) -> float:
        raise Boom(value)

    with callbacks.cb_open(1) as machine:
        callbacks.cb_on_plain(machine, plain)
        with pytest.raises(Boom):
            callbacks.cb_run_plain(machine, 1.0)
        callbacks.cb_on_plain(machine, None)
        assert callbacks.cb_run_plain(machine, 1.0) == -99


def test_one_that_is_called_once(callbacks: ModuleType) -> None:
    class Each:
        def __call__(self, index: int) -> int:
            return index * 2

    each = Each()
    gone = weakref.ref(each)
    callbacks.cb_later(each)
    del each
    gc.collect()
    assert gone() is not None and callbacks.cb_now(4) == 8
    assert gone() is None
    assert callbacks.cb_now(4) == -1  # too late: nobody is reached


def test_the_pool_is_of_limited_size(callbacks: ModuleType) -> None:
    machines = [callbacks.cb_open(i) for i in range(20)]
    given = 0
    try:
        with pytest.raises(
            RuntimeError, match=r"all 16 callbacks of the type cb_plain are in use; a larger `callback_pool`"
        ):
            for machine in machines:
                callbacks.cb_on_plain(machine, lambda value: value)
                given += 1
        assert given == 16
    finally:
        for machine in machines:
            machine.close()
    assert callbacks.cb_twice(3.0, lambda value: value) == 3.0


def test_a_function_pointer_is_passed_on(callbacks: ModuleType) -> None:
    half = callbacks.cb_half()
    assert isinstance(half, callbacks.cb_plain) and half == callbacks.cb_half()
    assert callbacks.cb_twice(8.0, half) == 2.0
    assert callbacks.cb_none() is None
    with pytest.raises(TypeError):
        callbacks.cb_each_to(1, half)
    with pytest.raises(TypeError):
        callbacks.cb_plain()


def test_what_python_cant_be_called_with_is_raw(callbacks: ModuleType) -> None:
    assert not hasattr(callbacks, "cb_oddly")
    assert "what: a pointer (void *)" in callbacks.raw.cb_oddly.__doc__


def test_ctypes_can_call_them_too(callbacks: ModuleType, probe_file: Path) -> None:
    """A registered callback that is reached by a call that isn't ours."""
    library = ctypes.CDLL(str(probe_file))
    callbacks.cb_later(lambda index: index + 1)
    assert library.cb_now(6) == 7


@pytest.mark.parametrize("times", [1, 2, 3])
def test_a_library_that_breaks_its_word_reaches_nobody(callbacks: ModuleType, times: int) -> None:
    """It tells more than once that it needs a callable no longer, and calls it all the same."""
    with callbacks.cb_open(1) as machine, callbacks.cb_open(2) as other:
        callbacks.cb_on_each(machine, lambda index: index)
        callbacks.cb_close_badly(machine, times)
        callbacks.cb_on_each(other, lambda index: index + 1000)
        assert callbacks.cb_too_late(5) == -1
        callbacks.cb_gone_again()
        assert callbacks.cb_run(other, 5) == 1005
        for _ in range(300):
            assert callbacks.cb_each_to(1, lambda index: 4) == 4
        assert callbacks.cb_run(other, 5) == 1005


def test_one_that_is_never_given_back_stays(callbacks: ModuleType) -> None:
    with callbacks.cb_open(1) as machine:
        callbacks.cb_on_each(machine, lambda index: index + 7)
        callbacks.cb_close_badly(machine, 0)
    gc.collect()
    assert callbacks.cb_too_late(5) == 12


def test_while_the_gil_is_held(callbacks: ModuleType) -> None:
    assert callbacks.cb_twice_held(2.0, lambda value: value * value) == 16.0
    assert callbacks.cb_twice_held(2.0, lambda value: callbacks.cb_twice_held(value, abs)) == 2.0
    with pytest.raises(ZeroDivisionError):
        callbacks.cb_twice_held(2.0, lambda value: 1 / 0)
