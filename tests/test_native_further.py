"""Further arguments, which raw functions take where C's prototype says `...`."""

from __future__ import annotations

import inspect
import platform
import sys
from array import array
from collections.abc import Callable
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def types(probe: Callable[[str], ModuleType]) -> ModuleType:
    return probe("bare")


@pytest.fixture(scope="module")
def raw(probe: Callable[[str], ModuleType]) -> ModuleType:
    return probe("bare.raw")


FLOATS = 4 if platform.machine() == "s390x" else 8  # as many as registers take


def gathered(raw: ModuleType, kinds: str, *further: object) -> list[str]:
    out = bytearray(400)
    used = raw.bare_gather(out, len(out), kinds, *further)
    return out[:used].decode().split()


def test_what_stands_for_further_arguments_is_passed_as_what_it_is(types: ModuleType, raw: ModuleType) -> None:
    assert gathered(raw, "") == []
    assert gathered(raw, "ildu", -5, -(2**40), 1.5, 2**64 - 1) == ["-5", str(-(2**40)), "1.5", str(2**64 - 1)]
    assert gathered(raw, "ss0s", "text", b"bytes", None, raw.new("char", b"typed\0")) == ["text", "bytes", "1", "typed"]
    step = raw.callback(types.bare_step, lambda v: v * 2)
    assert gathered(raw, "pcp", array("i", [7]), step, raw.new("int", [8])) == ["7", "40", "8"]


def test_many_further_arguments_of_two_kinds(raw: ModuleType) -> None:
    given = [number + 0.5 if number % 2 else number for number in range(2 * FLOATS)]
    assert gathered(raw, "id" * FLOATS, *given) == [f"{one:g}" for one in given]
    assert gathered(raw, "i" * 16, *range(16)) == list(map(str, range(16)))


def test_wrong_further_arguments_are_refused(raw: ModuleType) -> None:
    wrongs = ((object(), "an address is an int"), (2**64, "too big|too large"), ("a\0b", "null character"))
    for wrong, message in wrongs:
        with pytest.raises((TypeError, OverflowError, ValueError), match=message):
            gathered(raw, "l", wrong)
    with pytest.raises(TypeError, match=r"^bare_gather\(\) takes at most 16 further arguments$"):
        gathered(raw, "i" * 17, *range(17))
    if sys.platform == "linux" and platform.machine() in ("x86_64", "aarch64", "s390x"):  # elsewhere all are in one row
        with pytest.raises(TypeError, match=rf"^bare_gather\(\) takes at most {FLOATS} further floats$"):
            gathered(raw, "d" * 9, *map(float, range(9)))
    with pytest.raises(TypeError, match="kinds"):
        raw.bare_gather(bytearray(9), 9, "i", 1, kinds="i")
    held = bytearray(4)
    gathered(raw, "p", held)
    held.append(0)  # nothing holds it any more


def test_the_signature_shows_further_arguments(raw: ModuleType) -> None:
    assert str(inspect.signature(raw.bare_gather)) == "(out, size, kinds, *further)"
