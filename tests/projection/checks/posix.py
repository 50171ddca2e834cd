"""What the C library adds to the system: terminals, queues, words, limits, owners; against Python's own modules."""

import errno
import locale
import os
import stat
import termios as python_termios

from linux_api import (
    fcntl,
    fnmatch,
    fsuid,
    ipc,
    langinfo,
    mqueue,
    personality,
    pty,
    shm,
    statvfs,
    termios,
    time,
    unistd,
    wctype,
    wordexp,
)
from refusal import refused


def check_a_terminal_is_set_as_pythons_termios_sees_it() -> None:
    master, slave = pty.openpty()
    with master, slave:
        before = termios.tcgetattr(slave)
        assert before.c_lflag & termios.ECHO and before.c_lflag & termios.ICANON
        assert bytes(before.c_cc)[termios.VINTR] == 3
        raw = before.copy()
        termios.cfmakeraw(raw)
        assert (
            not raw.c_lflag & (termios.ECHO | termios.ICANON | termios.ISIG)
            and raw.c_cflag & termios.CSIZE == termios.CS8
        )
        termios.tcsetattr(slave, termios.TCSANOW, raw)
        seen = python_termios.tcgetattr(slave.fileno())
        assert seen[:4] == [raw.c_iflag, raw.c_oflag, raw.c_cflag, raw.c_lflag]
        assert os.ttyname(slave.fileno()) == unistd.ttyname_r(slave)
        unistd.write(master, b"abc")
        termios.tcflush(slave, termios.TCIFLUSH)
        termios.tcdrain(master)
        termios.tcflow(slave, termios.TCOON)
        refused(OSError, termios.tcgetsid, slave)  # nobody's
    other, end = pty.openpty(before, None)
    with other, end:
        assert os.isatty(other.fileno()) and os.isatty(end.fileno())


def check_messages_come_by_urgency() -> None:
    name = f"/projector-{os.getpid()}"
    attributes = mqueue.mq_attr(mq_maxmsg=4, mq_msgsize=64)
    flags = fcntl.O_CREAT | fcntl.O_RDWR | fcntl.O_EXCL
    try:
        queue = mqueue.mq_open_attr(name, flags, 0o600, attributes)
    except OSError as error:
        assert error.errno in (errno.ENOSYS, errno.EACCES, errno.EPERM, errno.EMFILE), error
        return
    with queue:
        mqueue.mq_unlink(name)
        found = mqueue.mq_getattr(queue)
        assert (found.mq_maxmsg, found.mq_msgsize, found.mq_curmsgs) == (4, 64, 0)
        mqueue.mq_send(queue, b"later")
        mqueue.mq_send(queue, b"\0sooner", 5)
        soon = time.clock_gettime(time.CLOCK_REALTIME)
        mqueue.mq_timedsend(queue, b"last", 0, soon)
        received = mqueue.mq_receive(queue, 64)
        assert bytes(received[0]) == b"\0sooner" and received[1] == 5
        assert bytes(mqueue.mq_timedreceive(queue, 64, soon)[0]) == b"later"
        refused(OSError, mqueue.mq_receive, queue, 10)
        former = mqueue.mq_setattr(queue, mqueue.mq_attr(mq_flags=fcntl.O_NONBLOCK))
        assert (former.mq_flags, former.mq_curmsgs) == (0, 1)
    refused(FileNotFoundError, mqueue.mq_open, name, fcntl.O_RDONLY)
    with mqueue.mq_open(name, flags) as queue:  # as large as usual
        mqueue.mq_unlink(name)
        assert mqueue.mq_getattr(queue).mq_maxmsg > 0


def check_words_and_patterns() -> None:
    os.environ["PROJECTOR"] = "two words"
    open("a.txt", "w").close()
    words = wordexp.wordexp('$PROJECTOR "$PROJECTOR" *.txt')
    assert words.we_wordv == ["two", "words", "two words", "a.txt"] and words.we_wordc == 4
    refused(ValueError, wordexp.wordexp, "$(echo no)")
    refused(ValueError, wordexp.wordexp, "a | b")
    assert fnmatch.fnmatch("*.t?t", "a.txt") == 0 and fnmatch.fnmatch("*.py", "a.txt") == fnmatch.FNM_NOMATCH
    assert fnmatch.fnmatch("A*", "a/b", fnmatch.FNM_CASEFOLD) == 0
    assert fnmatch.fnmatch("a*", "a/b", fnmatch.FNM_PATHNAME) == 1


def check_the_locale_says_as_much_as_to_python() -> None:
    for name in ("CODESET", "RADIXCHAR", "D_T_FMT", "DAY_1", "MON_12", "YESEXPR"):
        assert langinfo.nl_langinfo(getattr(langinfo, name)) == locale.nl_langinfo(getattr(locale, name)), name
    assert len(langinfo.LangInfo) > 60


def check_characters_have_kinds() -> None:
    assert wctype.iswalpha(ord("x")) and wctype.iswdigit(ord("7")) and not wctype.iswdigit(ord("x"))
    assert wctype.iswspace(9) and wctype.iswpunct(ord("!")) and wctype.iswxdigit(ord("f"))
    assert (wctype.towupper(ord("x")), wctype.towlower(ord("X"))) == (ord("X"), ord("x"))
    refused(OverflowError, wctype.iswalpha, -1)


def check_limits_are_those_of_os() -> None:
    for name in ("SC_PAGESIZE", "SC_CLK_TCK", "SC_OPEN_MAX", "SC_NPROCESSORS_ONLN", "SC_IOV_MAX", "SC_ARG_MAX"):
        assert unistd.sysconf(getattr(unistd, f"_{name}")) == os.sysconf(name), name
    assert unistd.getpagesize() == os.sysconf("SC_PAGESIZE")
    for name in ("PC_NAME_MAX", "PC_PATH_MAX", "PC_PIPE_BUF", "PC_LINK_MAX"):
        assert unistd.pathconf(".", getattr(unistd, f"_{name}")) == os.pathconf(".", name), name
    assert unistd.confstr(unistd._CS_GNU_LIBC_VERSION, 64) == os.confstr("CS_GNU_LIBC_VERSION")
    refused(OSError, unistd.sysconf, 12345)
    refused(LookupError, unistd.confstr, 12345, 64)
    room = statvfs.statvfs(".")
    assert (room.f_bsize, room.f_namemax) == (os.statvfs(".").f_bsize, os.statvfs(".").f_namemax)
    assert isinstance(room.f_flag, statvfs.MountFlags)


def check_names_and_owners_of_files() -> None:
    with open("one", "w") as file:
        file.write("text")
    unistd.link("one", "two")
    unistd.linkat(fcntl.AT_FDCWD, "one", fcntl.AT_FDCWD, "three")
    unistd.symlinkat("one", fcntl.AT_FDCWD, "four")
    assert os.stat("one").st_nlink == 3 and unistd.readlinkat(fcntl.AT_FDCWD, "four") == "one"
    own = os.getuid(), os.getgid()
    unistd.chown("one", *own)
    unistd.lchown("four", 2**32 - 1, own[1])
    unistd.fchownat(fcntl.AT_FDCWD, "four", *own, fcntl.AT_SYMLINK_NOFOLLOW)
    with open("one", "r+") as file:
        unistd.fchown(file, *own)
        unistd.lockf(file, unistd.F_TLOCK)
        unistd.lockf(file, unistd.F_ULOCK, 0)
        unistd.syncfs(file)
        assert unistd.fpathconf(file, unistd._PC_NAME_MAX) == os.fpathconf(file.fileno(), "PC_NAME_MAX")
    assert stat.S_ISLNK(os.lstat("four").st_mode)
    assert refused(FileNotFoundError, unistd.chown, "lost", 0, 0) and ipc.ftok("one", 1) != ipc.ftok("one", 2)


def check_who_this_process_is() -> None:
    assert tuple(unistd.getresuid()) == os.getresuid() and tuple(unistd.getresgid()) == os.getresgid()
    unistd.setresuid(2**32 - 1, 2**32 - 1, 2**32 - 1)
    unistd.setresgid(2**32 - 1, 2**32 - 1, 2**32 - 1)
    assert unistd.getpgrp() == os.getpgrp() and unistd.nice(0) == os.nice(0)
    assert fsuid.setfsuid(2**32 - 1) == os.geteuid() and fsuid.setfsgid(2**32 - 1) == os.getegid()
    persona = personality.personality(0xFFFFFFFF)
    assert persona & personality.PER_MASK == personality.PER_LINUX
    left, right = os.pipe()
    os.close(right)
    unistd.close_range(left, left)
    refused(OSError, os.fstat, left)


def check_memory_of_system_v() -> None:
    try:
        number = shm.shmget(0, 4096, shm.IPC_CREAT | 0o600)
    except OSError as error:
        assert error.errno in (errno.ENOSYS, errno.EPERM, errno.ENOSPC), error
        return
    state = shm.shmid_ds()
    shm.shmctl(number, shm.IPC_STAT, state)
    shm.shmctl(number, shm.IPC_RMID)
    assert (state.shm_segsz, state.shm_nattch, state.shm_cpid) == (4096, 0, os.getpid())
    assert state.shm_perm.mode & 0o777 == 0o600
    refused(OSError, shm.shmctl, number, shm.IPC_STAT, state)
