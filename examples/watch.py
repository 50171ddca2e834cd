"""Watches a folder from inside a sandbox: landlock, inotify, timerfd and signalfd on epoll, through linux_api."""

import argparse
import errno
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from linux_api import epoll, fcntl, inotify, landlock, prctl, signal, signalfd, stat, time, unistd
from linux_api.fcntl import AT_FDCWD, AtFlags, OpenFlags
from linux_api.landlock import LandlockAccessFs as Access

WATCHED = inotify.IN_CREATE | inotify.IN_CLOSE_WRITE | inotify.IN_ATTRIB | inotify.IN_MOVE | inotify.IN_DELETE
CHANGES = (
    Access.LANDLOCK_ACCESS_FS_WRITE_FILE | Access.LANDLOCK_ACCESS_FS_MAKE_REG | Access.LANDLOCK_ACCESS_FS_REMOVE_FILE
)


def sandbox(folder: Path) -> None:
    """From here on this process can make, write and remove files in `folder` only."""
    try:
        ruleset = landlock.landlock_create_ruleset(landlock.landlock_ruleset_attr(handled_access_fs=CHANGES))
    except OSError as error:
        if error.errno not in (errno.ENOSYS, errno.EOPNOTSUPP):
            raise
        print("not sandboxed: this kernel has no landlock")
        return
    with ruleset, fcntl.open(folder, OpenFlags.O_PATH) as beneath:
        rule = landlock.landlock_path_beneath_attr(allowed_access=CHANGES, parent_fd=beneath.fileno())
        landlock.landlock_add_path_beneath_rule(ruleset, rule)
        prctl.prctl(prctl.PrctlOp.PR_SET_NO_NEW_PRIVS, 1)
        landlock.landlock_restrict_self(ruleset)
    try:
        fcntl.open(folder.parent / "outside", OpenFlags.O_CREAT | OpenFlags.O_WRONLY).close()
    except PermissionError as error:
        print(f"sandboxed: {error.filename} can't be made ({error.strerror})")


def a_little_life(folder: Path) -> Iterator[None]:
    """Changes the folder, one step each time that it is asked to go on."""
    note, letter = folder / "note", folder / "letter"
    with fcntl.open(note, OpenFlags.O_CREAT | OpenFlags.O_WRONLY, 0o600) as file:
        unistd.write(file, b"Hello, Linux!\n")
    yield
    stat.chmod(note, 0o644)
    yield
    fcntl.renameat2(AT_FDCWD, note, AT_FDCWD, letter, fcntl.RenameFlags.RENAME_NOREPLACE)
    yield
    unistd.unlink(letter)


def timer(seconds: float) -> time.TimerFd:
    """A descriptor that becomes readable every so many seconds."""
    period = time.timespec(tv_sec=int(seconds), tv_nsec=int(seconds % 1 * 1e9))
    fd = time.timerfd_create(time.CLOCK_MONOTONIC)
    time.timerfd_settime(fd, 0, time.itimerspec(it_interval=period, it_value=period))
    return fd


def stop_signals() -> signalfd.SignalFd:
    """A descriptor that gives Ctrl-C and SIGTERM, which interrupt nothing from here on."""
    wanted = signal.sigemptyset()
    signal.sigaddset(wanted, signal.Signal.SIGINT)
    signal.sigaddset(wanted, signal.Signal.SIGTERM)
    signal.pthread_sigmask(signal.SigHow.SIG_BLOCK, wanted)
    return signalfd.signalfd(wanted)


def report(folder: Path, events: Iterable[inotify.inotify_event]) -> None:
    """Prints the events of one read."""
    for event in events:
        try:
            found = stat.statx(AT_FDCWD, folder / event.name, AtFlags.AT_SYMLINK_NOFOLLOW)
            details = f"inode {found.stx_ino}, {found.stx_size} bytes, mode {found.stx_mode:o}"
        except FileNotFoundError:
            details = "gone"
        print(f"{event.name:8} {event.mask.name or hex(event.mask):16} {details}", flush=True)


def watch(folder: Path, seconds: float, life: Iterator[None]) -> None:
    sandbox(folder)
    with (
        epoll.epoll_create1() as waiting,
        inotify.inotify_init1() as watcher,
        timer(seconds / 8) as tick,
        timer(seconds) as end,
        stop_signals() as stop,
    ):
        inotify.inotify_add_watch(watcher, folder, WATCHED)
        print(f"watching {folder}", flush=True)
        for fd in (watcher.fileno(), tick.fileno(), end.fileno(), stop.fileno()):
            interest = epoll.epoll_event(events=epoll.EPOLLIN, data=epoll.epoll_data(fd=fd))
            epoll.epoll_ctl(waiting, epoll.EPOLL_CTL_ADD, fd, interest)
        ready = set[int]()
        while ready.isdisjoint({end.fileno(), stop.fileno()}):
            ready = {event.data.fd for event in epoll.epoll_wait(waiting, 4)}
            if watcher.fileno() in ready:
                report(folder, inotify.inotify_events(watcher))
            if tick.fileno() in ready and unistd.read(tick, 8):
                next(life, None)
        print("stopped" if stop.fileno() in ready else f"done after {seconds:g} seconds")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="by default a new one, changed a little")
    parser.add_argument("--for", dest="seconds", type=float, default=3.0, help="how long to watch (3)")
    options = parser.parse_args()
    if options.folder:
        watch(options.folder.resolve(), options.seconds, iter(()))
        return
    with tempfile.TemporaryDirectory(prefix="watch-") as folder:
        watch(Path(folder), options.seconds, a_little_life(Path(folder)))


if __name__ == "__main__":
    main()
