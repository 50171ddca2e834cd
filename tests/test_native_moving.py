"""Pointers to pointers that a library moves on within what it was given, and memory that it reallocates itself."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def api(probe: Callable[[str], ModuleType]) -> ModuleType:
    return probe("moving")


def test_a_text_field_by_field(api: ModuleType) -> None:
    rest, fields = "".join(["ä,", "b,,c"]), list[str]()
    given = rest
    while rest is not None:
        field, rest = api.field_next(rest, b",")
        fields.append(field)
    assert (fields, given) == (["ä", "b", "", "c"], "ä,b,,c")
    assert api.field_next("", b",") == ("", None)
    assert api.field_next(None, b",") == (None, None)
    assert api.field_bytes(b"\xff,\xfe", b",") == (b"\xff", b"\xfe")
    assert api.field_next("\udcff,x", b",") == ("\udcff", "x")
    for wrong, error in (("a\0b", ValueError), (3, TypeError)):
        with pytest.raises(error, match=r"^field_next\(\): rest must "):
            api.field_next(wrong, b",")
    with pytest.raises(TypeError, match=r"^field_bytes\(\): rest must be bytes, not (None|NoneType)$"):
        api.field_bytes(None, b",")


def test_where_a_text_ends_for_the_library(api: ModuleType) -> None:
    assert api.digits("123abc") == (123, "abc")
    assert api.digits("ß") == (0, "ß")
    assert api.digits("7") == (7, "")


def test_two_buffers_move_on_together(api: ModuleType) -> None:
    target = array("H", bytes(8))
    assert api.copy_on(b"abc", target) == (3, 0, 1)
    assert list(target) == [0x161, 0x162, 0x163, 0]
    assert api.copy_on(memoryview(b"abcdefgh")[2:], target, 2) == (2, 4, 2)
    assert target[:2] == array("H", [0x163, 0x164])
    assert api.copy_on(b"", array("H")) == (0, 0, 0)
    target.append(1)  # nothing holds on to it
    with pytest.raises(ValueError, match=r"^copy_on\(\): to has 3 bytes, no multiple of its item.s 2$"):
        api.copy_on(b"a", bytearray(3))
    with pytest.raises(BufferError):
        api.copy_on(b"a", bytes(2))


def test_a_pointer_to_null(api: ModuleType) -> None:
    assert api.rest_is_null(None) == (1, 0)
    assert api.rest_is_null(bytearray(3)) == (0, 3)


def test_memory_that_the_library_reallocates(api: ModuleType) -> None:
    assert (api.line_next(3), api.line_text(30)) == (b"abc", "abcdefghijklmnopqrstuvwxyzabcd")
    assert (api.line_next(-1), api.line_next(0)) == (b"", b"")
    with pytest.raises(OSError):
        api.line_text(-1)
    assert api.grown_alive() == 0


def test_pythons_memory_isnt_given_to_be_reallocated(api: ModuleType) -> None:
    raw = api.raw if hasattr(api, "raw") else __import__("probe_api.moving.raw", fromlist=["raw"])
    assert not hasattr(api, "line_grown")
    assert "the callee would reallocate Python's memory" in raw.line_grown.__doc__
    assert "nothing says how far the callee may move this pointer" in raw.line_unknown.__doc__
