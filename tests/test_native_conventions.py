"""Functions and callbacks that take their arguments off the stack themselves: another convention on 32-bit x86 only."""

from __future__ import annotations

import gc
from collections.abc import Callable
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def con(probe: Callable[[str], ModuleType]) -> ModuleType:
    return probe("conventions")


def test_arguments_of_every_size(con: ModuleType) -> None:
    assert con.con_mixed(-1, 2**40, 3.0, "four", 5.5) == 2**40 - 1 + 3 + 4 + 5
    assert con.con_turn(con.con_pair(1, 2.0), 3) == con.con_pair(5, 1.0)


def test_callables_with_and_without_user_data(con: ModuleType) -> None:
    seen = list[tuple[int, float]]()
    assert con.con_each(3, lambda index, half: seen.append((index, half)) or index) == 3
    assert seen == [(0, 0.0), (1, 0.5), (2, 1.0)]
    assert con.con_plain(7, lambda a, b: con.con_pair(a + b.a, b.b)) == 16
    assert con.con_mixing(4, lambda index: index, lambda index, by: index * 10 + by) == 70


def test_an_exception_comes_out_of_such_a_call(con: ModuleType) -> None:
    with pytest.raises(ZeroDivisionError):
        con.con_each(3, lambda index, half: index // index)


def test_functions_that_close_explain_and_free(con: ModuleType) -> None:
    with con.con_open(1) as box:
        assert box
    with pytest.raises(con.ConError, match="less than one"):
        con.con_open(-1)
    before = con.con_count()
    assert con.con_text(5) == "xxxxx"
    assert con.con_count() == before + 1
    made = con.con_made(9)
    assert made.open == 9
    del made
    gc.collect()
    assert con.con_count() == before + 2
