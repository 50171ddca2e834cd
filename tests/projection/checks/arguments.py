"""Arguments that a function can't take: the right exception, which names the function and the parameter."""

import errno
import itertools

from linux_api import eventfd, fcntl, math, mman, prctl, random, signal, stat, stdlib, string, time, unistd
from linux_api.time import clock_gettime, timespec
from refusal import refused


class Index:
    def __init__(self, value: object) -> None:
        self.value = value

    def __index__(self) -> object:
        if isinstance(self.value, Exception):
            raise self.value
        return self.value


def check_integers_are_range_checked() -> None:
    for value in (2**31, -(2**31) - 1, 2**63, 2**64, 10**100, -(10**100)):
        message = refused(OverflowError, clock_gettime, value)
        assert message == "clock_gettime(): clockid must be between -2147483648 and 2147483647", message
    assert "between 0 and 4294967295" in refused(OverflowError, unistd.alarm, -1)
    assert "between 0 and 4294967295" in refused(OverflowError, unistd.alarm, 2**32)
    assert "between -9223372036854775808" in refused(OverflowError, stdlib.llabs, 2**63)
    with eventfd.eventfd(0) as counter:
        for value in (-1, 2**64, -(2**63)):
            assert "between 0 and 18446744073709551615" in refused(OverflowError, eventfd.eventfd_write, counter, value)
    assert "between 0 and 18446744073709551615" in refused(OverflowError, prctl.prctl, 3, 2**64)


def check_integers_have_an_index() -> None:
    assert clock_gettime(Index(1)).tv_sec > 0
    assert clock_gettime(True).tv_sec > 0
    for value in (1.0, "1", b"1", None, [], object(), 1j):
        message = refused(TypeError, clock_gettime, value)
        assert message == f"clock_gettime(): clockid must be int, not {type(value).__name__}", message
    assert refused(KeyError, clock_gettime, Index(KeyError("mine"))) == "'mine'"
    refused(TypeError, clock_gettime, Index("no int"))
    with eventfd.eventfd(0) as counter:
        eventfd.eventfd_write(counter, Index(7))
        assert eventfd.eventfd_read(counter) == 7
        assert "value must be int, not float" in refused(TypeError, eventfd.eventfd_write, counter, 1.5)
        assert refused(KeyError, eventfd.eventfd_write, counter, Index(KeyError("mine"))) == "'mine'"


def check_floats_take_ints_and_nothing_else() -> None:
    assert math.sqrt(4) == 2.0
    assert math.sqrtf(2.25) == 1.5
    for value in ("1", None, b"", []):
        message = refused(TypeError, math.sqrt, value)
        assert message == f"sqrt(): x must be float, not {type(value).__name__}", message
    assert "x is too large for a 32-bit float" in refused(OverflowError, math.sqrtf, 1e39)
    refused(OverflowError, math.sqrt, 10**400)
    assert math.sqrtf(float("inf")) == float("inf")
    assert math.fabsf(float("nan")) != math.fabsf(float("nan"))


def check_texts_hold_no_null_and_can_be_encoded() -> None:
    for value in ("a\0b", b"a\0b", "\0", b"\0"):
        assert "strlen(): s must not contain a null character" in refused(ValueError, string.strlen, value)
    for value in ("a\0b", b"a\0b"):
        assert "null" in refused(ValueError, stat.mkdir, value)
    refused(UnicodeEncodeError, string.strlen, "\ud800")
    assert string.strlen("größer") == 8
    for value in (1, None, bytearray(b"x"), ["x"]):
        message = refused(TypeError, string.strlen, value)
        assert message == f"strlen(): s must be str or bytes, not {type(value).__name__}", message


def check_file_names_are_str_bytes_or_path_like() -> None:
    for value in (None, 1, 1.5, object()):
        assert "pathname must be str, bytes or os.PathLike" in refused(TypeError, stat.mkdir, value)
    try:
        fcntl.open("no/such/file", fcntl.O_RDONLY)
    except FileNotFoundError as error:
        assert (error.errno, error.filename, error.function) == (errno.ENOENT, "no/such/file", "open")
        assert str(error) == "[Errno 2] No such file or directory: 'no/such/file'"
    else:
        raise AssertionError("no FileNotFoundError")


def check_sizes_of_buffers() -> None:
    with mman.memfd_create("memory") as memory:
        assert unistd.read(memory, 0) == b""
        assert "buf" in refused(ValueError, unistd.read, memory, -1)
        refused(MemoryError, unistd.read, memory, 2**62)
        for value in (2**63, 2**64, -(2**63) - 1):
            assert "buf" in refused(OverflowError, unistd.read, memory, value)
        for value in ("text", None, 1.5, [1]):
            assert "buf must be a size or a writable buffer" in refused(TypeError, unistd.read, memory, value)


def check_buffers_to_write_into_are_writable() -> None:
    refused(BufferError, random.getrandom, b"read only")
    refused(BufferError, random.getrandom, memoryview(b"read only"))
    target = bytearray(8)
    assert random.getrandom(target) == 8 and target != bytes(8)
    strided = memoryview(bytearray(8))[::2]
    refused(BufferError, random.getrandom, strided)
    refused(BufferError, unistd.write, 1, strided)
    assert "a bytes-like object, not str" in refused(TypeError, unistd.write, 1, "text")
    assert "a bytes-like object, not NoneType" in refused(TypeError, unistd.write, 1, None)


def check_a_buffer_stays_in_place_during_the_call_only() -> None:
    target = bytearray(8)
    random.getrandom(target)
    target.extend(b"more")


def check_two_buffers_that_share_a_length_agree() -> None:
    assert string.memcmp(b"same", b"same") == 0
    assert "length" in refused(ValueError, string.memcmp, b"short", b"longer")


def check_records_are_of_their_own_type() -> None:
    for value in (None, 1, b"x" * 16, (1, 2), time.itimerspec()):
        message = refused(TypeError, time.nanosleep, value)
        assert message == f"nanosleep(): duration must be timespec, not {type(value).__name__}", message


def check_records_to_change_are_writable() -> None:
    frozen = signal.sigset_t.from_buffer(bytes(signal.sigset_t.sizeof))
    assert "read-only" in refused(BufferError, signal.sigaddset, frozen, 1)
    assert signal.sigismember(frozen, 1) == 0


def check_a_failed_call_leaves_no_result_behind() -> None:
    try:
        clock_gettime(99)
    except OSError as error:
        assert (error.errno, error.filename, error.function) == (errno.EINVAL, None, "clock_gettime")
    else:
        raise AssertionError("no OSError")


def check_counts_of_arguments() -> None:
    assert refused(TypeError, clock_gettime) == "clock_gettime() missing required argument 'clockid' (pos 1)"
    assert "at most 1 positional argument" in refused(TypeError, clock_gettime, 1, 2)
    assert "at most 0 positional arguments (1 given)" in refused(TypeError, unistd.gettid, 1)
    assert "missing required argument 'flags' (pos 2)" in refused(TypeError, fcntl.open, "x")


def check_keywords() -> None:
    assert time.clock_getres(clockid=1) == time.clock_getres(1)
    assert "unexpected keyword argument 'clock'" in refused(TypeError, clock_gettime, clock=1)
    assert "multiple values for argument 'clockid'" in refused(TypeError, clock_gettime, 1, clockid=1)
    assert "unexpected keyword argument ''" in refused(TypeError, clock_gettime, **{"": 1})
    assert "unexpected keyword argument '\ud800'" in refused(TypeError, clock_gettime, **{"\ud800": 1})
    refused(TypeError, clock_gettime, **{f"k{i}": i for i in range(33)})
    refused(TypeError, clock_gettime, **{f"k{i}": i for i in range(1000)})
    refused(TypeError, clock_gettime, *range(1000))


def check_keywords_in_every_order_from_one_and_from_many_places() -> None:
    given = {"x": 2.0, "y": 3.0, "z": 4.0}
    for _ in range(5):
        for order in itertools.permutations(given):
            assert math.fma(**{name: given[name] for name in order}) == 10.0
    for _ in range(20):
        assert math.fma(2.0, 3.0, z=4.0) == math.fma(2.0, z=4.0, y=3.0) == math.fma(z=4.0, y=3.0, x=2.0) == 10.0
        refused(TypeError, math.fma, 2.0, 3.0, y=4.0)


def check_keyword_names_that_only_equal_a_parameter() -> None:
    class Name(str):
        __slots__ = ()

    assert clock_gettime(**{Name("clockid"): 1}).tv_sec >= 0
    assert math.fma(**{"".join(("x",)): 1.0, Name("y"): 1.0, "z": 1.0}) == 2.0


def check_arguments_that_change_what_they_are_passed_with() -> None:
    buffer = bytearray(16)

    class Shrinks:
        def __index__(self) -> int:
            buffer.clear()
            return 0

    refused(BufferError, unistd.pread, 0, buffer, Shrinks())
    assert len(buffer) == 16
    assert timespec(tv_nsec=Index(5)).tv_nsec == 5
