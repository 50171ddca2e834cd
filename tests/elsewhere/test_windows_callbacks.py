"""`windows_api` on a genuine Python: callables that Windows calls, handles in records, clipboard, folders, names."""

from __future__ import annotations

import importlib
import os
import sys
import uuid
from pathlib import Path
from types import ModuleType

import pytest

sys.path.insert(0, os.environ["PROJECTOR_PREBUILT"])


def api(name: str) -> ModuleType:
    """A namespace of windows_api."""
    return importlib.import_module(f"windows_api.{name}")


user, winbase, winnls, winerror = (api(name) for name in ("winuser", "winbase", "winnls", "winerror"))
processes, synchapi, fileapi = (api(name) for name in ("processthreadsapi", "synchapi", "fileapi"))
MESSAGE_ONLY = -3


# ---- callables --------------------------------------------------------------------------------------------------


def test_languages_are_shown_until_enough_is_seen() -> None:
    seen = list[str]()
    assert winnls.EnumSystemLocalesEx(lambda name, kinds: seen.append(name) or len(seen) < 5) is None
    assert len(seen) == 5 and all(isinstance(name, str) for name in seen)
    every = list[str]()
    winnls.EnumSystemLocalesEx(lambda name, kinds: every.append(name) or True, winnls.LocaleKinds.LOCALE_WINDOWS)
    assert "en-US" in every
    with pytest.raises(ZeroDivisionError):
        winnls.EnumSystemLocalesEx(lambda name, kinds: 1 // 0)


def test_code_pages_and_formats_of_time() -> None:
    pages, formats = list[str](), list[str]()
    winnls.EnumSystemCodePages(lambda page: pages.append(page) or True)
    assert "1252" in pages
    winnls.EnumTimeFormatsEx(lambda form: formats.append(form) or True, "en-US")
    assert any("mm" in form for form in formats)


def test_windows_are_shown() -> None:
    seen = list[object]()
    assert user.EnumWindows(lambda window: seen.append(window) or True) is True
    assert all(type(window) is api("windef").Window for window in seen)
    user.EnumChildWindows(None, lambda window: True)
    if seen:
        assert user.EnumWindows(lambda window: False) is False


def test_a_copy_tells_how_far_it_is_and_can_be_cancelled(tmp_path: Path) -> None:
    (tmp_path / "from").write_bytes(bytes(300_000))
    told = list[int]()

    def progress(total: object, done: object, *rest: object) -> int:
        told.append(done.QuadPart)  # type: ignore[attr-defined]
        return 0

    winbase.CopyFileEx(tmp_path / "from", tmp_path / "to", progress)
    assert (tmp_path / "to").stat().st_size == 300_000
    assert told == sorted(told)
    with pytest.raises(ZeroDivisionError):
        winbase.CopyFileEx(tmp_path / "from", tmp_path / "other", lambda *told: 1 // 0)
        raise ZeroDivisionError(told)  # a system that copies in one step asks nobody


def test_a_window_has_a_function_in_python() -> None:
    answers, name = list[tuple[int, int, int]](), "projector under test"

    def answer(window: object, message: int, wparam: int, lparam: int) -> int:
        if message == user.WM_USER:
            answers.append((int(message), wparam, lparam))
            return 42
        return int(user.DefWindowProc(window, message, wparam, lparam))

    described = user.WNDCLASSEXW(lpfnWndProc=answer, lpszClassName=name)
    assert user.RegisterClassEx(described) > 0
    del described
    window = user.CreateWindowEx(0, name, None, 0, hWndParent=MESSAGE_ONLY)
    assert user.SendMessage(window, user.WM_USER, 7, -8) == 42
    assert answers == [(user.WM_USER, 7, -8)]
    user.DestroyWindow(window)
    user.UnregisterClass(name)


def test_a_timer_calls_back() -> None:
    told = list[int]()
    timer = user.SetTimer(None, 0, 10, lambda window, message, number, time: told.append(number))
    while not told:
        _, message = user.GetMessage()
        user.DispatchMessage(message)
    user.KillTimer(None, timer)
    assert told[0] == timer


def test_control_events_reach_a_callable() -> None:
    console = api("consoleapi")
    pointer = console.raw.callback(console.PHANDLER_ROUTINE, lambda event: True)
    console.SetConsoleCtrlHandler(pointer, True)
    console.SetConsoleCtrlHandler(pointer, False)
    with pytest.raises(OSError):
        console.SetConsoleCtrlHandler(pointer, False)


# ---- handles in records -----------------------------------------------------------------------------------------


def test_a_child_writes_into_a_pipe_and_its_handles_are_closed() -> None:
    handleapi, pipes = api("handleapi"), api("namedpipeapi")
    read, write = pipes.CreatePipe()
    inherited = winbase.HandleFlags.HANDLE_FLAG_INHERIT
    handleapi.SetHandleInformation(write, inherited, inherited)
    start = processes.STARTUPINFOW(dwFlags=winbase.STARTF_USESTDHANDLES, hStdOutput=write, hStdError=write)
    assert start.hStdOutput is write
    assert start.hStdInput is None
    program = winbase.QueryFullProcessImageName(processes.GetCurrentProcess())
    made = processes.CreateProcess(None, f'"{program}" -c "print(6 * 7)"', None, None, True, 0, None, start)
    with read, made.hProcess as process, made.hThread:
        write.close()
        assert type(process) is handleapi.ProcessHandle
        assert made.hProcess is process
        assert synchapi.WaitForSingleObject(process, 60000) is winbase.WaitResult.WAIT_OBJECT_0
        assert fileapi.ReadFile(read, 100).strip() == b"42"
    assert process.closed


def test_reading_goes_on_by_itself(tmp_path: Path) -> None:
    """What is under way needs its buffer and OVERLAPPED: only raw functions begin it."""
    shared, events, ports = api("minwinbase"), api("ioapiset"), api("namedpipeapi")
    name = "\\\\.\\pipe\\projector-overlapped"
    how = winbase.PIPE_ACCESS_DUPLEX | winbase.FILE_FLAG_OVERLAPPED
    access = api("winnt").GENERIC_READ | api("winnt").GENERIC_WRITE
    with (
        ports.CreateNamedPipe(name, how) as server,
        fileapi.CreateFile(name, access, 0, None, fileapi.OPEN_EXISTING) as client,
        synchapi.CreateEvent(bManualReset=True) as event,
    ):
        room, under_way = bytearray(100), shared.OVERLAPPED(hEvent=event)
        assert fileapi.raw.ReadFileOverlapped(server, room, len(room), None, under_way) is False
        assert synchapi.WaitForSingleObject(event, 0) is winbase.WaitResult.WAIT_TIMEOUT
        with pytest.raises(OSError) as caught:
            events.GetOverlappedResult(server, under_way, False)
        assert caught.value.winerror == winerror.ERROR_IO_INCOMPLETE  # type: ignore[attr-defined]
        fileapi.WriteFile(client, b"later")
        assert synchapi.WaitForSingleObject(event, 60000) is winbase.WaitResult.WAIT_OBJECT_0
        assert events.GetOverlappedResult(server, under_way) == 5
        assert bytes(room[:5]) == b"later"
        with pytest.raises(TypeError, match="FileHandle"):
            fileapi.raw.ReadFileOverlapped(event, room, len(room), None, under_way)


# ---- the clipboard and the shell --------------------------------------------------------------------------------


def test_text_goes_through_the_clipboard() -> None:
    moveable = winbase.GlobalMemoryFlags.GMEM_MOVEABLE
    data = "grüße \U0001f600\0".encode("utf-16-le")
    memory = winbase.GlobalAlloc(moveable, len(data))
    with winbase.GlobalLock(memory) as room:
        room[: len(data)] = data
    winbase.GlobalUnlock(memory)
    text = user.ClipboardFormat.CF_UNICODETEXT
    user.OpenClipboard()
    try:
        user.EmptyClipboard()
        user.SetClipboardData(text, memory)
        assert memory.closed
        assert user.IsClipboardFormatAvailable(text)
        found = user.GetClipboardData(text)
        assert bytes(winbase.GlobalLock(found)[: len(data)]) == data
        winbase.GlobalUnlock(found)
        user.EmptyClipboard()
        with pytest.raises(OSError):
            user.GetClipboardData(text)
    finally:
        user.CloseClipboard()


def test_known_folders_have_paths() -> None:
    shell, ids = api("shellapi"), api("guiddef")
    assert shell.SHGetKnownFolderPath(shell.FOLDERID_Windows).lower() == "c:\\windows"
    assert shell.SHGetKnownFolderPath(shell.FOLDERID_System).lower().endswith("system32")
    documents = uuid.UUID("fdd39ad0-238f-46af-adb4-6c85480369c7")
    assert shell.FOLDERID_Documents == documents.bytes_le
    as_record = ids.GUID.from_buffer(bytearray(documents.bytes_le))
    assert shell.SHGetKnownFolderPath(as_record) == shell.SHGetKnownFolderPath(shell.FOLDERID_Documents)
    with pytest.raises(OSError) as caught:
        shell.SHGetKnownFolderPath(bytes(16))
    assert caught.value.winerror < 0  # type: ignore[attr-defined]


# ---- names ------------------------------------------------------------------------------------------------------


def test_languages_have_names_and_numbers() -> None:
    assert winnls.LocaleNameToLCID("en-US") == 0x409
    assert winnls.LCIDToLocaleName(0x409) == "en-US"
    assert winnls.GetLocaleInfoEx("en-US", winnls.LocaleInfo.LOCALE_SDECIMAL) == "."
    assert winnls.IsValidLocaleName("en-US") and winnls.GetUserDefaultLocaleName()
    assert winnls.GetCPInfoEx(1252).CodePageName
    assert winnls.NormalizeString(winnls.NORM_FORM.NormalizationC, "u\u0308") == "ü"
    assert winnls.IdnToAscii(0, "bücher.example") == "xn--bcher-kva.example"


def test_hosts_have_addresses() -> None:
    sockets, names = api("winsock2"), api("ws2tcpip")
    sockets.WSAStartup()
    try:
        hint = names.addrinfoW(ai_family=sockets.AF_INET, ai_socktype=sockets.SOCK_STREAM)
        (first, *_) = names.GetAddrInfo("127.0.0.1", "80", hint)
        assert first.ai_addr.sin_port == 80 << 8
        assert names.InetNtop(sockets.AF_INET, first.ai_addr.sin_addr) == "127.0.0.1"
        address = names.InetPton(sockets.AF_INET6, "::1")
        assert names.InetNtop(sockets.AF_INET6, address) == "::1"
        with pytest.raises(ValueError, match="no address"):
            names.InetPton(sockets.AF_INET, "1.2.3")
        with pytest.raises(OSError):
            names.GetAddrInfo("no such host.invalid", None)
    finally:
        sockets.WSACleanup()
