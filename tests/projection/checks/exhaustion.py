"""Each allocation of some representative calls fails once: MemoryError and nothing else, and no crash."""

import importlib
import sys
from collections.abc import Callable
from pathlib import Path

import linux_api
from linux_api import (
    epoll,
    eventfd,
    fcntl,
    inotify,
    landlock,
    math,
    random,
    signal,
    stat,
    string,
    time,
    uio,
    unistd,
    utsname,
)
from linux_api.inotify import inotify_event
from linux_api.time import Clock, itimerspec, timespec
from sweep import sweep

OWN = unistd.getpid()
DATA = bytes.fromhex("01000000000100000000000008000000") + b"name\0\0\0\0"
CALLS: dict[str, Callable[[], object]] = {
    "out record": lambda: time.clock_gettime(1),
    "keywords": lambda: math.fma(z=1.0, x=2.0, y=3.0),
    "out parameters": lambda: math.frexp(8.0),
    "named tuple of offsets": lambda: linux_api.time.clock_getcpuclockid(0),
    "text": lambda: string.strlen("größer"),
    "text from native": lambda: linux_api.stdlib.getenv("PATH"),
    "file name": lambda: stat.statx(-100, Path("/"), 0),
    "bytes": lambda: random.getrandom(100),
    "text cut": lambda: unistd.readlink("/proc/self/exe", 4096),
    "bytearray": lambda: random.getrandom(bytearray(10)),
    "pieces": lambda: uio.process_vm_readv(OWN, [bytearray(2), bytearray(3)], [uio.iovec()]),
    "handles": lambda: [ends := unistd.pipe2(), ends[0].close(), ends[1].close()],
    "handle": lambda: eventfd.eventfd(0).close(),
    "handle in": lambda: epoll.epoll_wait(WAITING, 10, 0),
    "records out": lambda: epoll.epoll_wait(WAITING, 10, 0)[0].data.u32,
    "record from keywords": lambda: itimerspec(it_value=timespec(tv_sec=1, tv_nsec=2)),
    "record compared": lambda: timespec(1, 2) == timespec(1, 2),
    "record shown": lambda: repr(itimerspec()),
    "record copied": lambda: itimerspec().copy(),
    "record pickled": lambda: timespec(1, 2).__reduce__(),
    "record viewed": lambda: timespec.from_buffer(bytearray(16), offset=0),
    "tail": lambda: inotify_event.from_buffer(DATA).name,
    "tail copied": lambda: inotify_event.from_buffer(DATA).copy().name,
    "tail pickled": lambda: inotify_event.from_buffer(DATA).__reduce__(),
    "array": lambda: list(signal.sigfillset().val),
    "array set": lambda: setattr(signal.sigset_t(), "val", range(16)),
    "char arrays": lambda: utsname.uname().sysname,
    "member": lambda: Clock(1),
    "unknown member": lambda: Clock(77),
    "OSError": lambda: failing(OSError, time.clock_gettime, 99),
    "OSError with a name": lambda: failing(OSError, fcntl.open, "/no/such/file", 0),
    "TypeError": lambda: failing(TypeError, time.clock_gettime, None),
    "OverflowError": lambda: failing(OverflowError, time.clock_gettime, 2**80),
    "BufferError": lambda: failing(BufferError, random.getrandom, b"x"),
    "unknown keyword": lambda: failing(TypeError, time.clock_gettime, clock=1),
    "landlock": lambda: landlock.landlock_ruleset_attr(handled_access_fs=1).handled_access_fs,
    "inotify": lambda: inotify.inotify_init1().close(),
}
for namespace in ("statfs", "pidfd", "fcntl", "xattr", "prctl"):
    importlib.import_module(f"linux_api.{namespace}")

# Not enums: Python's own enum module loses a failed allocation here and there.
FIRST: dict[str, Callable[[], object]] = {
    "record": lambda: linux_api.statfs.struct_statfs,
    "handle": lambda: linux_api.pidfd.PidFd,
    "tuple": lambda: linux_api.fcntl.splice,
    "missing": lambda: failing(AttributeError, getattr, linux_api.xattr, "missing"),
    "all": lambda: linux_api.prctl.__all__,
    "dir": lambda: dir(linux_api.prctl),
}
WAITING = epoll.epoll_create1()
COUNTER = eventfd.eventfd(1)


OTHERS = (OSError, ValueError, TypeError, AttributeError, OverflowError, BufferError)  # what a call may raise instead


def failing(kind: type[BaseException], function: Callable[..., object], *args: object, **kwargs: object) -> None:
    try:
        function(*args, **kwargs)
    except kind:
        return
    raise AssertionError


def check_calls() -> None:
    event = epoll.epoll_event(epoll.EPOLLIN, epoll.epoll_data(u32=5))
    epoll.epoll_ctl(WAITING, epoll.EPOLL_CTL_ADD, COUNTER, event)
    for call in CALLS.values():
        call()
        sweep(call, 60, OTHERS)
        call()
    assert timespec(1, 2) == timespec(1, 2) and Clock(1) is Clock.CLOCK_MONOTONIC
    WAITING.close()
    COUNTER.close()


def check_first_uses() -> None:
    for name, call in FIRST.items():
        # A dict of CPython 3.13.0 that fails to grow while a type is made is broken from then on.
        if sys.version_info[:2] != (3, 13) or name in ("missing", "all", "dir"):
            sweep(call, 400, OTHERS)
        call()
    WAITING.close()
    COUNTER.close()
