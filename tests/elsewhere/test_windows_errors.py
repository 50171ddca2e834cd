"""Failures as Windows tells them: its last error, HRESULT, NTSTATUS and LSTATUS become an OSError with winerror."""

from __future__ import annotations

import gc
import pathlib
import sys
from collections.abc import Callable
from types import ModuleType

import pytest

ACCESS_DENIED, INVALID_HANDLE, NO_MORE_ITEMS = 5, 6, 259


@pytest.fixture
def failing(probe: Callable[[str], ModuleType]) -> ModuleType:
    return probe("failing")


def _raised(call: Callable[..., object], *args: object) -> OSError:
    with pytest.raises(OSError) as caught:
        call(*args)
    return caught.value


def test_the_last_error_explains_a_zero(failing: ModuleType) -> None:
    error = _raised(failing.refuse_zero, 2, 0)
    assert (type(error), error.winerror, error.errno, error.filename) == (FileNotFoundError, 2, 2, None)
    assert error.strerror and "WinError 2" in str(error)
    assert error.function == "refuse_zero"
    assert failing.refuse_zero(2, 7) == 7


def test_a_null_and_an_invalid_handle_are_failures(failing: ModuleType) -> None:
    assert _raised(failing.refuse_null, ACCESS_DENIED).winerror == ACCESS_DENIED
    assert type(_raised(failing.refuse_open, ACCESS_DENIED, 0)) is PermissionError
    assert _raised(failing.refuse_open, ACCESS_DENIED, -1).winerror == ACCESS_DENIED
    failing.refuse_open(ACCESS_DENIED, 1).close()


def test_a_truth_value_says_nothing_more_once_the_call_succeeded(failing: ModuleType) -> None:
    assert failing.refuse_truth(0, 2) is None
    assert _raised(failing.refuse_truth, ACCESS_DENIED, 0).winerror == ACCESS_DENIED


def test_a_failure_without_a_code_is_one(failing: ModuleType) -> None:
    assert _raised(failing.refuse_zero, 0, 0).winerror == 0


def test_closing_tells_of_the_last_error(failing: ModuleType) -> None:
    ticket = failing.refuse_open(0, 13)
    error = _raised(ticket.close)
    assert (error.winerror, error.function) == (INVALID_HANDLE, "refuse_close")
    ticket.close()


def test_a_lost_handle_that_cannot_be_closed_is_told_of(failing: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    told = []
    monkeypatch.setattr(sys, "unraisablehook", lambda it: told.append(it.exc_value))
    with pytest.warns(ResourceWarning, match="unclosed"):
        failing.refuse_open(0, 13)
        gc.collect()
    assert [one.winerror for one in told] == [INVALID_HANDLE]


@pytest.mark.parametrize("path", ["name", pathlib.Path("name"), b"name", "näme\U0001f600"])
def test_the_exception_names_the_file(failing: ModuleType, path: object) -> None:
    error = _raised(failing.refuse_path, path)
    assert (type(error), error.filename) == (FileNotFoundError, path)
    assert _raised(failing.refuse_path, "").winerror == 3


def test_what_is_no_path_is_refused(failing: ModuleType) -> None:
    with pytest.raises(TypeError, match=r"path must be str, bytes or os.PathLike, not int"):
        failing.refuse_path(3)
    with pytest.raises(ValueError, match=r"path must not contain a null character"):
        failing.refuse_path("a\0b")


def test_a_rule_may_look_at_the_last_error(failing: ModuleType) -> None:
    assert failing.length(0, 0) == 0
    assert _raised(failing.length, INVALID_HANDLE, 0).winerror == INVALID_HANDLE


def test_it_is_cleared_before_the_call_where_metadata_says_so(failing: ModuleType) -> None:
    _raised(failing.refuse_null, ACCESS_DENIED)
    assert failing.fresh(0) == 0
    assert failing.left_error() == 0
    assert _raised(failing.fresh, ACCESS_DENIED).winerror == ACCESS_DENIED


def test_codes_that_functions_return(failing: ModuleType) -> None:
    assert failing.refuse_lstatus(0) is None
    assert type(_raised(failing.refuse_lstatus, 2)) is FileNotFoundError
    assert failing.refuse_hresult(1) is None
    error = _raised(failing.refuse_hresult, 0x80070005 - 2**32)
    assert (type(error), error.winerror) == (PermissionError, 0x80070005 - 2**32)
    assert failing.refuse_status(259) is None
    error = _raised(failing.refuse_status, 0xC0000034 - 2**32)
    assert (type(error), error.winerror, error.ntstatus) == (FileNotFoundError, 2, 0xC0000034)


def test_a_declared_rule_knows_other_successes(failing: ModuleType) -> None:
    assert (failing.more(0), failing.more(NO_MORE_ITEMS)) == (0, NO_MORE_ITEMS)
    assert _raised(failing.more, ACCESS_DENIED).winerror == ACCESS_DENIED


def test_a_declared_exception_for_some_codes(failing: ModuleType) -> None:
    with pytest.raises(failing.FailingError, match="it failed"):
        failing.worded(1, 0)
    with pytest.raises(PermissionError, match="it failed"):
        failing.worded(ACCESS_DENIED, 0)
