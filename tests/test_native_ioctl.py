"""Ioctls: functions of a descriptor, whose argument goes by value or behind a pointer."""

from __future__ import annotations

import errno
import inspect
import os
import struct
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

fcntl = pytest.importorskip("fcntl", reason="only POSIX has ioctls")
termios = pytest.importorskip("termios", reason="only POSIX has ioctls")
UNKNOWN = pytest.mark.skipif(
    "qemu" in os.environ.get("PROJECTOR_HOW", ""), reason="qemu passes on ioctls that it knows only"
)


@pytest.fixture(scope="module")
def ioctl(probe: Callable[[str], ModuleType]) -> ModuleType:
    return probe("ioctl")


@pytest.fixture
def terminal(ioctl: ModuleType) -> Iterator[Any]:
    """One end of a pseudoterminal, unlocked."""
    with ioctl.posix_openpt(os.O_RDWR | os.O_NOCTTY) as opened:
        ioctl.TIOCSPTLCK(opened, 0)
        yield opened


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    ends = os.pipe()
    yield ends
    for end in ends:
        os.close(end)


def test_an_out_argument_is_the_result(ioctl: ModuleType, pipe: tuple[int, int]) -> None:
    assert ioctl.FIONREAD(pipe[0]) == 0
    os.write(pipe[1], b"12345")
    assert ioctl.FIONREAD(pipe[0]) == ioctl.FIONREAD(fd=pipe[0]) == 5


@UNKNOWN
def test_a_record_comes_out_and_goes_in(ioctl: ModuleType, terminal: Any) -> None:
    assert ioctl.TIOCSWINSZ(terminal, ioctl.winsize(ws_row=3, ws_col=5)) is None
    assert ioctl.TIOCGWINSZ(terminal) == ioctl.winsize(ws_row=3, ws_col=5)
    assert fcntl.ioctl(terminal, termios.TIOCGWINSZ, bytes(8)) == struct.pack("4H", 3, 5, 0, 0)
    settings = ioctl.TCGETS2(terminal)
    settings.c_line = 1
    assert ioctl.TCSETS2(terminal, settings) is None
    assert ioctl.TCGETS2(terminal).c_line == 1


def test_a_number_goes_in_behind_a_pointer(ioctl: ModuleType, pipe: tuple[int, int]) -> None:
    ioctl.FIONBIO(pipe[0], 1)
    assert not os.get_blocking(pipe[0])
    ioctl.FIONBIO(pipe[0], arg=0)
    assert os.get_blocking(pipe[0])


def test_a_result_may_be_a_handle(ioctl: ModuleType, terminal: Any) -> None:
    with ioctl.TIOCGPTPEER(terminal, os.O_RDWR | os.O_NOCTTY) as peer:
        assert isinstance(peer, ioctl.Terminal)
        assert os.ttyname(peer.fileno()) == f"/dev/pts/{ioctl.TIOCGPTN(terminal)}"
        assert ioctl.TIOCEXCL(peer) is None
        assert ioctl.TCFLSH(peer, 2) is None


@UNKNOWN
def test_any_descriptor_is_taken_where_no_handle_is_named(ioctl: ModuleType, terminal: Any, tmp_path: Path) -> None:
    assert ioctl.TCGETS2(terminal) == ioctl.TCGETS2(terminal.fileno())
    (tmp_path / "file").write_bytes(b"123")
    with (tmp_path / "file").open("rb") as file:
        assert ioctl.size_of(file) == ioctl.FIONREAD(file) == 3
        assert ioctl.size_of(file.fileno()) == 3
    with pytest.raises(TypeError, match=r"^size_of\(\): fd must be an int or what has a fileno\(\), not str$"):
        ioctl.size_of("1")
    with pytest.raises(OverflowError, match=r"^size_of\(\): fd must be between"):
        ioctl.size_of(2**31)


def test_a_closed_handle_is_refused_and_an_open_one_is_pinned(ioctl: ModuleType) -> None:
    opened = ioctl.posix_openpt(os.O_RDWR | os.O_NOCTTY)
    opened.close()
    for call in (ioctl.TIOCGPTN, ioctl.TIOCGWINSZ):
        with pytest.raises(ValueError, match="fd is closed"):
            call(opened)


def test_failure_names_the_request(ioctl: ModuleType, pipe: tuple[int, int]) -> None:
    with pytest.raises(OSError, match="ioctl") as caught:
        ioctl.TIOCGWINSZ(pipe[0])
    assert caught.value.errno == errno.ENOTTY
    assert getattr(caught.value, "function", None) == "TIOCGWINSZ"
    with pytest.raises(OSError, match="descriptor") as caught:
        ioctl.FIONREAD(-1)
    assert caught.value.errno == errno.EBADF
    assert ioctl.NOTHING_SUCH(pipe[0]) == -1


def test_what_python_sees(ioctl: ModuleType) -> None:
    assert str(inspect.signature(ioctl.FIONREAD)) == "(fd)"
    assert str(inspect.signature(ioctl.TIOCSWINSZ)) == "(fd, arg)"
    assert "int ioctl(int fd, TIOCSWINSZ, winsize *arg)" in ioctl.TIOCSWINSZ.__doc__
    assert "fd (int | HasFileno): What is asked." in ioctl.FIONREAD.__doc__
    with pytest.raises(TypeError):
        ioctl.FIONBIO(0)
    with pytest.raises(TypeError):
        ioctl.FIONREAD(0, 1)


@UNKNOWN
def test_an_array_is_exactly_as_long(ioctl: ModuleType, pipe: tuple[int, int]) -> None:
    for short in (b"", bytes(255), bytes(257)):
        with pytest.raises(ValueError, match="length"):
            ioctl.FS_SET_LABEL(pipe[0], short)
    with pytest.raises(OSError, match="ioctl"):
        ioctl.FS_SET_LABEL(pipe[0], bytes(256))
    with pytest.raises(OSError, match="ioctl"):
        ioctl.FS_LABEL(pipe[0])
