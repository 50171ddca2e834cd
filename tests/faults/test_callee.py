"""What a callee can do wrong: it comes out as the right exception or value, and never as a crash."""

from __future__ import annotations

import errno
import gc
import math
import signal
import sys
from collections.abc import Iterator
from types import ModuleType

import pytest

CODES = sorted({*errno.errorcode, 0, 134, 200, 4095, 2**31 - 1, -1, -22, -(2**31)})
LIES = [-1, -(2**63), 9, 2**31, 2**32 + 1, 2**62, 2**63 - 1]


# --- codes --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", CODES)
def test_every_errno_is_an_oserror_of_its_class(faulty: ModuleType, code: int) -> None:
    with pytest.raises(OSError) as caught:
        faulty.code_errno(-1, code)
    assert type(caught.value) is type(OSError(code, ""))
    assert (caught.value.errno, caught.value.function, caught.value.filename) == (code, "code_errno", None)


@pytest.mark.parametrize("code", [code for code in CODES if code])
def test_every_returned_code_is_an_oserror_of_its_class(faulty: ModuleType, code: int) -> None:
    with pytest.raises(OSError) as caught:
        faulty.code_return(code)
    assert type(caught.value) is type(OSError(code, ""))
    assert caught.value.errno == code


def test_a_failure_that_leaves_errno_alone(faulty: ModuleType) -> None:
    for call in (lambda: faulty.code_errno(-1, 0), lambda: faulty.code_null(1, 0)):
        with pytest.raises(OSError, match="Error") as caught:
            call()
        assert caught.value.errno == 0


def test_a_success_that_leaves_an_errno_behind(faulty: ModuleType) -> None:
    assert faulty.code_errno(7, errno.EIO) == 7
    assert faulty.code_null(0, errno.EIO) == "fine"


@pytest.mark.parametrize("result", [-2, -(2**31), 2**31 - 1])
def test_another_negative_result_is_no_failure(faulty: ModuleType, result: int) -> None:
    assert faulty.code_errno(result, errno.EIO) == result


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (1, "code_declared() failed with 1"),
        (2, "caf\ufffd \ufffd\ufffd"),
        (3, ""),
        (5, "w" * 100_000),
        (-1, "w" * 100_000),
    ],
)
def test_words_of_a_declared_error(faulty: ModuleType, code: int, words: str) -> None:
    with pytest.raises(faulty.Faulty) as caught:
        faulty.code_declared(code)
    assert (str(caught.value), caught.value.code, caught.value.function) == (words, code, "code_declared")
    assert type(caught.value) is (faulty.FaultyBusy if code == 5 else faulty.Faulty)


@pytest.fixture
def signals() -> Iterator[list[int]]:
    seen: list[int] = []
    before = signal.signal(signal.SIGUSR1, lambda number, frame: seen.append(number))
    yield seen
    signal.signal(signal.SIGUSR1, before)


def test_a_callee_that_is_interrupted_a_thousand_times(faulty: ModuleType, signals: list[int]) -> None:
    assert faulty.interrupted(1000) == 0
    assert signals


def test_a_signal_handler_that_raises(faulty: ModuleType) -> None:
    before = signal.signal(signal.SIGUSR1, lambda number, frame: 1 / 0)
    try:
        with pytest.raises(ZeroDivisionError):
            faulty.interrupted(5)
    finally:
        signal.signal(signal.SIGUSR1, before)
    assert faulty.interrupted(1) == 0  # it was at its second time


# --- nothing where something was promised -------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["null_text", "null_wide", "null_thing", "null_handle"])
def test_null_is_none(faulty: ModuleType, name: str) -> None:
    assert getattr(faulty, name)() is None


def test_null_memory_of_some_length_is_none(faulty: ModuleType) -> None:
    assert faulty.null_memory() is None


# --- lengths ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("said", LIES)
def test_a_used_length_is_never_believed_beyond_the_buffer(faulty: ModuleType, said: int) -> None:
    kept = max(0, min(said, 4))
    assert faulty.used_bytes(4, said) == b"b" * kept
    assert faulty.used_text(4, said) == "t" * kept
    assert faulty.used_numbers(4, said) == [-(2**63)] * kept
    assert faulty.used_records(4, said) == [faulty.pair(-1, 1)] * kept


@pytest.mark.parametrize("said", LIES)
def test_a_given_buffer_tells_what_the_callee_says(faulty: ModuleType, said: int) -> None:
    buffer = bytearray(4)
    assert faulty.used_bytes(buffer, said) == said
    assert buffer == b"bbbb"


def test_an_unsigned_used_length(faulty: ModuleType) -> None:
    assert faulty.used_natural(4, 2**64 - 1) in (b"nnnn", b"")
    assert faulty.used_natural(4, 3) == b"nnn"


def test_a_used_length_that_is_left_alone(faulty: ModuleType) -> None:
    assert faulty.used_out(4, -1) == b""
    assert faulty.used_out(bytearray(4), -1) == 0
    assert faulty.used_out(0, 9) == b""


@pytest.mark.parametrize("said", [-1, -(2**63)])
def test_a_negative_count_of_native_memory_is_none_of_it(faulty: ModuleType, said: int) -> None:
    assert faulty.counted_bytes(said) == b""
    assert faulty.counted_numbers(said) in (b"", [], ())
    assert faulty.counted_text(said) == faulty.counted_path(said) == ""


@pytest.mark.parametrize("said", [2**61 + 1, 2**62, 2**63 - 1])
def test_a_count_of_native_memory_that_no_memory_holds(faulty: ModuleType, said: int) -> None:
    for call in (faulty.counted_bytes, faulty.counted_numbers, faulty.counted_text, faulty.counted_path):
        with pytest.raises((MemoryError, OverflowError)):
            call(said)


# --- text and values ----------------------------------------------------------------------------------------------


def test_text_that_is_no_utf8_survives(faulty: ModuleType) -> None:
    assert faulty.text_latin().encode("utf-8", "surrogateescape") == b"caf\xe9"
    assert faulty.text_overlong().encode("utf-8", "surrogateescape") == b"\xc0\x80\xed\xa0\x80\xf5\x80\x80\x80"
    assert faulty.text_file().encode("utf-8", "surrogateescape") == b"caf\xe9"
    assert faulty.counted_text(9) == "counted \udcff"


def test_units_that_are_no_characters(faulty: ModuleType) -> None:
    assert faulty.text_lone() == "a\ud800z"
    with pytest.raises(UnicodeDecodeError):
        faulty.text_beyond()


def test_text_without_its_end(faulty: ModuleType) -> None:
    assert faulty.text_full(5) == "fffff"
    assert faulty.text_full(0) == ""


def test_a_record_full_of_ones(faulty: ModuleType) -> None:
    full = faulty.named_full()
    assert (full.plain, full.text, full.path) == (b"\xff" * 4, "\udcff" * 4, "\udcff" * 4)
    assert full.flag is True and math.isnan(full.real) and full.kind == -1 and full.length == 2**32 - 1
    assert full != full and repr(full).startswith("named(plain=b'\\xff\\xff\\xff\\xff'")
    assert bytes(full.copy()) == bytes(full)


@pytest.mark.parametrize("length", [5, 2**31, 2**32 - 1])
def test_a_tail_that_reaches_beyond_its_memory(faulty: ModuleType, length: int) -> None:
    one = faulty.tailed.from_buffer(bytearray(length.to_bytes(4, "little") + b"name"))
    assert one.length == length and one.name == "name"
    assert one.copy().name == "name" and "name='name'" in repr(one)
    assert faulty.tailed(length=length).name == ""


def test_a_value_that_the_enum_has_not(faulty: ModuleType) -> None:
    for value in (0, -1, 2**31 - 1, -(2**31)):
        assert faulty.value_kind(value) == value and isinstance(faulty.value_kind(value), faulty.Kind)
    for value in (0, 2, 2**32 - 1):
        assert faulty.value_flags(value) == value and isinstance(faulty.value_flags(value), faulty.Bits)


def test_a_bool_that_is_neither_0_nor_1(faulty: ModuleType) -> None:
    assert [faulty.value_bool(value) for value in (0, 1)] == [False, True]
    assert all(type(faulty.value_bool(value)) is bool for value in (2, 255, 256, -1))


def test_no_number_and_infinity(faulty: ModuleType) -> None:
    assert math.isnan(faulty.value_real(0))
    assert [faulty.value_real(1), faulty.value_real(2)] == [math.inf, -math.inf]


# --- parameters left alone ----------------------------------------------------------------------------------------


def test_parameters_that_are_left_alone_are_nothing(faulty: ModuleType) -> None:
    before = faulty.texts()
    number, pair, handle, thing, text = faulty.untouched()
    assert (number, pair, handle, thing, text) == (0, faulty.pair(), None, None, None)
    assert faulty.untouched_buffers(3) == (b"\0\0\0", (0, 0, 0))
    assert faulty.texts() == before


# --- handles ------------------------------------------------------------------------------------------------------


def test_what_a_failing_call_made_is_given_back(faulty: ModuleType) -> None:
    for code in (1, errno.ENOMEM, -5):
        with pytest.raises(OSError):
            faulty.handle_open(code)
        with pytest.raises(OSError):
            faulty.text_made(code)
    faulty.handle_open(0).close()
    assert faulty.text_made(0) == "made"
    assert (faulty.handles_open(), faulty.texts()) == (0, 0)


@pytest.fixture
def failing(faulty: ModuleType) -> Iterator[ModuleType]:
    faulty.close_fails(-1, errno.EIO)
    yield faulty
    faulty.close_fails(0, 0)


def test_a_close_that_fails_raises_and_is_not_tried_again(failing: ModuleType) -> None:
    number, before = failing.number_open(3), failing.number_closes()
    with pytest.raises(OSError) as caught:
        number.close()
    assert (caught.value.errno, caught.value.function) == (errno.EIO, "number_close")
    number.close()
    assert number.closed and failing.number_closes() == before + 1


def test_a_close_that_fails_at_the_end_of_with(failing: ModuleType) -> None:
    with pytest.raises(OSError, match="Input/output"), failing.number_open(3):
        pass
    with pytest.raises(OSError, match="Input/output") as caught, failing.number_open(3):
        raise KeyError
    assert isinstance(caught.value.__context__, KeyError)


def test_a_close_that_fails_and_leaves_errno_alone(failing: ModuleType) -> None:
    failing.close_fails(-1, 0)
    with pytest.raises(OSError, match="Error") as caught:
        failing.number_open(3).close()
    assert (caught.value.errno, caught.value.function) == (0, "number_close")


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_a_close_that_fails_where_nobody_can_hear(failing: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", lambda one: heard.append(repr(one.exc_value)))
    failing.number_open(3)
    gc.collect()
    assert heard == ["OSError(5, 'Input/output error')"]


def test_one_value_given_out_twice_is_closed_twice(faulty: ModuleType) -> None:
    before = faulty.number_closes()
    one, other = faulty.number_open(3), faulty.number_open(3)
    assert one != other
    one.close()
    assert faulty.number_value(other) == 3
    other.close()
    assert faulty.number_closes() == before + 2


@pytest.mark.parametrize("value", [-2, -(2**31), 2**31 - 1, 0])
def test_an_odd_value_is_a_handle_all_the_same(faulty: ModuleType, value: int) -> None:
    with faulty.number_open(value) as number:
        assert faulty.number_value(number) == value
        assert str(value) in repr(number)
