"""Files, keys, mounts, counters, rings, limits and children as the kernel tells of them; some may be refused here."""

import errno
import mmap
import os
import resource as python_resource
import select
import struct
import time as python_time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from linux_api import (
    fanotify,
    fcntl,
    io_uring,
    keyutils,
    mman,
    mount,
    perf_event,
    pidfd,
    poll,
    resource,
    sem,
    time,
    unistd,
    wait,
)
from refusal import refused

T = TypeVar("T")
WITHHELD = (errno.EPERM, errno.EACCES, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL, errno.ENODEV, errno.ENOENT)


def allowed(function: Callable[..., T], *args: object) -> T | None:
    """What the call gives; None where the kernel or a sandbox withholds all of it."""
    try:
        return function(*args)
    except OSError as error:
        assert error.errno in WITHHELD, repr(error)
        assert error.function, repr(error)
        return None


def check_fanotify_sees_a_file_being_opened() -> None:
    path = Path.cwd() / "watched"
    path.write_text("text")
    group = allowed(fanotify.fanotify_init, fanotify.FAN_CLASS_NOTIF | fanotify.FAN_NONBLOCK)
    if group is None:
        return
    with group:
        fanotify.fanotify_mark(group, fanotify.FAN_MARK_ADD, fanotify.FAN_OPEN, fcntl.AT_FDCWD, path)
        path.read_text()
        data = unistd.read(group, 4096)
        assert isinstance(data, bytes)
        event = fanotify.fanotify_event_metadata.from_buffer(data)
        try:
            assert os.path.samestat(os.fstat(event.fd), path.stat())
        finally:
            os.close(event.fd)
        assert (event.vers, event.pid) == (fanotify.FANOTIFY_METADATA_VERSION, os.getpid())
        assert event.mask & fanotify.FAN_OPEN
        assert event.event_len >= event.sizeof == event.metadata_len
        refused(BlockingIOError, unistd.read, group, 4096)


def check_a_key_is_kept_found_and_revoked() -> None:
    keyring = keyutils.KEY_SPEC_PROCESS_KEYRING
    key = allowed(keyutils.add_key, "user", "of a test", b"what it holds", keyring)
    if key is None:
        return
    assert keyutils.keyctl_search(keyring, "user", "of a test") == key
    assert keyutils.request_key("user", "of a test") == key
    assert keyutils.keyctl_read(key, 100) == b"what it holds"
    assert str(keyutils.keyctl_describe(key, 100)).split(";")[0::4] == ["user", "of a test"]
    keyutils.keyctl_update(key, b"something else")
    room = bytearray(100)
    assert (keyutils.keyctl_read(key, room), room[:14]) == (14, b"something else")
    ring = keyutils.add_key("keyring", "of the test", None, keyring)
    keyutils.keyctl_link(key, ring)
    assert keyutils.keyctl_read(ring, 4) == struct.pack("i", key)
    keyutils.keyctl_clear(ring)
    assert keyutils.keyctl_read(ring, 4) == b""
    keyutils.keyctl_revoke(key)
    assert "revoked" in refused(OSError, keyutils.keyctl_read, key, 100)


def check_a_file_system_is_configured_without_being_attached() -> None:
    context = allowed(mount.fsopen, "tmpfs", mount.FSOPEN_CLOEXEC)
    if context is None:
        return
    with context:
        mount.fsconfig_set_string(context, "size", "1m")
        assert "Invalid argument" in refused(OSError, mount.fsconfig_set_string, context, "no such option", "1")
        mount.fsconfig_create(context)
        with mount.fsmount(context, mount.FSMOUNT_CLOEXEC, mount.MOUNT_ATTR_NODEV) as mounted:
            mount.mount_setattr(mounted, "", fcntl.AT_EMPTY_PATH, mount.mount_attr(attr_set=mount.MOUNT_ATTR_RDONLY))
            assert "Read-only" in refused(OSError, fcntl.openat, mounted, "file", fcntl.O_CREAT | fcntl.O_WRONLY)


def check_a_mount_is_known_by_its_number() -> None:
    root = mount.mnt_id_req(size=24, mnt_id=mount.LSMT_ROOT)
    mounts = allowed(mount.listmount, root, 1000)
    if mounts is None:
        return
    shown = {line.split()[4] for line in Path("/proc/self/mountinfo").read_text().splitlines()}
    for number in mounts if isinstance(mounts, list) else ():
        req = mount.mnt_id_req(size=24, mnt_id=number, param=mount.STATMOUNT_MNT_POINT | mount.STATMOUNT_MNT_BASIC)
        data = mount.statmount(req, 8192)
        assert isinstance(data, bytes)
        told = mount.struct_statmount.from_buffer(data)
        assert told.mnt_id == number
        text = data[told.sizeof + told.mnt_point :].split(b"\0")[0].decode()
        assert text in shown


def check_a_counter_counts_this_process() -> None:
    attr = perf_event.perf_event_attr(
        type=perf_event.PERF_TYPE_SOFTWARE,
        config=perf_event.PERF_COUNT_SW_TASK_CLOCK,
        read_format=perf_event.PERF_FORMAT_TOTAL_TIME_ENABLED | perf_event.PERF_FORMAT_ID,
        disabled=1,
        exclude_kernel=1,
        exclude_hv=1,
    )
    counter = allowed(perf_event.perf_event_open, attr, 0)
    if counter is None:
        return
    with counter:
        assert unistd.read(counter, 24)[:8] == bytes(8)
        perf_event.PERF_EVENT_IOC_ENABLE(counter, 0)
        end = python_time.process_time_ns() + 10_000_000
        while python_time.process_time_ns() < end:
            pass
        perf_event.PERF_EVENT_IOC_DISABLE(counter, 0)
        nanoseconds, _, number = struct.unpack("3Q", bytes(unistd.read(counter, 24)))
        assert nanoseconds > 5_000_000
        assert perf_event.PERF_EVENT_IOC_ID(counter) == number
        perf_event.PERF_EVENT_IOC_RESET(counter, 0)
        assert unistd.read(counter, 24)[:8] == bytes(8)


def check_samples_arrive_in_a_shared_ring() -> None:
    attr = perf_event.perf_event_attr(
        type=perf_event.PERF_TYPE_SOFTWARE, config=perf_event.PERF_COUNT_SW_TASK_CLOCK, sample_period=100_000
    )
    attr.sample_type, attr.exclude_kernel, attr.exclude_hv = perf_event.PERF_SAMPLE_TIME, 1, 1
    assert attr.size == attr.sizeof
    counter = allowed(perf_event.perf_event_open, attr, 0)
    if counter is None:
        return
    with counter, mmap.mmap(counter.fileno(), 2 * mmap.PAGESIZE) as memory:
        page = perf_event.perf_event_mmap_page.from_buffer(memory)
        assert (page.data_offset, page.data_size, page.data_tail) == (mmap.PAGESIZE, mmap.PAGESIZE, 0)
        end = python_time.process_time_ns() + 10_000_000
        while python_time.process_time_ns() < end:
            pass
        head = page.data_head
        assert head > 0 and memory[mmap.PAGESIZE] == perf_event.PERF_RECORD_SAMPLE
        page.data_tail = head
        assert page.data_tail == head
        del page


def check_a_ring_answers_a_request() -> None:
    params = io_uring.io_uring_params()
    ring = allowed(io_uring.io_uring_setup, 3, params)
    if ring is None:
        return
    with ring:
        assert (params.sq_entries, params.cq_entries) == (4, 8)
        size = params.cq_off.cqes + params.cq_entries * io_uring.io_uring_cqe.sizeof
        shared = mmap.mmap(ring.fileno(), size, offset=io_uring.IORING_OFF_SQ_RING)
        requests = mmap.mmap(ring.fileno(), 256, offset=io_uring.IORING_OFF_SQES)
        request = io_uring.io_uring_sqe(opcode=io_uring.IORING_OP_NOP, user_data=12345)
        requests[: request.sizeof] = bytes(request)
        position = io_uring.io_uring_position
        position.from_buffer(shared, params.sq_off.tail).value = 1
        assert io_uring.io_uring_enter(ring, 1, 1, io_uring.IORING_ENTER_GETEVENTS) == 1
        answer = io_uring.io_uring_cqe.from_buffer(shared, params.cq_off.cqes)
        assert (answer.user_data, answer.res) == (12345, 0)
        assert position.from_buffer(shared, params.cq_off.tail).value == 1
        del answer
        shared.close()
        requests.close()
        io_uring.io_uring_register_files(ring, struct.pack("2i", 0, -1))
        assert "busy" in refused(OSError, io_uring.io_uring_register_files, ring, struct.pack("2i", 0, -1))
        io_uring.io_uring_unregister_files(ring)


def check_limits_and_usage_are_those_of_python() -> None:
    for which in (resource.RLIMIT_NOFILE, resource.RLIMIT_CORE, resource.RLIMIT_AS):
        limit = resource.getrlimit(which)
        soft, hard = (
            python_resource.RLIM_INFINITY if one == resource.RLIM_INFINITY else one
            for one in (limit.rlim_cur, limit.rlim_max)
        )
        assert (soft, hard) == python_resource.getrlimit(which)
        assert resource.prlimit(0, which) == limit
    resource.setrlimit(resource.RLIMIT_CORE, resource.rlimit(0, resource.getrlimit(resource.RLIMIT_CORE).rlim_max))
    assert python_resource.getrlimit(python_resource.RLIMIT_CORE)[0] == 0
    ours, theirs = resource.getrusage(), python_resource.getrusage(python_resource.RUSAGE_SELF)
    assert abs(ours.ru_utime.tv_sec + ours.ru_utime.tv_usec / 1e6 - theirs.ru_utime) < 1
    assert ours.ru_maxrss <= theirs.ru_maxrss
    assert resource.getpriority(resource.PRIO_PROCESS) == os.getpriority(os.PRIO_PROCESS, 0)
    refused(ProcessLookupError, resource.getpriority, resource.PRIO_PROCESS, 2**22 + 1)


def check_a_niceness_of_minus_one_is_no_error() -> None:
    try:
        os.setpriority(os.PRIO_PROCESS, 0, -1)
    except PermissionError:
        return
    assert resource.getpriority(resource.PRIO_PROCESS) == -1


def check_children_are_waited_for() -> None:
    def child(code: int) -> int:
        pid = os.fork()
        if pid == 0:
            os._exit(code)
        return pid

    pid = child(7)
    gone = wait.waitpid(pid)
    assert (gone.result, os.waitstatus_to_exitcode(gone.wstatus)) == (pid, 7)
    pid = child(8)
    told = wait.waitid(wait.P_PID, pid, wait.WEXITED | wait.WNOWAIT)
    assert (told.si_pid, told.si_status, told.si_code) == (pid, 8, wait.CLD_EXITED)
    with pidfd.pidfd_open(pid) as process:
        assert wait.waitid(wait.P_PIDFD, process.fileno(), wait.WEXITED).si_status == 8
    pid = child(0)
    assert wait.wait4(pid).usage.ru_maxrss > 0
    assert "No child" in refused(ChildProcessError, wait.waitpid, -1)


def check_poll_tells_what_pythons_poll_does() -> None:
    ends = unistd.pipe2()
    read_end, write_end = (one.fileno() for one in ends)
    both = bytearray(bytes(poll.pollfd(read_end, poll.POLLIN)) + bytes(poll.pollfd(write_end, poll.POLLOUT)))
    theirs = select.poll()
    theirs.register(read_end, select.POLLIN)
    theirs.register(write_end, select.POLLOUT)
    for text in (b"", b"x"):
        os.write(write_end, text)
        assert poll.poll(both, 0) == len(theirs.poll(0))
        seen = [poll.pollfd.from_buffer(both, offset) for offset in (0, 8)]
        assert [(one.fd, one.revents) for one in seen if one.revents] == theirs.poll(0)
        del seen
    one = poll.pollfd(fd=read_end, events=poll.POLLIN)
    assert poll.ppoll(one) == 1 and one.revents == poll.POLLIN
    for each in ends:
        each.close()


def check_memory_is_locked_and_written_back() -> None:
    with (Path.cwd() / "mapped").open("w+b") as file:
        file.truncate(mmap.PAGESIZE)
        with mmap.mmap(file.fileno(), mmap.PAGESIZE) as mapped:
            mapped[:4] = b"text"
            mman.msync(mapped, mman.MS_SYNC)
            mman.posix_madvise(mapped, mman.POSIX_MADV_WILLNEED)
            if allowed(mman.mlock, mapped) is None:
                mman.munlock(mapped)
    assert Path("mapped").read_bytes()[:4] == b"text"


def check_semaphores_count() -> None:
    semaphores = allowed(sem.semget, sem.IPC_PRIVATE, 2, 0o600)
    if semaphores is None:
        return
    try:
        sem.semctl(semaphores, 1, sem.SETVAL, 3)
        sem.semop(semaphores, [sem.sembuf(0, 1), sem.sembuf(1, -2)])
        assert [sem.semctl(semaphores, index, sem.GETVAL) for index in (0, 1)] == [1, 1]
        assert sem.semctl(semaphores, 0, sem.GETPID) == os.getpid()
        refused(BlockingIOError, sem.semop, semaphores, [sem.sembuf(0, -2, sem.IPC_NOWAIT)])
        moment = time.timespec(tv_nsec=1_000_000)
        refused(BlockingIOError, sem.semtimedop, semaphores, [sem.sembuf(0, -2)], moment)
    finally:
        sem.semctl(semaphores, 0, sem.IPC_RMID)
    refused(OSError, sem.semctl, semaphores, 0, sem.GETVAL)
