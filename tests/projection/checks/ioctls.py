"""Requests of linux.ioctl against what Python's own modules say; options of landlock_add_rule."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Callable

from linux_api import fcntl, ioctl, landlock, unistd


def refused(call: Callable[[], object], *codes: int) -> None:
    """What this system or its file systems may not have."""
    try:
        call()
    except OSError as error:
        assert error.errno in codes, error


def check_a_terminal_has_a_size_and_two_ends() -> None:
    with fcntl.open("/dev/ptmx", fcntl.O_RDWR | fcntl.O_NOCTTY) as terminal:
        ioctl.TIOCSPTLCK(terminal, 0)
        assert ioctl.TIOCSWINSZ(terminal, ioctl.winsize(24, 80)) is None
        assert os.get_terminal_size(terminal.fileno()) == (80, 24)
        size = ioctl.TIOCGWINSZ(terminal)
        assert (size.ws_row, size.ws_col) == (24, 80)
        with ioctl.TIOCGPTPEER(terminal, fcntl.O_RDWR | fcntl.O_NOCTTY) as peer:
            assert isinstance(peer, unistd.Fd)
            assert os.ttyname(peer.fileno()) == f"/dev/pts/{ioctl.TIOCGPTN(terminal)}"


def check_what_can_be_read_and_whether_it_waits() -> None:
    read_end, write_end = os.pipe()
    os.write(write_end, b"five!")
    assert ioctl.FIONREAD(read_end) == 5
    ioctl.FIONBIO(read_end, 1)
    assert not os.get_blocking(read_end)
    ioctl.FIONCLEX(read_end)
    assert os.get_inheritable(read_end)
    ioctl.FIOCLEX(read_end)
    assert not os.get_inheritable(read_end)
    os.close(read_end)
    os.close(write_end)


def check_files_share_data_and_have_attributes() -> None:
    lacks = (errno.EOPNOTSUPP, errno.ENOTTY, errno.EINVAL, errno.EXDEV, errno.ENOSYS)
    with tempfile.TemporaryFile() as one, tempfile.TemporaryFile() as other:
        one.write(bytes(4096))
        one.flush()
        refused(lambda: ioctl.FICLONE(other, one), *lacks)
        whole = ioctl.file_clone_range(src_fd=one.fileno())
        refused(lambda: ioctl.FICLONERANGE(other, whole), *lacks)
        refused(lambda: ioctl.FS_IOC_SETFLAGS(one, ioctl.FS_IOC_GETFLAGS(one) | ioctl.FS_NODUMP_FL), *lacks)
        refused(lambda: ioctl.FS_IOC_FSGETXATTR(one), *lacks)
        refused(lambda: ioctl.BLKGETSIZE64(one), *lacks)


def check_a_rule_takes_the_record_of_its_type() -> None:
    port, path = landlock.landlock_net_port_attr(1, 80), landlock.landlock_path_beneath_attr(1, 0)
    codes = (errno.EBADF, errno.EOPNOTSUPP, errno.ENOSYS, errno.EBADFD)
    refused(lambda: landlock.landlock_add_rule(-1, landlock.LANDLOCK_RULE_NET_PORT, port), *codes)
    refused(lambda: landlock.landlock_add_rule(-1, landlock.LANDLOCK_RULE_PATH_BENEATH, path), *codes)
    for rule, wrong in ((1, port), (2, path)):
        try:
            landlock.landlock_add_rule(-1, rule, wrong)
            raise AssertionError(rule)
        except TypeError as error:
            assert "rule_attr must be landlock_" in str(error)
    try:
        landlock.landlock_add_rule(-1, 3, port)
        raise AssertionError("3 is no rule")
    except ValueError as error:
        assert "LANDLOCK_RULE_PATH_BENEATH, LANDLOCK_RULE_NET_PORT" in str(error)
