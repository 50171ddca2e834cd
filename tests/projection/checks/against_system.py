"""Waiting, signals, processes and the machine: what select, signal, os and platform say too."""

import array
import math as python_math
import os
import platform
import select
import signal as python_signal
import socket
import struct
import threading
import time as python_time
from pathlib import Path

from linux_api import (
    epoll,
    eventfd,
    inotify,
    math,
    pidfd,
    prctl,
    sched,
    signal,
    signalfd,
    stdlib,
    string,
    sysinfo,
    time,
    unistd,
    utsname,
)  # fmt: skip
from linux_api.epoll import EPOLLIN, EPOLLOUT, epoll_data, epoll_event
from refusal import refused


def check_epoll_constants_are_pythons() -> None:
    for name in (
        "EPOLLIN",
        "EPOLLOUT",
        "EPOLLERR",
        "EPOLLHUP",
        "EPOLLET",
        "EPOLLONESHOT",
        "EPOLLRDHUP",
        "EPOLLEXCLUSIVE",
    ):
        assert getattr(epoll, name) == getattr(select, name) % 2**32, name


def check_epoll_sees_what_select_sees() -> None:
    left, right = socket.socketpair()
    with left, right, epoll.epoll_create1() as ours, select.epoll() as theirs:
        for one, events in ((left, EPOLLIN | EPOLLOUT), (right, EPOLLIN)):
            epoll.epoll_ctl(ours, epoll.EPOLL_CTL_ADD, one, epoll_event(events, epoll_data(fd=one.fileno())))
            theirs.register(one, int(events))
        for change in (lambda: None, lambda: left.send(b"x"), lambda: right.recv(1), right.close):
            change()
            seen = sorted((event.data.fd, int(event.events)) for event in epoll.epoll_wait(ours, 10, 0))
            assert seen == sorted(theirs.poll(0)), seen
        assert len(epoll.epoll_wait(ours, 1, 0)) <= 1
        epoll.epoll_ctl(ours, epoll.EPOLL_CTL_DEL, left)
        assert epoll.epoll_pwait(ours, 10, 0) == []
        refused(FileNotFoundError, epoll.epoll_ctl, ours, epoll.EPOLL_CTL_DEL, left)


def check_epoll_gives_events_into_a_buffer() -> None:
    with epoll.epoll_create1() as waiting, eventfd.eventfd(1) as counter:
        epoll.epoll_ctl(waiting, epoll.EPOLL_CTL_ADD, counter, epoll_event(EPOLLIN, epoll_data(u64=2**40)))
        memory = bytearray(3 * epoll_event.sizeof)
        assert epoll.epoll_wait(waiting, memory) == 1
        assert epoll_event.from_buffer(memory).data.u64 == 2**40
        assert "multiple" in refused(ValueError, epoll.epoll_wait, waiting, bytearray(5), 0)
        refused(OSError, epoll.epoll_wait, waiting, 0)


def check_event_counters() -> None:
    with eventfd.eventfd(3, eventfd.EFD_NONBLOCK) as counter:
        eventfd.eventfd_write(counter, 4)
        assert os.eventfd_read(counter.fileno()) == 7
        os.eventfd_write(counter.fileno(), 2**64 - 2)
        assert eventfd.eventfd_read(counter) == 2**64 - 2
        refused(BlockingIOError, eventfd.eventfd_read, counter)
    with open(os.devnull) as nothing:
        refused(ValueError, eventfd.eventfd_read, nothing)  # libc gives no errno where fewer than 8 bytes came
    reading, writing = os.pipe()
    refused(OSError, eventfd.eventfd_read, writing)
    os.write(writing, b"abc")
    refused(ValueError, eventfd.eventfd_read, reading)
    os.close(reading)
    os.close(writing)


def check_signal_numbers_are_pythons() -> None:
    for member in signal.Signal:
        assert python_signal.Signals(member).name in (member.name, "SIGABRT", "SIGIO", "SIGCHLD"), member
    for name in ("SIG_BLOCK", "SIG_UNBLOCK", "SIG_SETMASK"):
        assert signal.SigHow[name] == python_signal.Sigmasks[name]


def members(signals: signal.sigset_t) -> set[int]:
    return {number for number in range(1, 65) if signal.sigismember(signals, number)}


def check_signal_masks_are_pythons() -> None:
    wanted = signal.sigemptyset()
    signal.sigaddset(wanted, signal.Signal.SIGUSR1)
    signal.sigaddset(wanted, 40)
    assert members(wanted) == {10, 40}
    former = signal.pthread_sigmask(signal.SigHow.SIG_BLOCK, wanted)
    assert members(former) == set() and python_signal.pthread_sigmask(python_signal.SIG_BLOCK, ()) == {10, 40}
    signal.sigdelset(wanted, 40)
    signal.pthread_sigmask(signal.SigHow.SIG_SETMASK, wanted)
    assert python_signal.pthread_sigmask(python_signal.SIG_BLOCK, ()) == {10}
    assert members(signal.pthread_sigmask(signal.SigHow.SIG_BLOCK)) == {10}
    assert members(signal.sigfillset()) >= set(range(1, 32)) and signal.sigisemptyset(signal.sigemptyset()) == 1
    refused(OSError, signal.sigaddset, wanted, 100)


def check_signals_are_received() -> None:
    python_signal.pthread_sigmask(python_signal.SIG_BLOCK, {python_signal.SIGUSR1, python_signal.SIGUSR2})
    wanted = signal.sigemptyset()
    signal.sigaddset(wanted, signal.Signal.SIGUSR1)
    signal.kill(os.getpid(), signal.Signal.SIGUSR1)
    assert members(signal.sigpending()) == {10} == set(python_signal.sigpending())
    assert signal.sigwait(wanted) is signal.Signal.SIGUSR1
    signal.tgkill(os.getpid(), unistd.gettid(), signal.Signal.SIGUSR1)
    result = signal.sigwaitinfo(wanted)
    assert (result.result, result.info.si_pid, result.info.si_signo) == (10, os.getpid(), signal.Signal.SIGUSR1)
    refused(BlockingIOError, signal.sigtimedwait, wanted, time.timespec(0, 1))
    with signalfd.signalfd(wanted, signalfd.SFD_NONBLOCK) as signals:
        signal.raise_(signal.Signal.SIGUSR1)
        got = signalfd.signalfd_siginfo.from_buffer(unistd.read(signals, 128))
        assert got.ssi_signo is signal.Signal.SIGUSR1 and got.ssi_pid == os.getpid()


def check_handlers_run_while_a_call_waits() -> None:
    seen: list[int] = []
    python_signal.signal(python_signal.SIGALRM, lambda number, frame: seen.append(number))
    read_end, write_end = unistd.pipe2()
    python_signal.setitimer(python_signal.ITIMER_REAL, 0.02, 0.02)
    threading.Timer(0.1, unistd.write, (write_end, b"x")).start()
    assert unistd.read(read_end, 1) == b"x" and seen
    refused(InterruptedError, time.nanosleep, time.timespec(5))
    left = time.timespec()
    refused(InterruptedError, time.nanosleep, time.timespec(5), left)
    assert 0 < left.tv_sec + left.tv_nsec / 1e9 < 5
    python_signal.setitimer(python_signal.ITIMER_REAL, 0)
    read_end.close()
    write_end.close()


def check_an_exception_of_a_handler_ends_a_waiting_call() -> None:
    def handler(number: int, frame: object) -> None:
        raise KeyError(number)

    python_signal.signal(python_signal.SIGALRM, handler)
    read_end, write_end = unistd.pipe2()
    with read_end, write_end:
        python_signal.setitimer(python_signal.ITIMER_REAL, 0.02)
        assert refused(KeyError, unistd.read, read_end, 1) == "14"


def check_other_threads_run_while_a_call_waits() -> None:
    ticks: list[int] = []
    stop = threading.Event()

    def tick() -> None:
        while not stop.is_set():
            ticks.append(1)
            python_time.sleep(0.001)

    ticker = threading.Thread(target=tick)
    ticker.start()
    time.nanosleep(time.timespec(0, 100_000_000))
    stop.set()
    ticker.join()
    assert len(ticks) > 3


def check_processes() -> None:
    assert (unistd.getpid(), unistd.getppid(), unistd.gettid()) == (
        os.getpid(),
        os.getppid(),
        threading.get_native_id(),
    )
    assert (unistd.getuid(), unistd.geteuid(), unistd.getgid(), unistd.getegid()) == (
        os.getuid(), os.geteuid(), os.getgid(), os.getegid(),
    )  # fmt: skip
    assert (unistd.getpgid(), unistd.getsid()) == (os.getpgid(0), os.getsid(0))
    child = os.fork()
    if child == 0:
        os._exit(7)
    with pidfd.pidfd_open(child) as process:
        assert select.select([process], [], [], 10)[0] == [process]
        assert os.waitid(os.P_PIDFD, process.fileno(), os.WEXITED).si_status == 7
        refused(ProcessLookupError, pidfd.pidfd_send_signal, process, 0)


def check_scheduling() -> None:
    assert sched.sched_getscheduler(0) == os.sched_getscheduler(0)
    assert sched.sched_getparam(0).sched_priority == os.sched_getparam(0).sched_priority
    for policy in (os.SCHED_OTHER, os.SCHED_FIFO, os.SCHED_RR):
        assert sched.sched_get_priority_max(policy) == os.sched_get_priority_max(policy)
        assert sched.sched_get_priority_min(policy) == os.sched_get_priority_min(policy)
    assert sched.sched_getattr(0).sched_nice == os.nice(0)
    assert sched.sched_getcpu() in os.sched_getaffinity(0) and sched.getcpu().cpu in os.sched_getaffinity(0)


def check_the_machine() -> None:
    ours, theirs = utsname.uname(), os.uname()
    assert (ours.sysname, ours.nodename, ours.release, ours.version, ours.machine) == tuple(theirs)
    assert ours.machine == platform.machine() and unistd.gethostname(256) == unistd.gethostname() == theirs.nodename
    memory = {line.split(":")[0]: int(line.split()[1]) for line in Path("/proc/meminfo").read_text().splitlines()}
    info = sysinfo.sysinfo()
    assert info.totalram * info.mem_unit // 1024 == memory["MemTotal"]
    assert info.totalswap * info.mem_unit // 1024 == memory["SwapTotal"]
    assert abs(info.uptime - float(Path("/proc/uptime").read_text().split()[0])) < 5
    assert sysinfo.get_nprocs_conf() == os.sysconf("SC_NPROCESSORS_CONF")
    assert sysinfo.get_phys_pages() == os.sysconf("SC_PHYS_PAGES")


def check_prctl() -> None:
    before = prctl.prctl(prctl.PrctlOp.PR_GET_TIMERSLACK)
    prctl.prctl(prctl.PrctlOp.PR_SET_TIMERSLACK, before + 1)
    assert prctl.prctl(prctl.PrctlOp.PR_GET_TIMERSLACK) == before + 1


def check_inotify_sees_files_come_and_go() -> None:
    with inotify.inotify_init1(inotify.IN_NONBLOCK) as queue:
        watch = inotify.inotify_add_watch(queue, b".", inotify.IN_ALL_EVENTS)
        refused(BlockingIOError, inotify.inotify_events, queue)
        open("größe", "w").close()
        os.rename("größe", "other")
        os.unlink("other")
        inotify.inotify_rm_watch(queue, watch)
        found = [(event.name, event.mask.name) for event in inotify.inotify_events(queue)]
    assert found == [
        ("größe", "IN_CREATE"), ("größe", "IN_OPEN"), ("größe", "IN_CLOSE_WRITE"), ("größe", "IN_MOVED_FROM"),
        ("other", "IN_MOVED_TO"), ("other", "IN_DELETE"), ("", "IN_IGNORED"),
    ]  # fmt: skip


def check_strings_and_numbers() -> None:
    assert string.strlen("text") == 4 and string.strcmp("a", "b") < 0 == string.strcmp(b"a", "a")
    assert string.strspn("aab", "a") == 2 and string.strncmp("abc", "abd", 2) == 0
    assert stdlib.atoi("-12") == -12 and stdlib.llabs(-(2**62)) == 2**62 and stdlib.toupper(ord("a")) == ord("A")
    assert stdlib.getenv("PATH") == os.environ["PATH"] and stdlib.getenv("NO_SUCH_VARIABLE") is None
    for x in (0.0, 0.5, -2.25, 1e300, 5e-324):
        assert math.frexp(x) == python_math.frexp(x) and math.fabs(x) == python_math.fabs(x)
        assert math.modf(x) == python_math.modf(x) and math.floor(x) == python_math.floor(x)
        assert math.copysign(1.0, x) == python_math.copysign(1.0, x)
    assert math.nextafter(1.0, 2.0) == python_math.nextafter(1.0, 2.0)
    sincos = math.sincos(1.0)
    assert (sincos.sin, sincos.cos) == (python_math.sin(1.0), python_math.cos(1.0))
    single = struct.unpack("f", struct.pack("f", 1.1))[0]
    assert math.fabsf(-1.1) == single != 1.1


def check_load_averages() -> None:
    memory = array.array("d", [-1.0] * 3)
    assert stdlib.getloadavg(memory) == 3 and list(memory) == list(os.getloadavg())
