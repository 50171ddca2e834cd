"""Each function of the package is called once, and none is left out: it succeeds, or the system refuses."""

import errno
import importlib
import inspect
import os
import pkgutil
import signal as python_signal
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import linux_api
import system_arguments
from linux_api import epoll, fcntl, landlock, mman, pidfd, sched, signal, time, timex, unistd

RAW = {
    "glob.raw.globfree",
    "netdb.raw.freeaddrinfo",
    "netif.raw.freeifaddrs",
    "stdlib.raw.free",
    "wordexp.raw.wordfree",
}
OURS = "perf_event."  # other requests may change what the descriptor happens to be: ioctls.py and devices.py make them
REFUSED = {
    errno.EAGAIN, errno.EBADF, errno.EINVAL, errno.ENODATA, errno.ENOENT, errno.ENOSYS, errno.ENOTSUP, errno.EPERM,
    errno.EACCES, errno.ESPIPE, errno.EBADFD, errno.ECHILD, errno.EKEYREVOKED, errno.ENODEV, errno.ENOKEY,
    errno.ENOMEM, errno.ENOPROTOOPT, errno.ENOTTY, errno.ENXIO,
}  # fmt: skip


def namespaces(package: ModuleType) -> Iterator[ModuleType]:
    for found in pkgutil.iter_modules(package.__path__):
        if not found.name.startswith("_"):
            module = importlib.import_module(f"{package.__name__}.{found.name}")
            yield module
            if found.ispkg:
                yield from namespaces(module)


def functions() -> dict[str, Callable[..., object]]:
    """Every function by its name behind linux_api."""
    return {
        f"{module.__name__.removeprefix('linux_api.')}.{name}": value
        for module in namespaces(linux_api)
        for name in module.__all__
        if inspect.isbuiltin(value := getattr(module, name))
    }


def ruleset(attr: landlock.landlock_ruleset_attr) -> landlock.LandlockRuleset | None:
    """None where the kernel has no landlock."""
    try:
        return landlock.landlock_create_ruleset(attr)
    except OSError as error:
        assert error.errno in (errno.ENOSYS, errno.EOPNOTSUPP)
        return None


def by_name() -> dict[str, object]:
    """An argument for each parameter name: what most functions that have one can do something with."""
    path = Path.cwd() / "file"
    path.write_text("some text")
    file = unistd.Fd.from_raw(os.open(path, os.O_RDWR))
    memory = mman.memfd_create("memory", mman.MemFdFlags.MFD_ALLOW_SEALING)
    ready = signal.sigemptyset()
    signal.sigaddset(ready, signal.Signal.SIGUSR1)
    python_signal.pthread_sigmask(python_signal.SIG_BLOCK, {python_signal.SIGUSR1, python_signal.SIGALRM})
    moment = time.timespec(tv_nsec=1000)
    timer = time.itimerspec(it_value=moment)
    attr = landlock.landlock_ruleset_attr(handled_access_fs=landlock.LandlockAccessFs.LANDLOCK_ACCESS_FS_MAKE_SOCK)
    numbers = {"x": 0.5, "y": 2.0, "z": 1.0, "exp": 2, "j": -3, "c": 65, "errnum": 2, "n": 3, "initval": 1}
    texts = {"s": "text", "s1": "text", "s2": "test", "accept": "te", "reject": "x", "nptr": "12", "name": "user.n"}
    return numbers | texts | {
        "advice": 0, "arg": 0, "attr": attr, "buf": 64, "buffer": 64, "clk_id": 0, "clockid": 1, "count": 4,
        "dirfd": fcntl.AT_FDCWD, "duration": moment, "epfd": epoll.epoll_create1(), "events": 1, "fd": file,
        "fd_in": file, "fd_out": memory, "flags": 0, "how": fcntl.open_how(), "in_fd": file, "left": ready,
        "length": 9, "linkpath": path.with_name("link"), "list": 64, "loadavg": 3, "mask": ready, "mode": 0,
        "new_value": timer, "newdirfd": fcntl.AT_FDCWD, "newfd": memory.fileno(), "newpath": path.with_name("new"),
        "off_in": None, "off_out": None, "offset": 0, "oldfd": file, "olddirfd": fcntl.AT_FDCWD, "oldpath": path,
        "op": 1, "out_fd": memory, "param": sched.sched_param(), "path": path, "pathname": path, "pgrp": 0, "pid": 0,
        "pidfd": pidfd.pidfd_open(os.getpid()), "policy": 0, "right": ready,
        "rule_attr": landlock.landlock_path_beneath_attr(512, unistd.dup(file).detach()),
        "ruleset_fd": ruleset(attr) or memory, "seconds": 0, "set": ready, "sig": 0, "signum": 10, "size": 4,
        "status": 768, "t": moment, "target": path, "targetfd": memory.fileno(), "tgid": os.getpid(),
        "tid": unistd.gettid(), "timeout": moment, "tp": moment, "value": b"value", "wd": 1,
    }  # fmt: skip


def other_arguments() -> dict[str, dict[str, object]]:
    """Arguments of single functions that differ from those by name."""
    directory = Path.cwd()
    pending = [signal.Signal.SIGUSR1]
    read_end, write_end = unistd.pipe2()
    value = {"value": 64}
    memory = mman.memfd_create("memory")
    counter = linux_api.eventfd.eventfd(1)
    timer = time.timerfd_create(time.CLOCK_MONOTONIC)
    return {
        "epoll.epoll_ctl": {"fd": counter, "event": epoll.epoll_event(epoll.EPOLLIN)},
        "epoll.epoll_wait": {"timeout": 0},
        "epoll.epoll_pwait": {"timeout": 0},
        "eventfd.eventfd_read": {"fd": counter},
        "eventfd.eventfd_write": {"fd": counter, "value": 1},
        "fcntl.fcntl": {"op": fcntl.F_SETFD, "arg": fcntl.FD_CLOEXEC},
        "fcntl.splice": {"fd_out": write_end},
        "fcntl.tee": {"fd_in": read_end, "fd_out": write_end, "flags": fcntl.SPLICE_F_NONBLOCK},
        "inotify.inotify_add_watch": {"fd": linux_api.inotify.inotify_init1(), "mask": 2},
        "landlock.landlock_add_net_port_rule": {"rule_attr": landlock.landlock_net_port_attr(1, 80)},
        "landlock.landlock_add_rule": {"rule_type": 2, "rule_attr": landlock.landlock_net_port_attr(1, 80)},
        "prctl.prctl": {"op": linux_api.prctl.PrctlOp.PR_GET_DUMPABLE},
        "pidfd.pidfd_open": {"pid": os.getpid()},
        "sched.sched_setattr": {"attr": sched.sched_attr(size=56)},
        "sched.unshare": {"flags": 0},
        "signal.kill": {"pid": os.getpid()},
        "signal.raise_": {"sig": pending[0]},
        "signal.pthread_sigmask": {"how": 0},
        "signal.sigprocmask": {"how": 0},
        "signal.sigdelset": {"set": signal.sigfillset()},
        "stat.mkdir": {"pathname": directory / "a"},
        "stat.mkdirat": {"pathname": directory / "b"},
        "stat.mkfifo": {"pathname": directory / "c"},
        "stat.statx": {"mask": 0x7FF},
        "stat.umask": {"mask": 0o22},
        "string.memcmp": {"s1": b"text", "s2": b"test"},
        "string.strnlen": {"s": b"text"},
        "ftw.nftw": {"dirpath": directory, "fn": lambda *_: 1},
        "stdlib.bsearch": {"key": b"a", "base": b"abc", "compar": lambda a, b: a[0] - b[0]},
        "stdlib.getenv": {"name": "PATH"},
        "stdlib.qsort": {"base": bytearray(b"bac"), "size": 1, "compar": lambda a, b: a[0] - b[0]},
        "time.timerfd_gettime": {"fd": timer},
        "time.timerfd_settime": {"fd": timer},
        "timex.adjtimex": {"buf": timex.timex()},
        "timex.clock_adjtime": {"buf": timex.timex()},
        "unistd.chdir": {"path": directory},
        "unistd.close": {"fd": os.dup(0)},
        "unistd.copy_file_range": {"fd_in": memory, "fd_out": mman.memfd_create("other")},
        "unistd.fchdir": {"fd": fcntl.open(directory, fcntl.O_RDONLY)},
        "unistd.getcwd": {"buf": 4096},
        "unistd.gethostname": {"name": 256},
        "unistd.pwrite": {"buf": b"bytes"},
        "unistd.rmdir": {"pathname": directory / "a"},
        "unistd.write": {"buf": b"bytes"},
        "xattr.fgetxattr": value,
        "xattr.getxattr": value,
        "xattr.lgetxattr": value,
    }  # fmt: skip


def order(name: str) -> tuple[int, str]:
    """What others need comes first, what takes it away last."""
    first = ("signal.raise_", "stat.mkdir")
    last = (
        "sigwait",
        "sigtimedwait",
        "unlink",
        "close",
        "dup3",
        "restrict_self",
        "rmdir",
        "renameat2",
        "unshare",
        "setns",
    )
    return (name not in first) + any(word in name for word in last), name


def check_every_function_can_be_called() -> None:
    safe = {
        name: function
        for name, function in functions().items()
        if name not in RAW and ("int ioctl(int fd" not in (function.__doc__ or "") or name.startswith(OURS))
    }
    shared, own = by_name() | system_arguments.shared(), other_arguments() | system_arguments.own()
    called = set()
    warnings.simplefilter("ignore", ResourceWarning)
    for name in sorted(safe, key=order):
        parameters = inspect.signature(safe[name]).parameters
        known = shared | own.get(name, {})
        required = inspect.Parameter.empty
        given = {key: known[key] for key in parameters if key in known or parameters[key].default is required}
        if "sigwait" in name or "sigtimedwait" in name:
            signal.raise_(signal.Signal.SIGUSR1)
        try:
            safe[name](**given)
        except OSError as error:
            assert error.errno in REFUSED, f"{name}: {error!r}"
            assert error.function, name
        called.add(name)
    assert called == set(safe) and called >= set(own)
    assert len(called) > 400


def check_raw_functions_are_those_that_are_expected() -> None:
    assert {name for name in functions() if ".raw." in name} == RAW


def check_all_names_exist_but_newer_symbols() -> None:
    for module in namespaces(linux_api):
        for name in module.__all__:
            try:
                getattr(module, name)
            except AttributeError as error:
                assert "needs" in str(error), error
