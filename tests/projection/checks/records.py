"""Records: typed memory that can be looked at, compared, copied, pickled and never read out of bounds."""

import copy
import ctypes
import gc
import pickle
import struct
import sys
from functools import partial

from linux_api import epoll, inotify, sched, signal, stat, statfs, sysinfo, timex, utsname
from linux_api.epoll import epoll_data, epoll_event
from linux_api.inotify import InotifyMask, inotify_event
from linux_api.time import itimerspec, timespec
from refusal import refused

RECORDS = (
    timespec, itimerspec, epoll_event, epoll_data, inotify_event, sched.sched_attr, signal.sigset_t, signal.siginfo_t,
    stat.struct_statx, statfs.struct_statfs, sysinfo.struct_sysinfo, timex.timex, utsname.utsname,
)  # fmt: skip


def event(name: bytes, size: int | None = None) -> bytes:
    return struct.pack("iIII", 1, 0x100, 7, len(name) if size is None else size) + name


def check_fields_by_position_and_by_keyword() -> None:
    assert timespec(1, 2) == timespec(tv_nsec=2, tv_sec=1) == timespec(1, tv_nsec=2)
    assert timespec() == timespec(0, 0) != timespec(0, 1)
    assert "no field 'seconds'" in refused(TypeError, timespec, seconds=1)
    assert "multiple values for field 'tv_sec'" in refused(TypeError, timespec, 1, tv_sec=1)
    assert "at most 2 fields (3 given)" in refused(TypeError, timespec, 1, 2, 3)


def check_every_way_to_make_one_is_the_same() -> None:
    assert type.__call__(timespec, 1, tv_nsec=2) == timespec.__new__(timespec, 1, tv_nsec=2) == timespec(1, tv_nsec=2)
    for make in (timespec, partial(type.__call__, timespec), partial(timespec.__new__, timespec)):
        assert "no field 'seconds'" in refused(TypeError, make, seconds=1)
        assert "multiple values for field 'tv_sec'" in refused(TypeError, make, 1, tv_sec=1)
        assert "at most 2 fields (3 given)" in refused(TypeError, make, 1, 2, 3)


def check_no_tuple_of_arguments_is_made() -> None:
    function = ctypes.pythonapi.PyVectorcall_Function
    function.argtypes, function.restype = [ctypes.py_object], ctypes.c_void_p
    assert all(function(record) for record in RECORDS)


def check_fields_are_range_checked_and_name_themselves() -> None:
    one = epoll_data()
    assert refused(OverflowError, setattr, one, "u32", 2**32) == "epoll_data.u32 must be between 0 and 4294967295"
    assert (
        refused(OverflowError, setattr, one, "u64", -1) == "epoll_data.u64 must be between 0 and 18446744073709551615"
    )
    assert refused(TypeError, setattr, one, "u32", 1.5) == "epoll_data.u32 must be int, not float"
    assert refused(TypeError, setattr, one, "u64", None) == "epoll_data.u64 must be int, not NoneType"
    assert "can't be deleted" in refused(AttributeError, delattr, one, "u32")
    refused(AttributeError, setattr, one, "other", 1)
    refused(OverflowError, timespec, 2**63)


def check_union_fields_overlap() -> None:
    both = epoll_data(u64=0x1122334455667788)
    assert both.u32 == (0x55667788 if sys.byteorder == "little" else 0x11223344)
    both.fd = -1
    assert both.u32 == 0xFFFFFFFF


def check_nested_records_are_views() -> None:
    timer = itimerspec()
    timer.it_value.tv_sec = 5
    value = timer.it_value
    timer.it_value = timespec(6, 7)
    assert (value.tv_sec, value.tv_nsec) == (6, 7)
    assert "it_value must be timespec, not int" in refused(TypeError, setattr, timer, "it_value", 1)
    timer.it_value = timer.it_value


def check_a_view_keeps_its_owner_alive() -> None:
    values = [itimerspec(it_value=timespec(i, i)).it_value for i in range(1000)]
    gc.collect()
    others = [itimerspec(it_value=timespec(-1, -1)) for _ in range(1000)]
    assert [value.tv_sec for value in values] == list(range(1000)) and len(others) == 1000
    words = [signal.sigfillset().val for _ in range(100)]
    gc.collect()
    assert all(word[0] == 0xFFFFFFFE7FFFFFFF for word in words)


def check_array_fields_are_live_sequences_of_fixed_length() -> None:
    bits = signal.sigset_t()
    words = bits.val
    assert len(words) == 16 and list(words) == [0] * 16 and words == [0] * 16
    words[0] = 1
    words[-1] = 2
    assert signal.sigismember(bits, 1) == 1 and bits.val[15] == 2
    assert "16 items" in refused(IndexError, words.__getitem__, 16)
    refused(IndexError, words.__getitem__, -17)
    refused(IndexError, words.__setitem__, 16, 0)
    refused(OverflowError, words.__setitem__, 0, -1)
    refused(TypeError, words.__setitem__, 0, "1")
    assert "exactly 16 items (2 given)" in refused(ValueError, setattr, bits, "val", [1, 2])
    refused(TypeError, setattr, bits, "val", 3)
    bits.val = range(16)
    assert list(words) == list(range(16)) and repr(words) == repr(list(range(16)))


def check_char_arrays() -> None:
    name = utsname.utsname(sysname="x" * 65)
    assert name.sysname == "x" * 65
    assert "at most 65 bytes (66 given)" in refused(ValueError, setattr, name, "sysname", "x" * 66)
    name.sysname = b"short"
    assert name.sysname == "short"
    refused(TypeError, setattr, name, "sysname", 1)


def check_equality_is_by_value() -> None:
    assert timespec(1, 2) == timespec(1, 2) and not timespec(1, 2) != timespec(1, 2)
    assert timespec(1, 2) != (1, 2) and timespec() != statfs.fsid_t()
    refused(TypeError, hash, timespec())
    for record in RECORDS:
        assert record() == record(), record


def check_repr_shows_every_field() -> None:
    assert repr(itimerspec(it_value=timespec(1, 2))) == (
        "itimerspec(it_interval=timespec(tv_sec=0, tv_nsec=0), it_value=timespec(tv_sec=1, tv_nsec=2))"
    )
    for record in RECORDS:
        assert all(f"{name}=" in repr(record()) for name in record.__match_args__), record


def check_match() -> None:
    match itimerspec(it_value=timespec(1, 2)):
        case itimerspec(timespec(0, 0), timespec(tv_sec=1, tv_nsec=nanoseconds)):
            assert nanoseconds == 2
        case _:
            raise AssertionError


def check_copies_are_independent() -> None:
    for duplicate in (timespec.copy, copy.copy, copy.deepcopy, lambda record: pickle.loads(pickle.dumps(record))):
        first = timespec(1, 2)
        second = duplicate(first)
        second.tv_sec = 3
        assert type(second) is timespec and (first.tv_sec, second) == (1, timespec(3, 2))
    for record in RECORDS:
        assert pickle.loads(pickle.dumps(record())) == record(), record


def check_views_copy_what_they_show() -> None:
    data = bytearray(timespec(1, 2))
    view = timespec.from_buffer(data)
    for duplicate in (timespec.copy, copy.copy, copy.deepcopy, lambda record: pickle.loads(pickle.dumps(record))):
        other = duplicate(view)
        other.tv_sec = 9
        assert view == timespec(1, 2)
    refused(ValueError, timespec().__setstate__, b"short")
    refused(TypeError, timespec().__setstate__, "text")


def check_from_buffer_is_a_view() -> None:
    data = bytearray(32)
    view = timespec.from_buffer(data, 16)
    view.tv_nsec = 258
    assert data[24:26] == (258).to_bytes(2, sys.byteorder)
    assert timespec.from_buffer(data, offset=16) == timespec(0, 258)
    refused(BufferError, data.extend, b"x")
    del view
    data.extend(b"x")


def check_from_buffer_checks_its_bounds() -> None:
    for data, offset in ((b"", 0), (bytes(15), 0), (bytes(32), 17), (bytes(32), 33), (bytes(32), -1)):
        assert "timespec needs 16 bytes" in refused(ValueError, timespec.from_buffer, data, offset)
    refused(ValueError, timespec.from_buffer, bytes(32), -(2**63))
    refused(ValueError, timespec.from_buffer, bytes(32), 2**63 - 1)
    refused(OverflowError, timespec.from_buffer, bytes(32), 2**63)
    refused(TypeError, timespec.from_buffer, "text" * 8)
    refused(TypeError, timespec.from_buffer)
    refused(TypeError, timespec.from_buffer, bytes(16), 0, 0)
    refused(TypeError, timespec.from_buffer, bytes(16), start=0)
    refused(TypeError, timespec.from_buffer, buffer=bytes(16))
    refused(BufferError, timespec.from_buffer, memoryview(bytearray(64))[::2])


def check_read_only_memory_stays_as_it_is() -> None:
    data = bytes(32)
    view = itimerspec.from_buffer(data)
    assert "read-only" in refused(BufferError, setattr, view, "it_value", timespec(1, 1))
    assert "read-only" in refused(BufferError, setattr, view.it_value, "tv_sec", 1)
    refused(TypeError, memoryview(view).__setitem__, 0, 1)
    bits = signal.sigset_t.from_buffer(bytes(128))
    refused(TypeError, bits.val.__setitem__, 0, 1)
    refused(ValueError, view.__setstate__, bytes(32))
    assert data == bytes(32)


def check_views_of_views_and_of_records() -> None:
    timer = itimerspec()
    inner = timespec.from_buffer(timer, 16)
    inner.tv_sec = 4
    assert timer.it_value.tv_sec == 4
    data = memoryview(bytearray(16))
    view = timespec.from_buffer(data)
    data.release()
    view.tv_sec = 1
    assert view == timespec(1)


def check_the_buffer_of_a_record() -> None:
    for record in RECORDS:
        assert len(memoryview(record())) == record.sizeof, record
    one = timespec(1, 2)
    view = memoryview(one)
    view[0] = 3
    assert one.tv_sec == 3 and struct.unpack("qq", one) == (3, 2)
    assert bytes(one.__buffer__(0)) == bytes(one)


def check_a_flexible_tail_ends_where_its_memory_ends() -> None:
    whole = inotify_event.from_buffer(event(b"name\0\0\0\0"))
    assert (whole.wd, whole.mask, whole.cookie, whole.len, whole.name) == (1, InotifyMask.IN_CREATE, 7, 8, "name")
    assert inotify_event.from_buffer(event(b"abc", size=2**32 - 1)).name == "abc"
    assert inotify_event.from_buffer(event(b"", size=100)).name == ""
    assert inotify_event(len=1000).name == ""
    refused(AttributeError, setattr, whole, "name", "other")


def check_a_flexible_tail_is_copied() -> None:
    whole = inotify_event.from_buffer(event(b"name\0\0\0\0") + event(b"next"))
    for duplicate in (inotify_event.copy, copy.copy, copy.deepcopy, lambda record: pickle.loads(pickle.dumps(record))):
        other = duplicate(whole)
        assert other == whole and other.name == "name" and len(memoryview(other)) == 24
        other.wd = 5
        assert whole.wd == 1


def check_freed_records_are_used_again_as_new_ones() -> None:
    for _ in range(3):
        many = [timespec(i, i) for i in range(100)]
        assert all(one.tv_sec == i for i, one in enumerate(many))
        del many
        assert [timespec() for _ in range(100)] == [timespec(0, 0)] * 100
    views = [itimerspec().it_value for _ in range(50)]
    del views
    one = timespec()
    memoryview(one)[0] = 1
    assert one.tv_sec == 1


def check_a_record_that_is_not_made_after_all() -> None:
    for _ in range(100):
        refused(TypeError, timespec, 1, "2")
        refused(TypeError, itimerspec, it_value=1)


def check_classes_are_final_and_their_own() -> None:
    refused(TypeError, type, "Mine", (timespec,), {})
    refused(TypeError, object.__new__, timespec)
    refused(TypeError, setattr, timespec(), "__class__", statfs.fsid_t)
    assert (timespec.__name__, timespec.__module__, timespec.__qualname__) == ("timespec", "linux_api.time", "timespec")
    assert epoll.epoll_event is epoll_event and inotify.inotify_event is inotify_event
