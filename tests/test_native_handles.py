"""Handles: closed once whatever happens, pinned while a call uses them, never used after they are closed."""

from __future__ import annotations

import errno
import gc
import sys
import warnings
from collections.abc import Callable
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def handles(probe: Callable[[str], ModuleType]) -> ModuleType:
    return probe("handles")


def test_a_handle_is_closed_at_the_end_of_with(handles: ModuleType) -> None:
    before = handles.tokens_closed()
    with handles.token_open(0) as token:
        assert isinstance(token, handles.Token)
        number = token.fileno()
        assert handles.token_is_valid(number)
        assert bool(token)
        assert not token.closed
    assert token.closed
    assert not bool(token)
    assert not handles.token_is_valid(number)
    assert handles.tokens_closed() == before + 1
    with pytest.raises(ValueError, match="closed"), token:
        pass


def test_closing_twice_does_nothing(handles: ModuleType) -> None:
    token, twice = handles.token_open(0), handles.tokens_closed_twice()
    token.close()
    token.close()
    token.__exit__(None, None, None)
    assert handles.tokens_closed_twice() == twice


def test_use_after_close_raises(handles: ModuleType) -> None:
    token = handles.token_open(0)
    token.close()
    with pytest.raises(ValueError, match=r"^token_value\(\): token is closed$"):
        handles.token_value(token)
    for use in (token.fileno, token.detach, token.__enter__, lambda: handles.token_close(token)):
        with pytest.raises(ValueError, match="closed"):
            use()
    assert repr(token) == "<probe_api.handles.Token closed>"


def test_a_handle_is_taken_where_its_kind_is_wanted(handles: ModuleType) -> None:
    with handles.token_open(0) as token:
        assert handles.token_value(token) == handles.token_value(token=token) == token.fileno()
        assert handles.token_value(7) == 7
        assert repr(token) == f"<probe_api.handles.Token {token.fileno()}>"

        class File:
            def fileno(self) -> int:
                return 9

        assert handles.token_value(File()) == 9
        with pytest.raises(TypeError, match=r"^box_value\(\): box must be Box, not Token$"):
            handles.box_value(token)
    for wrong in ("x", None, 1.0, object()):
        with pytest.raises(
            TypeError, match=r"^token_value\(\): token must be Token, an int or what has a fileno\(\), not "
        ):
            handles.token_value(wrong)
    with pytest.raises(OverflowError, match=r"^token_value\(\): token must be between -2147483648 and 2147483647$"):
        handles.token_value(2**31)


def test_a_related_handle_is_taken_too(handles: ModuleType) -> None:
    with handles.Special.from_raw(handles.token_open(0).detach()) as special:
        assert handles.token_value(special) == special.fileno()
    with handles.Kept.from_raw(handles.token_open(0).detach()) as kept, pytest.raises(TypeError):
        handles.stamp_value(kept)


def test_detach_gives_the_value_away(handles: ModuleType) -> None:
    token, before = handles.token_open(0), handles.tokens_closed()
    number = token.detach()
    assert token.closed
    del token
    gc.collect()
    assert handles.tokens_closed() == before
    again = handles.Token.from_raw(number)
    assert again.fileno() == number
    again.close()
    assert handles.tokens_closed() == before + 1


def test_from_raw_refuses_what_is_no_handle(handles: ModuleType) -> None:
    for wrong in (-1, 2**31, 2**40):
        with pytest.raises(ValueError, match="is no value of Token"):
            handles.Token.from_raw(wrong)
    with pytest.raises(OverflowError):
        handles.Token.from_raw(2**70)
    for wrong in ("1", None, 1.0):
        with pytest.raises(TypeError):
            handles.Token.from_raw(wrong)
    with pytest.raises(ValueError, match="is no value of Box"):
        handles.Box.from_raw(0)
    with pytest.raises(TypeError, match="cannot create"):
        handles.Token()


def test_an_unclosed_handle_is_closed_with_a_warning(handles: ModuleType) -> None:
    token, before = handles.token_open(0), handles.tokens_closed()
    with pytest.warns(ResourceWarning, match=rf"^unclosed <probe_api\.handles\.Token {token.fileno()}>$"):
        del token
        gc.collect()
    assert handles.tokens_closed() == before + 1


def test_handles_out_of_an_array(handles: ModuleType) -> None:
    before = handles.tokens_closed()
    pair = handles.token_pair(0)
    assert type(pair) is tuple and [type(one) for one in pair] == [handles.Token] * 2
    assert pair[0].fileno() != pair[1].fileno()
    for one in pair:
        one.close()
    assert handles.tokens_closed() == before + 2
    first, second = handles.token_pair_maybe(2)
    assert second is None
    first.close()


@pytest.mark.parametrize(("fail", "made"), [(1, 0), (3, 2)])
def test_what_a_failing_call_put_into_an_array_is_closed(handles: ModuleType, fail: int, made: int) -> None:
    before, twice = handles.tokens_closed(), handles.tokens_closed_twice()
    with pytest.raises(OSError) as caught:
        handles.token_pair(fail)
    assert caught.value.errno == errno.EMFILE
    assert (handles.tokens_closed(), handles.tokens_closed_twice()) == (before + made, twice)


def test_a_handle_alone_where_nothing_else_is_asked_for(handles: ModuleType) -> None:
    for alone in (handles.token_accept(0), handles.token_accept(0, None), handles.token_accept(fail=0)):
        assert type(alone) is handles.Token
        alone.close()
    both = handles.token_accept(0, 16)
    assert type(both) is handles.token_accept_result and both.peer == b"me"
    both.result.close()
    room = bytearray(8)
    token, size = handles.token_accept(0, room)
    assert (size, room[:2]) == (2, b"me")
    token.close()
    for peer in (None, 16):
        with pytest.raises(BlockingIOError):
            handles.token_accept(1, peer)


def test_a_value_that_is_never_closed(handles: ModuleType) -> None:
    """Others of the same type are; a call that fails gives it up without closing it."""
    spots = handles.spots()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with handles.spot_open(0x100) as pseudo:
            assert type(pseudo) is handles.Spot and pseudo
        assert handles.spot_made(0) and handles.Spot.from_raw(0x100)
    with pytest.raises(OSError):
        handles.spot_made(1)
    with pytest.raises(ValueError, match="isn't owned"):
        handles.spot_close(handles.spot_open(0x100))
    assert handles.spot_open(0x100).detach() == 0x100
    handles.spot_open(0x101).close()
    assert handles.spots() == spots + 1


def test_a_kind_that_is_never_closed(handles: ModuleType) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        lasting = handles.lasting_open(5)
        assert handles.lasting_value(handles.lasting_open(6)) == 6
    assert type(lasting) is handles.Lasting and handles.lasting_open(0) is None
    lasting.close()
    with pytest.raises(ValueError, match="value is closed"):
        handles.lasting_value(lasting)


def test_no_handle_is_an_error_or_none(handles: ModuleType) -> None:
    with pytest.raises(PermissionError) as caught:
        handles.token_open(errno.EPERM)
    assert caught.value.errno == errno.EPERM
    assert caught.value.function == "token_open"
    assert handles.token_maybe(1) is None
    handles.token_maybe(0).close()
    with pytest.raises(OSError, match="Invalid argument"):
        handles.box_new(-1)
    assert handles.box_maybe(-1) is None


def test_a_handle_made_through_a_pointer(handles: ModuleType) -> None:
    with handles.token_out() as token:
        assert handles.token_is_valid(token.fileno())


def test_an_optional_handle_is_the_one_that_means_none(handles: ModuleType) -> None:
    assert handles.token_optional() == handles.token_optional(None) == -1
    with handles.token_open(0) as token:
        assert handles.token_optional(token) == token.fileno()


def test_the_function_that_closes_takes_the_handle(handles: ModuleType) -> None:
    token, twice = handles.token_open(0), handles.tokens_closed_twice()
    assert handles.token_close(token) is None
    assert token.closed
    token.close()
    assert handles.tokens_closed_twice() == twice
    with pytest.raises(OSError) as caught:
        handles.token_close(4000)
    assert (caught.value.errno, caught.value.function) == (errno.EBADF, "token_close")


def test_an_error_of_closing_is_an_oserror(handles: ModuleType) -> None:
    token = handles.Token.from_raw(4001)
    with pytest.raises(OSError) as caught:
        token.close()
    assert (caught.value.errno, caught.value.function) == (errno.EBADF, "token_close")
    assert token.closed
    token.close()


def test_an_unsigned_handle(handles: ModuleType) -> None:
    with handles.stamp_open(0x80000000) as stamp:
        assert handles.stamp_value(stamp) == 0x80000000
        assert stamp.detach() == 0x80000000
    assert handles.stamp_open(0xFFFFFFFF) is None
    assert handles.stamp_value(0xFFFFFFFE) == 0xFFFFFFFE
    for wrong in (-1, 2**32):
        with pytest.raises(OverflowError, match=r"^stamp_value\(\): value must be between 0 and 4294967295$"):
            handles.stamp_value(wrong)
    failing = handles.stamp_open(0xFFFFFFF0)
    with pytest.raises(OSError) as caught:
        failing.close()
    assert (caught.value.errno, caught.value.function) == (errno.EIO, "stamp_close")
    assert not hasattr(failing, "fileno")


def test_a_wide_unsigned_handle(handles: ModuleType) -> None:
    with handles.key_open(2**64 - 2) as key:
        assert handles.key_value(key) == 2**64 - 2
        assert handles.Key.from_raw(2**63).detach() == 2**63
        assert handles.key_value(2**64 - 1) == 2**64 - 1
    for wrong in (-1, 2**64):
        with pytest.raises(OverflowError, match=r"^key_value\(\): value must be between 0 and 18446744073709551615$"):
            handles.key_value(wrong)


def test_a_handle_that_is_a_pointer(handles: ModuleType) -> None:
    alive = handles.boxes_alive()
    with handles.box_new(5) as box:
        assert handles.box_value(box) == 5
        assert handles.boxes_alive() == alive + 1
        for wrong in (0, 1, None):
            with pytest.raises(TypeError, match=r"^box_value\(\): box must be Box, not "):
                handles.box_value(wrong)
        assert not hasattr(box, "fileno")
    assert handles.boxes_alive() == alive
    box = handles.box_new(6)
    handles.box_free(box)
    box.close()
    assert handles.boxes_alive() == alive
    with pytest.raises(ValueError, match="closed"):
        handles.box_value(box)


def test_a_handle_is_given_away(handles: ModuleType) -> None:
    alive, box = handles.boxes_alive(), handles.box_new(5)
    assert handles.box_give(box, 0) == 5
    assert (box.closed, handles.boxes_alive()) == (True, alive)
    with pytest.raises(ValueError, match="closed"):
        handles.box_give(box, 0)
    with handles.box_new(6) as box, pytest.raises(OSError, match="busy"):
        handles.box_give(box, 1)
    assert handles.boxes_alive() == alive


def test_memory_that_a_handle_lends_is_written_to_where_it_lies(handles: ModuleType) -> None:
    alive, box = handles.boxes_alive(), handles.box_new(5)
    memory = handles.box_memory(box)
    assert (memory.format, memory.readonly, int.from_bytes(memory, sys.byteorder)) == ("B", False, 5)
    memory[:] = (77).to_bytes(4, sys.byteorder)
    assert handles.box_value(box) == 77
    box.close()
    assert handles.boxes_alive() == alive + 1
    memory.release()
    assert handles.boxes_alive() == alive


def test_a_record_keeps_the_handles_that_are_set(handles: ModuleType) -> None:
    alive = handles.boxes_alive()
    desk = handles.desk(left=handles.box_new(3), right=handles.box_new(4))
    gc.collect()
    assert handles.desk_value(desk) == 304
    with handles.box_new(9) as left:
        desk.left.close()
        desk.left = left
        assert desk.left is left
        assert handles.desk_value(desk) == 904
        with pytest.raises(TypeError, match=r"desk\.left must be Box"):
            desk.left = 5
        with handles.token_open(0) as token, pytest.raises(TypeError, match=r"desk\.left must be Box"):
            desk.left = token
    with pytest.raises(ValueError, match=r"desk\.left: the Box is closed"):
        handles.desk(left=left)
    desk.left = None
    assert desk.left is None
    desk.right.close()
    assert handles.boxes_alive() == alive


def test_handles_in_a_record_that_native_code_made(handles: ModuleType) -> None:
    desk = handles.desk_made(11)
    assert handles.desk_value(desk) == 1112
    assert desk.left is desk.left
    assert handles.box_value(desk.shared) == 7
    assert desk.shared is not desk.shared
    desk.shared.close()
    alive = handles.boxes_alive()
    with desk.left as left, desk.right as right:
        del desk
        assert handles.box_value(left) + handles.box_value(right) == 23
    assert handles.boxes_alive() == alive - 2
    assert handles.desk_made(0).right is None
    with pytest.raises(OSError):
        handles.desk_made(99)
    assert handles.boxes_alive() == alive - 2


def test_handles_that_nobody_took_from_a_record_are_closed_with_a_warning(handles: ModuleType) -> None:
    alive = handles.boxes_alive()
    with pytest.warns(ResourceWarning, match=r"unclosed <probe_api\.handles\.Box"):
        handles.desk_made(13)
        gc.collect()
    assert handles.boxes_alive() == alive
