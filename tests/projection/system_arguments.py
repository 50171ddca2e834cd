"""Arguments for every function about sockets, mounts, keys, counters, rings and resources: they change nothing."""

from __future__ import annotations

import array
import os
from pathlib import Path

from linux_api import (
    eventfd,
    fanotify,
    iconv,
    inet,
    io_uring,
    keyutils,
    langinfo,
    mman,
    mount,
    mqueue,
    netdb,
    netlink,
    perf_event,
    poll,
    resource,
    sem,
    socket,
    stdio,
    termios,
    time,
    unistd,
)

LOCAL = inet.sockaddr_in(socket.AF_INET, inet.htons(9), inet.in_addr(inet.htonl(inet.INADDR_LOOPBACK)))


def shared() -> dict[str, object]:
    """An argument for each parameter name that only these functions have."""
    missing = Path.cwd() / "missing"
    return {
        "af": socket.AF_INET, "attr_flags": 0, "aux": 0, "backlog": 1, "callout_info": None, "cmd": 0, "cpu": -1,
        "create": 0, "file": ".", "fildes": 0, "proj_id": 1, "wc": 65, "nsems": 1, "semflg": 0o600, "semnum": 0,
        "description": "some key", "dest_addr": None, "dest_keyring": 0, "destination": 0, "domain": socket.AF_UNIX,
        "dst": 46, "entries": 1, "filesystemtype": None, "from_dirfd": -1, "from_path": missing, "fsname": "none such",
        "gid": 2**32 - 1, "group_fd": -1, "hostlong": 1, "hostshort": 1, "idtype": 0, "ifindex": 1, "ifname": "lo",
        "key": "key", "level": socket.SOL_SOCKET, "min_complete": 0, "mnt_ids": 4, "mountflags": 0, "netlong": 1,
        "netshort": 1, "new_root": missing, "nr_args": 1, "optname": socket.SO_TYPE, "options": 0,
        "payload": b"payload", "perm": 0x3F3F0000, "plen": 1, "prio": 0, "protocol": 0, "put_old": missing,
        "req": mount.mnt_id_req(size=mount.mnt_id_req.sizeof), "resource": resource.RLIMIT_CORE, "source": None,
        "src_addr": 128, "to_dirfd": -1, "to_path": missing, "to_submit": 0, "tmo_p": None, "type": socket.SOCK_DGRAM,
        "uid": 2**32 - 1, "which": 0, "who": 0,
    }  # fmt: skip


def some_key(description: str) -> int:
    """A key of this process; 1 where the system has none to give."""
    try:
        return keyutils.add_key("user", description, b"payload", keyutils.KEY_SPEC_PROCESS_KEYRING)
    except OSError:
        return 1


def some_ring() -> io_uring.IoUringFd | unistd.Fd:
    """A pair of rings; another descriptor where the system has none to give."""
    try:
        return io_uring.io_uring_setup(1, io_uring.io_uring_params())
    except OSError:
        return unistd.dup(0)


def some_group() -> fanotify.FanotifyFd | unistd.Fd:
    """A fanotify group; another descriptor where the system has none to give."""
    try:
        return fanotify.fanotify_init(fanotify.FAN_REPORT_FID)
    except OSError:
        return unistd.dup(0)


def own() -> dict[str, dict[str, object]]:
    """Arguments of single functions that differ from those by name."""
    return {**_sockets(), **_keys(), **_rings(), **_words(), **_posix(), **_others()}


def _posix() -> dict[str, dict[str, object]]:
    """What POSIX has besides: terminals that are none, queues that aren't there, words."""
    missing, nobody = Path.cwd() / "missing", {"owner": 2**32 - 1, "group": 2**32 - 1}
    no_queue = mqueue.MessageQueue.from_raw(os.dup(0))
    queue = {"mqdes": no_queue, "msg_ptr": 64, "msg_prio": 0, "abs_timeout": time.timespec()}
    return {
        "fnmatch.fnmatch": {"name": "a", "pattern": "*"},
        "fsuid.setfsgid": {"gid": 2**32 - 1},
        "fsuid.setfsuid": {"uid": 2**32 - 1},
        "klog.klogctl": {"type": 10, "bufp": 0},
        "langinfo.nl_langinfo": {"item": langinfo.CODESET},
        "mqueue.mq_close": {"mqdes": -1},
        "mqueue.mq_getattr": queue,
        "mqueue.mq_open": {"name": "/projector-missing", "oflag": 0},
        "mqueue.mq_open_attr": {"name": "/projector-missing", "oflag": 0, "attr": mqueue.mq_attr()},
        "mqueue.mq_receive": queue,
        "mqueue.mq_send": queue | {"msg_ptr": b"message"},
        "mqueue.mq_setattr": queue | {"mqstat": mqueue.mq_attr()},
        "mqueue.mq_timedreceive": queue,
        "mqueue.mq_timedsend": queue | {"msg_ptr": b"message"},
        "mqueue.mq_unlink": {"name": "/projector-missing"},
        "personality.personality": {"persona": 2**32 - 1},
        "shm.shmctl": {"shmid": 2**31 - 1, "cmd": 2, "buf": None},
        "shm.shmget": {"key": 0x70726F6A, "size": 1},
        "termios.cfmakeraw": {"termios_p": termios.termios()},
        "termios.tcflow": {"action": 1},
        "termios.tcflush": {"queue_selector": 0},
        "termios.tcsendbreak": {"duration": 0},
        "termios.tcsetattr": {"optional_actions": 0, "termios_p": termios.termios()},
        "unistd.acct": {"filename": missing},
        "unistd.chown": nobody,
        "unistd.chroot": {"path": missing},
        "unistd.close_range": {"first": 2**30, "last": 2**30},
        "unistd.confstr": {"name": 2},
        "unistd.fchown": nobody,
        "unistd.fchownat": nobody,
        "unistd.fpathconf": {"name": 3},
        "unistd.getdomainname": {"name": 256},
        "unistd.getlogin_r": {"name": 256},
        "unistd.lchown": nobody,
        "unistd.link": {"oldpath": missing},
        "unistd.linkat": {"oldpath": missing},
        "unistd.lockf": {"op": 3},
        "unistd.nice": {"inc": 0},
        "unistd.pathconf": {"name": 3},
        "unistd.setdomainname": {"name": "x" * 65},
        "unistd.sethostname": {"name": "x" * 65},
        "unistd.setpgid": {"pid": 0, "pgid": 0},
        "unistd.setresgid": dict.fromkeys(("rgid", "egid", "sgid"), 2**32 - 1),
        "unistd.setresuid": dict.fromkeys(("ruid", "euid", "suid"), 2**32 - 1),
        "unistd.symlinkat": {"target": missing, "linkpath": missing.with_name("symlinkat")},
        "unistd.sysconf": {"name": 30},
        "unistd.tcsetpgrp": {"pgrp": 1},
        "wordexp.wordexp": {"words": "a b"},
    }


def _words() -> dict[str, dict[str, object]]:
    """What reads text, converts it, and finds it."""
    path = Path.cwd() / "lines"
    path.write_text("one\ntwo\n")
    stream = stdio.fopen(path, "r")
    return {
        "glob.glob": {"pattern": "*", "flags": 0},
        "iconv.iconv": {"cd": iconv.iconv_open("UTF-8", "LATIN1"), "inbuf": bytearray(b"a"), "outbuf": bytearray(4)},
        "iconv.iconv_close": {"cd": iconv.iconv_open("UTF-8", "LATIN1")},
        "iconv.iconv_open": {"tocode": "UTF-8", "fromcode": "LATIN1"},
        "netdb.gai_strerror": {"errcode": netdb.EAI_NONAME},
        "netdb.getaddrinfo": {"node": "127.0.0.1", "service": "9"},
        "netdb.getnameinfo": {"addr": LOCAL, "flags": netdb.NI_NUMERICHOST | netdb.NI_NUMERICSERV},
        "stdio.fclose": {"stream": stdio.fopen(path, "r")},
        "stdio.fopen": {"pathname": path, "mode": "r"},
        "stdio.getdelim": {"delim": 10, "stream": stream},
        "stdio.getline": {"stream": stream},
        "string.strsep": {"stringp": "some words", "delim": " "},
    }


def _sockets() -> dict[str, dict[str, object]]:
    stream, datagram, other = (socket.socket(socket.AF_INET, type) for type in (1, 2, 2))
    left, right = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
    kernel = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, netlink.NETLINK_ROUTE)
    socket.send(left, b"message")
    socket.send(left, b"message")
    return {
        "inet.inet_ntop": {"src": inet.in_addr()},
        "inet.inet_pton": {"src": "127.0.0.1"},
        "socket.accept4": {"sockfd": stream, "addr": 128},
        "socket.bind": {"sockfd": other, "addr": inet.sockaddr_in(socket.AF_INET)},
        "socket.connect": {"sockfd": datagram, "addr": LOCAL},
        "socket.getpeername": {"sockfd": left, "addr": 128},
        "socket.getsockname": {"sockfd": left, "addr": 128},
        "socket.getsockopt": {"sockfd": left, "level": socket.SOL_SOCKET, "optname": socket.SO_TYPE},
        "socket.getsockopt_bytes": {"sockfd": left, "optval": 4},
        "socket.listen": {"sockfd": left},
        "socket.recv": {"sockfd": right},
        "socket.recvfrom": {"sockfd": right},
        "socket.send": {"sockfd": left, "buf": b"message"},
        "socket.sendto": {"sockfd": left, "buf": b"message"},
        "socket.setsockopt": {
            "sockfd": kernel,
            "level": socket.SOL_NETLINK,
            "optname": netlink.NETLINK_EXT_ACK,
            "optval": 1,
        },
        "socket.setsockopt_bytes": {"sockfd": stream, "optname": socket.SO_REUSEADDR, "optval": bytes(4)},
        "socket.shutdown": {"sockfd": right, "how": socket.SHUT_WR},
        "socket.sockatmark": {"sockfd": stream},
    }


def _keys() -> dict[str, dict[str, object]]:
    user = {"type": "user", "description": "some key", "keyring": keyutils.KEY_SPEC_PROCESS_KEYRING}
    names = (
        "chown", "describe", "invalidate", "link", "move", "read", "revoke", "set_timeout", "setperm", "unlink",
        "update",
    )  # fmt: skip
    keyring = {"keyring": keyutils.KEY_SPEC_THREAD_KEYRING, "source": keyutils.KEY_SPEC_PROCESS_KEYRING}
    keys = {f"keyutils.keyctl_{name}": {"id": some_key(name), "timeout": 60} | keyring for name in names}
    return keys | {
        "keyutils.add_key": user,
        "keyutils.keyctl_clear": {"id": keyutils.KEY_SPEC_THREAD_KEYRING},
        "keyutils.keyctl_get_keyring_ID": {"id": keyutils.KEY_SPEC_PROCESS_KEYRING},
        "keyutils.keyctl_get_persistent": keyring,
        "keyutils.keyctl_join_session_keyring": {"name": None},
        "keyutils.keyctl_search": user,
        "keyutils.request_key": user,
    }


def _rings() -> dict[str, dict[str, object]]:
    ring = {"fd": some_ring()}
    names = (
        "register_enable_rings", "register_personality", "unregister_eventfd", "unregister_files",
        "unregister_personality",
    )  # fmt: skip
    return {f"io_uring.io_uring_{name}": ring for name in names} | {
        "io_uring.io_uring_enter": ring | {"sig": None},
        "io_uring.io_uring_register_eventfd": ring | {"arg": eventfd.eventfd(0).detach()},
        "io_uring.io_uring_register_files": ring | {"arg": array.array("i", [-1])},
        "io_uring.io_uring_setup": {"params": io_uring.io_uring_params()},
    }


def _others() -> dict[str, dict[str, object]]:
    missing, buffer = Path.cwd() / "missing", bytearray(100)
    task = perf_event.perf_event_attr(type=perf_event.PERF_TYPE_SOFTWARE, exclude_kernel=1, exclude_hv=1)
    unwatched, semaphores = poll.pollfd(fd=-1), 2**31 - 1
    return {
        "fanotify.fanotify_mark": {"fanotify_fd": some_group(), "flags": fanotify.FAN_MARK_ADD, "mask": 2},
        "fanotify.fanotify_init": {"flags": fanotify.FAN_REPORT_FID},
        "mman.mlock": {"addr": buffer},
        "mman.mlock2": {"addr": buffer},
        "mman.msync": {"addr": buffer, "flags": mman.MS_SYNC},
        "mman.munlock": {"addr": buffer},
        "mman.posix_madvise": {"addr": buffer},
        "mount.fsmount": {"fs_fd": -1},
        "mount.mount": {"target": missing},
        "mount.mount_options": {"target": missing, "data": "ro"},
        "mount.mount_setattr": {"path": missing, "attr": mount.mount_attr()},
        "mount.umount2": {"target": missing},
        "perf_event.PERF_EVENT_IOC_MODIFY_ATTRIBUTES": {"arg": task},
        "perf_event.perf_event_open": {"attr": task},
        "poll.poll": {"fds": unwatched, "timeout": 0},
        "poll.ppoll": {"fds": unwatched, "tmo_p": time.timespec()},
        "resource.setrlimit": {"rlim": resource.getrlimit(resource.RLIMIT_CORE)},
        "sem.semctl": {"semid": semaphores, "op": sem.GETVAL, "arg": None},
        "sem.semget": {"key": 0x70726F6A},
        "sem.semop": {"semid": semaphores, "sops": [sem.sembuf()]},
        "sem.semtimedop": {"semid": semaphores, "sops": [sem.sembuf()]},
        **_pieces(),
        "wait.wait4": {"pid": -1},
        "wait.waitid": {"id": 0, "options": 5},
        "wait.waitpid": {"pid": -1},
    }


def _pieces() -> dict[str, dict[str, object]]:
    readable, writable = eventfd.eventfd(2, eventfd.EFD_SEMAPHORE).detach(), eventfd.eventfd(0).detach()
    own = {"pid": os.getpid(), "local_iov": [bytearray(1)], "remote_iov": array.array("L", [0, 0])}
    return {
        "uio.preadv2": {"fd": readable, "iov": [bytearray(8)], "offset": -1, "flags": 0},
        "uio.process_vm_readv": own,
        "uio.process_vm_writev": own,
        "uio.pwritev2": {"fd": writable, "iov": [bytes(8)], "offset": -1, "flags": 0},
        "uio.readv": {"fd": readable, "iov": [bytearray(8)]},
        "uio.writev": {"fd": writable, "iov": [bytes(8)]},
    }
