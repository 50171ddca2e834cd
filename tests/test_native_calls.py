"""Calls: errors, signals, the GIL, variadic forms, what is missing or deprecated."""

from __future__ import annotations

import ctypes
import errno
import os
import signal
import subprocess
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

LIBRARY = "probe.dll" if sys.platform == "win32" else "libprobe.so.1"
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def calls(probe: Callable[[str], ModuleType]) -> ModuleType:
    return probe("calls")


FAILING = ["fail_errno", "fail_long", "fail_status", "fail_return", "fail_return_out", "fail_null"]


@pytest.mark.parametrize("name", FAILING)
@pytest.mark.parametrize("code", [errno.ENOENT, errno.EPERM, errno.EAGAIN, errno.EPIPE, 9999])
def test_a_failure_is_the_oserror_of_its_errno(calls: ModuleType, name: str, code: int) -> None:
    with pytest.raises(OSError) as caught:
        getattr(calls, name)(code)
    assert type(caught.value) is type(OSError(code, ""))
    assert (caught.value.errno, caught.value.strerror) == (code, os.strerror(code))
    assert caught.value.filename is None
    assert caught.value.function == name


def test_success_gives_what_there_is_to_give(calls: ModuleType) -> None:
    assert calls.fail_errno(0) == 42
    if ctypes.sizeof(ctypes.c_long) == 8:  # otherwise there is nothing left of it, which is a failure
        assert calls.fail_long(0) == 1 << 40
    assert calls.fail_status(0) == 13
    assert calls.fail_return(0) is None
    assert calls.fail_return_out(0) == 17
    assert calls.fail_null(0) == b"text"
    assert calls.nothing() is None


@pytest.mark.parametrize("path", ["some/path", b"bytes", Path("p")])
def test_an_oserror_names_the_file(calls: ModuleType, path: object) -> None:
    with pytest.raises(FileNotFoundError) as caught:
        calls.fail_path(path, errno.ENOENT)
    assert caught.value.filename == path
    assert calls.fail_path(path=path, code=0) is None


def test_errno_is_cleared_where_the_rule_says(calls: ModuleType) -> None:
    with pytest.raises(OSError, match="Permission denied"):
        calls.fail_errno(errno.EACCES)
    assert calls.errno_before(0) == 0
    with pytest.raises(OSError) as caught:
        calls.ambiguous(0)
    assert caught.value.errno == 0


class Handled(Exception):
    pass


@pytest.fixture
def handled(calls: ModuleType) -> Iterator[list[int]]:
    """Counts SIGUSR1 in the main thread."""
    if not hasattr(signal, "SIGUSR1"):
        pytest.skip("this system has no signals that interrupt a call")
    seen: list[int] = []
    previous = signal.signal(signal.SIGUSR1, lambda number, frame: seen.append(number))
    calls.forget()
    yield seen
    calls.forget()
    signal.signal(signal.SIGUSR1, previous)


def test_an_interrupted_call_is_repeated_after_the_handlers(calls: ModuleType, handled: list[int]) -> None:
    assert calls.retrying(3) == 4
    assert len(handled) == 3


def test_an_interrupted_call_is_an_error_without_retry(calls: ModuleType, handled: list[int]) -> None:
    with pytest.raises(InterruptedError) as caught:
        calls.returning(1)
    assert (caught.value.errno, caught.value.function) == (errno.EINTR, "returning")
    assert len(handled) == 1


@pytest.mark.parametrize("name", ["retrying", "returning"])
def test_what_a_handler_raises_comes_out(calls: ModuleType, handled: list[int], name: str) -> None:
    def raising(number: int, frame: object) -> None:
        raise Handled

    signal.signal(signal.SIGUSR1, raising)
    with pytest.raises(Handled) as caught:
        getattr(calls, name)(2)
    assert not hasattr(caught.value, "function")


def _flagged(calls: ModuleType, wait: Callable[[], int]) -> int:
    """Whether a waiting call sees what another thread does meanwhile."""
    calling = threading.Lock()
    calling.acquire()
    setter = threading.Thread(target=lambda: (calling.acquire(), calls.set_flag()))
    setter.start()
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1000)  # it gets the GIL from the call, or not at all
    calling.release()
    try:
        return wait()
    finally:
        sys.setswitchinterval(interval)
        setter.join()
        calls.wait_flag(1)


def test_other_threads_run_during_a_call(calls: ModuleType) -> None:
    assert _flagged(calls, lambda: calls.wait_flag(20_000)) == 1


def test_other_threads_wait_for_a_call_that_holds_the_gil(calls: ModuleType) -> None:
    assert _flagged(calls, lambda: calls.wait_held(200)) == 0


def test_the_gil_is_released_above_a_length(calls: ModuleType) -> None:
    assert _flagged(calls, lambda: calls.wait_above(bytes(9), 20_000)) == 1
    assert _flagged(calls, lambda: calls.wait_above(bytes(8), 200)) == 0


def test_the_forms_of_a_variadic_function(calls: ModuleType) -> None:
    assert calls.form(0) == 0
    assert calls.form(1, 7) == 7
    assert calls.form(2, 7, 8) == calls.form(2, two=8, one=7) == 78
    with pytest.raises(TypeError, match="at most 3 positional arguments"):
        calls.form(3, 1, 2, 3)


def test_variadic_arguments_are_promoted(calls: ModuleType) -> None:
    assert calls.form_double(1, 0.5, -7, "A") == 59.5
    assert calls.form_double(1, 0.5, 3) == calls.form_double(1, 0.5, 3, None) == 4.5
    assert calls.form_double(1) == 1.0
    with pytest.raises(OverflowError, match=r"^form_double\(\): small must be between -32768 and 32767$"):
        calls.form_double(1, 0.5, 40_000)


def test_what_a_header_does_not_tell_is_told_by_forms(calls: ModuleType, probe: Callable[[str], ModuleType]) -> None:
    assert calls.form_alone(2, 0.5) == calls.form_alone(count=2, real=0.5) == 2.5
    assert calls.form_alone(2) == 2.0
    assert not hasattr(calls, "untold") and probe("calls.raw").untold() == 5


@pytest.mark.skipif(sys.platform != "linux", reason="system calls have numbers on Linux only")
def test_system_calls_by_number(calls: ModuleType) -> None:
    assert calls.kernel_getpid() == os.getpid()
    reading, writing = os.pipe()
    assert calls.kernel_close(writing) == 0
    assert os.read(reading, 1) == b""
    os.close(reading)
    with pytest.raises(OSError) as caught:
        calls.kernel_close(reading)
    assert (caught.value.errno, caught.value.function) == (errno.EBADF, "kernel_close")


def test_a_symbol_of_another_name(calls: ModuleType) -> None:
    assert calls.other_name() == 77


def test_a_missing_symbol_is_a_missing_attribute(calls: ModuleType) -> None:
    assert not hasattr(calls, "not_there")
    with pytest.raises(AttributeError) as caught:
        calls.not_there  # noqa: B018
    assert str(caught.value) == f"probe_api.calls.not_there needs linux 9.9: {LIBRARY} has no symbol 'not_there'"
    with pytest.raises(AttributeError, match=f"not_there_either isn't available: {LIBRARY} has no symbol"):
        calls.not_there_either  # noqa: B018
    assert "not_there" in dir(calls)


def test_a_missing_name_is_a_missing_attribute(calls: ModuleType) -> None:
    with pytest.raises(AttributeError, match=r"^module 'probe_api\.calls' has no attribute 'nonsense'$"):
        calls.nonsense  # noqa: B018
    with pytest.raises(ImportError, match="cannot import name 'nonsense'"):
        from probe_api.calls import nonsense  # noqa: F401


def test_a_missing_library_is_an_import_error(probe: Callable[[str], ModuleType]) -> None:
    absent = probe("absent")
    for _ in range(3):
        with pytest.raises(ImportError, match=r"libabsent.*absent\.(so\.9|dll)"):
            absent.absent  # noqa: B018
    assert absent.ANSWER == 42
    assert absent.Colour.RED == 1
    assert absent.pair(1, 2).b == 2
    with pytest.raises(ImportError):
        absent.absent_too  # noqa: B018


def test_a_deprecated_function_warns_at_its_first_call(run_probe: Run) -> None:
    code = """
import warnings
from probe_api import calls
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    old_way = calls.old_way
    assert not seen
    assert old_way(1) == 2
    assert old_way(2) == 3
assert len(seen) == 1, seen
assert seen[0].category is DeprecationWarning
assert seen[0].filename == "<string>", seen[0].filename
print(seen[0].message)
"""
    done = run_probe(code)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("old_way() is deprecated: ")
    assert "It is slow: use keywords." in done.stdout


def test_a_deprecation_that_is_an_error_is_raised(run_probe: Run) -> None:
    done = run_probe("from probe_api.calls import old_way; old_way(1)", "-W", "error")
    assert "DeprecationWarning: old_way() is deprecated" in done.stderr


def test_nothing_warns_without_need(calls: ModuleType) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert calls.keywords(1, 2) == 1234


def test_unsafe_functions_are_in_raw_only(calls: ModuleType, probe: Callable[[str], ModuleType]) -> None:
    raw = probe("calls.raw")
    assert not hasattr(calls, "raw_pointer")
    assert dir(raw)[-3:] == ["raw_pointer", "raw_read", "untold"]
    assert "Raw" in raw.raw_read.__doc__
    assert "without a direction" in raw.raw_read.__doc__


def test_a_raw_function_takes_addresses(probe: Callable[[str], ModuleType]) -> None:
    raw = probe("calls.raw")
    assert raw.raw_pointer(0) == raw.raw_pointer(None) == 0
    assert raw.raw_pointer(2**63 + 5) == 2**63 + 5
    data = bytearray((41).to_bytes(4, sys.byteorder))
    assert raw.raw_read(data) == 41
    assert raw.raw_read(raw.raw_pointer(data)) == 41
    for wrong in ("x", 1.0):
        with pytest.raises(TypeError, match=r"^raw_read\(\): p must be "):
            raw.raw_read(wrong)
    with pytest.raises(OverflowError):
        raw.raw_pointer(2**64)
