"""Files, pipes, attributes and memory files behave as through Python's own os module."""

import os
import secrets
import stat as python_stat
from pathlib import Path

from linux_api import fcntl, mman, random, stat, statfs, unistd, xattr
from linux_api.fcntl import AT_FDCWD, AtFlags, OpenFlags
from refusal import refused

CONTENT = secrets.token_bytes(10_000)


def content(name: str) -> bytes:
    return Path(name).read_bytes()


def check_constants_are_pythons() -> None:
    for flag in OpenFlags:
        assert getattr(os, str(flag.name), flag) == flag == getattr(fcntl, str(flag.name)), flag
    for name in (
        "O_WRONLY",
        "O_RDWR",
        "O_CREAT",
        "O_EXCL",
        "O_APPEND",
        "O_NONBLOCK",
        "O_CLOEXEC",
        "O_PATH",
        "O_TMPFILE",
    ):
        assert getattr(fcntl, name) == getattr(os, name) == OpenFlags[name], name
    for name in ("SEEK_SET", "SEEK_CUR", "SEEK_END", "SEEK_DATA", "SEEK_HOLE", "F_OK", "R_OK", "W_OK", "X_OK"):
        assert getattr(unistd, name) == getattr(os, name), name
    for name in ("GRND_NONBLOCK", "GRND_RANDOM"):
        assert getattr(random, name) == getattr(os, name), name
    for name in ("MFD_CLOEXEC", "MFD_ALLOW_SEALING", "MFD_HUGETLB"):
        assert getattr(mman, name) == getattr(os, name), name
    for name in ("XATTR_CREATE", "XATTR_REPLACE"):
        assert getattr(xattr, name) == getattr(os, name), name
    for name in ("S_IFREG", "S_IFDIR", "S_IFLNK", "S_IFIFO", "S_IRUSR", "S_IWGRP", "S_IXOTH", "S_ISUID"):
        assert getattr(stat, name) == getattr(python_stat, name), name


def check_what_is_written_is_read() -> None:
    with fcntl.open("file", OpenFlags.O_CREAT | OpenFlags.O_RDWR, 0o640) as file:
        assert unistd.write(file, CONTENT) == len(CONTENT)
        assert unistd.lseek(file, 0) == 0
        assert unistd.read(file, 20_000) == CONTENT == content("file")
        assert unistd.pread(file, 10, 100) == os.pread(file.fileno(), 10, 100)
        assert unistd.pwrite(file, memoryview(b"other"), 5) == 5
        target = bytearray(100)
        assert unistd.pread(file, target, 0) == 100 and bytes(target) == content("file")[:100]
        unistd.ftruncate(file, 7)
        assert unistd.lseek(file, 0, unistd.SEEK_END) == 7 == os.stat("file").st_size
        assert unistd.read(file, 1) == b""
    assert python_stat.S_IMODE(os.stat("file").st_mode) == 0o640 & ~os.umask(0)


def check_pipes() -> None:
    read_end, write_end = unistd.pipe2(OpenFlags.O_NONBLOCK | OpenFlags.O_CLOEXEC)
    assert not os.get_blocking(read_end.fileno()) and not os.get_inheritable(write_end.fileno())
    refused(BlockingIOError, unistd.read, read_end, 1)
    assert unistd.write(write_end, b"text") == 4
    assert unistd.read(read_end, 10) == b"text"
    read_end.close()
    refused(BrokenPipeError, unistd.write, write_end, b"x")
    write_end.close()


def check_statx_gives_what_stat_gives() -> None:
    Path("file").write_bytes(CONTENT)
    Path("link").symlink_to("file")
    for name in ("file", "link", ".", "/dev/null"):
        ours = stat.statx(AT_FDCWD, name, AtFlags.AT_SYMLINK_NOFOLLOW)
        theirs = os.lstat(name)
        for field in ("ino", "mode", "nlink", "uid", "gid", "size", "blocks", "blksize"):
            assert getattr(ours, f"stx_{field}") == getattr(theirs, f"st_{field}"), field
        assert os.makedev(ours.stx_dev_major, ours.stx_dev_minor) == theirs.st_dev
        assert os.makedev(ours.stx_rdev_major, ours.stx_rdev_minor) == theirs.st_rdev
        for time in ("atime", "mtime", "ctime"):
            moment = getattr(ours, f"stx_{time}")
            assert moment.tv_sec * 10**9 + moment.tv_nsec == getattr(theirs, f"st_{time}_ns")


def check_statfs_gives_what_statvfs_gives() -> None:
    ours, theirs = statfs.statfs("."), os.statvfs(".")
    assert (ours.f_bsize, ours.f_frsize, ours.f_blocks, ours.f_files, ours.f_namelen) == (
        theirs.f_bsize, theirs.f_frsize, theirs.f_blocks, theirs.f_files, theirs.f_namemax,
    )  # fmt: skip


def check_folders_links_and_renames() -> None:
    stat.mkdir("folder", 0o700)
    with fcntl.open("folder", OpenFlags.O_PATH) as folder:
        stat.mkdirat(folder, b"inner")
        unistd.symlink("inner", Path("folder/link"))
        assert os.readlink("folder/link") == "inner" and unistd.readlink("folder/link", 100) == "inner"
        assert unistd.readlink("folder/link") == "inner"
        fcntl.renameat2(folder, "link", AT_FDCWD, "moved", fcntl.RENAME_NOREPLACE)
        assert os.path.islink("moved")
        refused(FileExistsError, fcntl.renameat2, AT_FDCWD, "moved", folder, "inner", fcntl.RENAME_NOREPLACE)
        refused(IsADirectoryError, unistd.unlinkat, folder, "inner")
        unistd.unlinkat(folder, "inner", fcntl.AT_REMOVEDIR)
    unistd.rmdir("folder")
    unistd.unlink("moved")
    assert os.listdir() == []
    refused(FileNotFoundError, unistd.unlink, "moved")


def check_the_working_directory_and_access() -> None:
    os.mkdir("here")
    unistd.chdir("here")
    assert unistd.getcwd(4096) == unistd.getcwd() == os.getcwd()
    refused(OSError, unistd.getcwd, 1)
    unistd.access(".", unistd.R_OK | unistd.X_OK)
    refused(FileNotFoundError, unistd.access, "nothing")
    unistd.faccessat(AT_FDCWD, "..", unistd.R_OK)


def check_copies_inside_the_kernel() -> None:
    Path("from").write_bytes(CONTENT)
    with (
        fcntl.open("from", OpenFlags.O_RDONLY) as source,
        fcntl.open("to", OpenFlags.O_CREAT | OpenFlags.O_RDWR) as target,
    ):
        assert unistd.copy_file_range(source, None, target, None, 20_000) == (len(CONTENT), None, None)
        assert content("to") == CONTENT
        assert unistd.copy_file_range(source, 10, target, 0, 100) == (100, 110, 100)
        assert content("to")[:100] == CONTENT[10:110]
        result = fcntl.sendfile(target, source, 5, 50)
        assert (result.result, result.offset) == (50, 55)
        read_end, write_end = unistd.pipe2()
        with read_end, write_end:
            assert fcntl.splice(source, 20, write_end, None, 30) == (30, 50, None)
            other_read, other_write = unistd.pipe2()
            with other_read, other_write:
                assert fcntl.tee(read_end, other_write, 100) == 30
                assert unistd.read(other_read, 100) == unistd.read(read_end, 100) == CONTENT[20:50]


def check_memory_files_and_seals() -> None:
    with mman.memfd_create("memory", mman.MFD_ALLOW_SEALING) as memory:
        unistd.write(memory, b"text")
        assert os.pread(memory.fileno(), 10, 0) == b"text"
        assert os.readlink(f"/proc/self/fd/{memory.fileno()}").startswith("/memfd:memory")
        fcntl.fcntl(memory, fcntl.F_ADD_SEALS, fcntl.SealFlags.F_SEAL_WRITE)
        assert fcntl.fcntl(memory, fcntl.F_GET_SEALS) == fcntl.SealFlags.F_SEAL_WRITE
        refused(PermissionError, unistd.write, memory, b"x")


def check_extended_attributes() -> None:
    Path("file").touch()
    try:
        os.setxattr("file", "user.theirs", b"1\0 2")
    except OSError:
        refused(OSError, xattr.setxattr, "file", "user.ours", b"3")
        return
    xattr.setxattr("file", "user.ours", b"3", xattr.XATTR_CREATE)
    assert xattr.getxattr("file", "user.theirs", 100) == xattr.getxattr("file", "user.theirs") == b"1\0 2"
    assert os.getxattr("file", "user.ours") == b"3"
    assert xattr.listxattr("file") == xattr.listxattr("file", 1000) == os.listxattr("file")
    refused(FileExistsError, xattr.setxattr, "file", "user.ours", b"4", xattr.XATTR_CREATE)
    refused(OSError, xattr.getxattr, "file", "user.theirs", 1)
    xattr.removexattr("file", "user.theirs")
    assert os.listxattr("file") == ["user.ours"]


def check_randomness() -> None:
    assert len({random.getrandom(16) for _ in range(10)}) == 10
    target = bytearray(32)
    assert random.getrandom(memoryview(target)[16:]) == 16 and target[:16] == bytes(16) != target[16:]
    assert len(unistd.getentropy(256)) == 256
    refused(OSError, unistd.getentropy, 257)
