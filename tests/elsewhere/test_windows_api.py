"""`windows_api` on a genuine Python: files, folders, registry, processes, waiting, pipes, memory, time, failures."""

from __future__ import annotations

import importlib
import os
import struct
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

sys.path.insert(0, os.environ["PROJECTOR_PREBUILT"])


def api(name: str) -> ModuleType:
    """A namespace of windows_api."""
    return importlib.import_module(f"windows_api.{name}")


fileapi, winbase, winnt, winerror = (api(name) for name in ("fileapi", "winbase", "winnt", "winerror"))
handleapi, synchapi, processes = (api(name) for name in ("handleapi", "synchapi", "processthreadsapi"))
READ_WRITE = winnt.GENERIC_READ | winnt.GENERIC_WRITE
ALWAYS = fileapi.CREATE_ALWAYS


def winerror_of(call: object, *args: object, **named: object) -> int:
    """What Windows says of a call that fails."""
    with pytest.raises(OSError) as caught:
        call(*args, **named)  # type: ignore[operator]
    return int(caught.value.winerror)  # type: ignore[attr-defined]


def found(pattern: str) -> Iterator[object]:
    """What a search finds."""
    search, data = fileapi.FindFirstFile(pattern)
    with search:
        while True:
            yield data
            try:
                data = fileapi.FindNextFile(search)
            except OSError as error:
                assert error.winerror == winerror.ERROR_NO_MORE_FILES  # type: ignore[attr-defined]
                return


# ---- files and folders ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["plain.txt", "grüße.txt", "\U0001f600.txt", "long" * 40 + ".txt"])
def test_a_file_is_written_and_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with fileapi.CreateFile(path, READ_WRITE, 0, None, ALWAYS) as file:
        assert fileapi.WriteFile(file, b"hello, world") == 12
        fileapi.FlushFileBuffers(file)
        assert fileapi.GetFileSizeEx(file).QuadPart == 12
        assert fileapi.SetFilePointerEx(file, winnt.LARGE_INTEGER(QuadPart=7)).QuadPart == 7
        assert fileapi.ReadFile(file, 100) == b"world"
        assert fileapi.ReadFile(file, 100) == b""
        assert fileapi.GetFileType(file) is winbase.FileType.FILE_TYPE_DISK
        assert fileapi.GetFinalPathNameByHandle(file).endswith(name)
        assert fileapi.GetFileInformationByHandle(file).nFileSizeLow == 12
    assert path.read_bytes() == b"hello, world"
    assert not file
    with pytest.raises(ValueError, match="closed"):
        fileapi.ReadFile(file, 1)


def test_a_buffer_is_read_into(tmp_path: Path) -> None:
    (tmp_path / "data").write_bytes(bytes(range(100)))
    room = bytearray(64)
    with fileapi.CreateFile(tmp_path / "data", winnt.GENERIC_READ, winnt.FILE_SHARE_READ) as file:
        assert fileapi.ReadFile(file, room) == 64
        assert fileapi.ReadFile(file, room) == 36
    assert room[:36] == bytes(range(64, 100))


def test_folders_are_walked(tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt", "ünder.bin"):
        (tmp_path / name).write_bytes(b"x" * len(name))
    fileapi.CreateDirectory(tmp_path / "folder")
    entries = {one.cFileName: one for one in found(str(tmp_path / "*"))}
    assert set(entries) == {".", "..", "one.txt", "two.txt", "ünder.bin", "folder"}
    assert entries["folder"].dwFileAttributes & winnt.FILE_ATTRIBUTE_DIRECTORY
    assert entries["ünder.bin"].nFileSizeLow == 9
    assert sorted(one.cFileName for one in found(str(tmp_path / "*.txt"))) == ["one.txt", "two.txt"]
    fileapi.RemoveDirectory(tmp_path / "folder")
    assert not (tmp_path / "folder").exists()


def test_files_are_copied_moved_and_deleted(tmp_path: Path) -> None:
    (tmp_path / "from").write_text("content")
    winbase.CopyFile(tmp_path / "from", tmp_path / "copy", True)
    assert winerror_of(winbase.CopyFile, tmp_path / "from", tmp_path / "copy", True) == winerror.ERROR_FILE_EXISTS
    winbase.MoveFileEx(tmp_path / "copy", tmp_path / "moved", winbase.MOVEFILE_REPLACE_EXISTING)
    assert (tmp_path / "moved").read_text() == "content"
    fileapi.SetFileAttributes(tmp_path / "moved", winnt.FILE_ATTRIBUTE_READONLY)
    assert fileapi.GetFileAttributes(tmp_path / "moved") & winnt.FileAttributes.FILE_ATTRIBUTE_READONLY
    fileapi.SetFileAttributes(tmp_path / "moved", winnt.FILE_ATTRIBUTE_NORMAL)
    fileapi.DeleteFile(tmp_path / "moved")
    assert not (tmp_path / "moved").exists()


def test_paths_and_drives() -> None:
    assert fileapi.GetFullPathName("x" * 600).endswith("\\" + "x" * 600)
    assert "C:\\" in fileapi.GetLogicalDriveStrings()
    assert fileapi.GetDriveType("C:\\") is winbase.DriveType.DRIVE_FIXED
    free = fileapi.GetDiskFreeSpaceEx("C:\\")
    assert 0 < free.lpFreeBytesAvailableToCaller.QuadPart <= free.lpTotalNumberOfBytes.QuadPart
    assert fileapi.GetVolumeInformation("C:\\").lpMaximumComponentLength == 255
    assert fileapi.GetTempPath().endswith("\\")


# ---- failures ---------------------------------------------------------------------------------------------------


def test_failures_are_oserrors_of_the_right_class(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as caught:
        fileapi.CreateFile(tmp_path / "absent", winnt.GENERIC_READ)
    error = caught.value
    assert error.winerror == winerror.ERROR_FILE_NOT_FOUND  # type: ignore[attr-defined]
    assert error.filename == tmp_path / "absent"
    assert error.function == "CreateFile"  # type: ignore[attr-defined]
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "file").touch()
    assert winerror_of(fileapi.RemoveDirectory, tmp_path / "folder") == winerror.ERROR_DIR_NOT_EMPTY
    with pytest.raises(FileExistsError):
        fileapi.CreateDirectory(tmp_path / "folder")
    with pytest.raises(ValueError, match="null"):
        fileapi.DeleteFile("a\0b")
    with pytest.raises(TypeError):
        fileapi.DeleteFile(5)


def test_sharing_and_locks_are_kept(tmp_path: Path) -> None:
    with fileapi.CreateFile(tmp_path / "mine", READ_WRITE, 0, None, ALWAYS):
        again = (tmp_path / "mine", winnt.GENERIC_READ, winnt.FILE_SHARE_READ)
        assert winerror_of(fileapi.CreateFile, *again) == winerror.ERROR_SHARING_VIOLATION
    with fileapi.CreateFile(tmp_path / "mine", READ_WRITE, winnt.FILE_SHARE_READ, None, ALWAYS) as file:
        fileapi.LockFile(file, 0, 0, 10, 0)
        fileapi.UnlockFile(file, 0, 0, 10, 0)
        missing = winerror_of(fileapi.UnlockFile, file, 0, 0, 10, 0)  # Wine says the latter
        assert missing in (winerror.ERROR_NOT_LOCKED, winerror.ERROR_LOCK_VIOLATION)
        fileapi.LockFile(file, 0, 0, 10, 0)


def test_the_system_explains_errors() -> None:
    assert winbase.FormatMessage(winerror.ERROR_ACCESS_DENIED).strip()
    assert winerror_of(winbase.FormatMessage, 0x0EADBEEF) > 0


# ---- the registry -----------------------------------------------------------------------------------------------


def test_values_of_the_registry() -> None:
    winreg = api("winreg")
    key, disposition = winreg.RegCreateKeyEx(winreg.HKEY_CURRENT_USER, "Software\\Projector ünder test")
    with key:
        assert disposition is winnt.KeyDisposition.REG_CREATED_NEW_KEY
        winreg.RegSetValueEx(key, "text", winnt.REG_SZ, "wörld\0".encode("utf-16-le"))
        winreg.RegSetValueEx(key, "number", winnt.REG_DWORD, struct.pack("<I", 77))
        winreg.RegSetValueEx(key, "large", winnt.REG_BINARY, bytes(5000))
        kind, data = winreg.RegQueryValueEx(key, "text")
        assert (kind, data.decode("utf-16-le")) == (winnt.ValueType.REG_SZ, "wörld\0")
        assert winreg.RegGetValue(key, None, "number") == (winnt.ValueType.REG_DWORD, struct.pack("<I", 77))
        assert winreg.RegQueryValueEx(key, "large") == (winnt.ValueType.REG_BINARY, bytes(5000))
        assert winreg.RegQueryInfoKey(key).lpcValues == 3
        names = sorted(winreg.RegEnumValue(key, index).lpValueName for index in range(3))
        assert names == ["large", "number", "text"]
        assert winerror_of(winreg.RegEnumValue, key, 3) == winerror.ERROR_NO_MORE_ITEMS
        with pytest.raises(FileNotFoundError):
            winreg.RegQueryValueEx(key, "absent")
        winreg.RegDeleteValue(key, "text")
        with winreg.RegCreateKeyEx(key, "inner")[0]:
            assert winreg.RegEnumKeyEx(key, 0).lpName == "inner"
    winreg.RegDeleteTree(winreg.HKEY_CURRENT_USER, "Software\\Projector ünder test")
    with pytest.raises(FileNotFoundError):
        winreg.RegOpenKeyEx(winreg.HKEY_CURRENT_USER, "Software\\Projector ünder test")
    with pytest.raises(ValueError, match="no value of Key that is known"):
        winreg.RegFlushKey(5)


# ---- processes, waiting, pipes ----------------------------------------------------------------------------------


def test_a_process_is_started_and_waited_for() -> None:
    program = winbase.QueryFullProcessImageName(processes.GetCurrentProcess())
    assert program.lower().endswith("python.exe")
    command = f'"{program}" -c "raise SystemExit(7)"'
    made = processes.CreateProcess(None, command, None, None, False, 0, None, processes.STARTUPINFOW())
    with made.hProcess as process, made.hThread as thread:
        assert processes.GetProcessId(process) == made.dwProcessId
        assert processes.GetThreadId(thread) == made.dwThreadId
        assert synchapi.WaitForSingleObject(process, 60000) is winbase.WaitResult.WAIT_OBJECT_0
        assert processes.GetExitCodeProcess(process) == 7
    assert winerror_of(processes.CreateProcess, None, "no-such-program", None, None, False, 0, None,
                       processes.STARTUPINFOW()) == winerror.ERROR_FILE_NOT_FOUND  # fmt: skip


def test_events_are_waited_for_by_another_thread() -> None:
    with synchapi.CreateEvent(bManualReset=True) as event, synchapi.CreateEvent() as other:
        assert synchapi.WaitForSingleObject(event, 0) is winbase.WaitResult.WAIT_TIMEOUT
        results = list[object]()
        waiting = threading.Thread(target=lambda: results.append(synchapi.WaitForSingleObject(event)))
        waiting.start()
        synchapi.SetEvent(event)
        waiting.join(60)
        assert results == [winbase.WaitResult.WAIT_OBJECT_0]
        assert winbase.WaitForMultipleObjects([other, event], False, 0) == 1
        assert winbase.WaitForMultipleObjects([other, event], True, 10) is winbase.WaitResult.WAIT_TIMEOUT
        with pytest.raises(TypeError):
            winbase.WaitForMultipleObjects([object()])


def test_semaphores_mutexes_and_timers() -> None:
    with winbase.CreateSemaphore(None, 1, 2) as semaphore, synchapi.CreateMutex(None, True) as mutex:
        assert synchapi.ReleaseSemaphore(semaphore) == 1
        assert winerror_of(synchapi.ReleaseSemaphore, semaphore) > 0
        synchapi.ReleaseMutex(mutex)
        assert winerror_of(synchapi.ReleaseMutex, mutex) == winerror.ERROR_NOT_OWNER
    with winbase.CreateWaitableTimer() as timer:
        synchapi.SetWaitableTimer(timer, winnt.LARGE_INTEGER(QuadPart=-1000))
        assert synchapi.WaitForSingleObject(timer, 60000) is winbase.WaitResult.WAIT_OBJECT_0


def test_handles_are_of_a_kind() -> None:
    with synchapi.CreateEvent() as event:
        with pytest.raises(TypeError, match="FileHandle"):
            fileapi.ReadFile(event, 1)
        with handleapi.DuplicateHandle(-1, event, -1, dwOptions=winnt.DUPLICATE_SAME_ACCESS) as copy:
            assert type(copy) is handleapi.Handle
            synchapi.SetEvent(copy)
        assert synchapi.WaitForSingleObject(event, 0) is winbase.WaitResult.WAIT_OBJECT_0


def test_pipes_pass_bytes_on() -> None:
    pipes = api("namedpipeapi")
    read, write = pipes.CreatePipe()
    with read, write:
        assert fileapi.WriteFile(write, b"through the pipe") == 16
        assert pipes.PeekNamedPipe(read, 7)[:2] == (b"through", 16)
        assert fileapi.ReadFile(read, 100) == b"through the pipe"
        write.close()
        with pytest.raises(BrokenPipeError):
            fileapi.ReadFile(read, 1)


def test_a_named_pipe_has_a_server_and_a_client() -> None:
    pipes, name = api("namedpipeapi"), "\\\\.\\pipe\\projector-under-test"
    with pipes.CreateNamedPipe(name, winbase.PIPE_ACCESS_DUPLEX) as server:
        answers = list[bytes]()

        def client() -> None:
            with fileapi.CreateFile(name, READ_WRITE, 0, None, fileapi.OPEN_EXISTING) as end:
                fileapi.WriteFile(end, b"question")
                answers.append(fileapi.ReadFile(end, 100))

        asking = threading.Thread(target=client)
        asking.start()
        try:
            pipes.ConnectNamedPipe(server)
        except OSError as error:
            assert error.winerror == winerror.ERROR_PIPE_CONNECTED  # type: ignore[attr-defined]
        assert fileapi.ReadFile(server, 100) == b"question"
        fileapi.WriteFile(server, b"answer")
        asking.join(60)
        assert answers == [b"answer"]


# ---- memory, the system, time -----------------------------------------------------------------------------------


def test_a_file_is_mapped(tmp_path: Path) -> None:
    memory = api("memoryapi")
    raw = api("memoryapi.raw")
    with (
        fileapi.CreateFile(tmp_path / "mapped", READ_WRITE, 0, None, ALWAYS) as file,
        memory.CreateFileMapping(file, None, winnt.PAGE_READWRITE, 0, 4096) as section,
    ):
        with memory.MapViewOfFile(section, memory.FILE_MAP_WRITE) as view:
            address = raw.from_address("char", int(repr(view).split()[-1].rstrip(">")), 5)
            for index, byte in enumerate(b"magic"):
                address[index] = bytes([byte])
            memory.FlushViewOfFile(view)
        assert fileapi.GetFileSizeEx(file).QuadPart == 4096
        assert fileapi.ReadFile(file, 5) == b"magic"
    pages = memory.VirtualAlloc(8192, winnt.MEM_COMMIT | winnt.MEM_RESERVE, winnt.PAGE_READWRITE)
    described = memory.VirtualQuery(pages)
    assert (described.RegionSize, described.Protect) == (8192, winnt.PageProtection.PAGE_READWRITE)
    assert memory.VirtualProtect(pages, 4096, winnt.PAGE_READONLY) is winnt.PageProtection.PAGE_READWRITE
    memory.VirtualFree(pages)


def test_what_system_this_is() -> None:
    system = api("sysinfoapi")
    info = system.GetSystemInfo()
    assert info.dwPageSize == 4096
    assert info.wProcessorArchitecture is winnt.ProcessorArchitecture.PROCESSOR_ARCHITECTURE_AMD64
    status = system.MEMORYSTATUSEX()
    assert status.dwLength == 64
    system.GlobalMemoryStatusEx(status)
    assert 0 < status.ullAvailPhys <= status.ullTotalPhys
    version = winnt.OSVERSIONINFOW()
    system.GetVersionEx(version)
    assert version.dwMajorVersion >= 6
    assert system.GetSystemDirectory().lower().endswith("system32")
    assert system.GetComputerNameEx(system.COMPUTER_NAME_FORMAT.ComputerNameNetBIOS) == winbase.GetComputerName()
    assert winbase.GetUserName()
    assert len(system.GetLogicalProcessorInformation()) % winnt.SYSTEM_LOGICAL_PROCESSOR_INFORMATION.sizeof == 0


def test_time_goes_on() -> None:
    system, zones, counter = api("sysinfoapi"), api("timezoneapi"), api("profileapi")
    now = zones.FileTimeToSystemTime(system.GetSystemTimeAsFileTime())
    assert now.wYear >= 2024
    assert zones.FileTimeToSystemTime(zones.SystemTimeToFileTime(now)) == now
    assert isinstance(zones.GetTimeZoneInformation().lpTimeZoneInformation.StandardName, str)
    first = counter.QueryPerformanceCounter().QuadPart
    synchapi.Sleep(2)
    assert counter.QueryPerformanceCounter().QuadPart > first
    assert counter.QueryPerformanceFrequency().QuadPart > 0


def test_the_environment() -> None:
    environment = api("processenv")
    environment.SetEnvironmentVariable("PROJECTOR_TEST", "grün" * 200)
    assert environment.GetEnvironmentVariable("PROJECTOR_TEST") == "grün" * 200
    assert environment.ExpandEnvironmentStrings("<%PROJECTOR_TEST%>") == f"<{'grün' * 200}>"
    environment.SetEnvironmentVariable("PROJECTOR_TEST", None)
    assert winerror_of(environment.GetEnvironmentVariable, "PROJECTOR_TEST") == winerror.ERROR_ENVVAR_NOT_FOUND


# ---- services, security, snapshots, sockets, windows ------------------------------------------------------------


def test_services_tokens_and_snapshots() -> None:
    services, security, snapshots = api("winsvc"), api("securitybaseapi"), api("tlhelp32")
    with services.OpenSCManager() as manager:
        absent = (manager, "no such service")
        assert winerror_of(services.OpenService, *absent) == winerror.ERROR_SERVICE_DOES_NOT_EXIST
    with processes.OpenProcessToken(-1, winnt.TOKEN_QUERY) as token:
        user = security.GetTokenInformation(token, winnt.TOKEN_INFORMATION_CLASS.TokenUser)
        assert len(user) > winnt.TOKEN_USER.sizeof
    with api("sddl").ConvertStringSidToSid("S-1-5-32-544") as sid:
        assert api("sddl").ConvertSidToStringSid(sid) == "S-1-5-32-544"
    with snapshots.CreateToolhelp32Snapshot(snapshots.TH32CS_SNAPPROCESS) as snapshot:
        entry = snapshots.PROCESSENTRY32W()
        snapshots.Process32First(snapshot, entry)
        names = {entry.szExeFile}
        while entry.th32ProcessID != processes.GetCurrentProcessId():
            snapshots.Process32Next(snapshot, entry)
            names.add(entry.szExeFile)
        assert "python.exe" in names


def test_libraries_that_are_loaded_and_their_versions() -> None:
    loader, versions = api("libloaderapi"), api("winver")
    kernel = loader.GetModuleHandle("kernel32")
    path = loader.GetModuleFileName(kernel)
    assert path.lower().endswith("kernel32.dll")
    kernel.close()  # it is somebody else's, and stays loaded
    assert loader.GetModuleFileName(loader.GetModuleHandle("kernel32")) == path
    assert loader.GetModuleFileName(loader.GetModuleHandle()).lower().endswith(".exe")
    assert winerror_of(loader.GetModuleHandle, "nowhere.dll") == winerror.ERROR_MOD_NOT_FOUND
    size = versions.GetFileVersionInfoSizeEx(versions.VersionFlags.FILE_VER_GET_NEUTRAL, path)[0]
    data = versions.GetFileVersionInfoEx(versions.VersionFlags.FILE_VER_GET_NEUTRAL, path, size)
    assert "VS_VERSION_INFO".encode("utf-16-le") in data and len(data) == size


def test_descriptors_as_text_the_whole_environment_and_modes_of_errors() -> None:
    sddl, parts, modes = api("sddl"), winnt.SecurityInformation, winbase.ErrorMode
    text = "O:BAG:BAD:(A;;GA;;;WD)"
    with sddl.ConvertStringSecurityDescriptorToSecurityDescriptor(text) as descriptor:
        every = parts.OWNER_SECURITY_INFORMATION | parts.GROUP_SECURITY_INFORMATION | parts.DACL_SECURITY_INFORMATION
        assert sddl.ConvertSecurityDescriptorToStringSecurityDescriptor(descriptor, every) == text
        owner = parts.OWNER_SECURITY_INFORMATION
        assert sddl.ConvertSecurityDescriptorToStringSecurityDescriptor(descriptor, owner) == "O:BA"
    assert winerror_of(sddl.ConvertStringSecurityDescriptorToSecurityDescriptor, "no descriptor") in (87, 1305, 1336)
    api("processenv").SetEnvironmentVariable("PROJECTOR_KNOWN", "grüße")
    assert "PROJECTOR_KNOWN=grüße" in api("processenv").GetEnvironmentStringsW()
    before = winbase.SetThreadErrorMode(modes.SEM_FAILCRITICALERRORS)
    assert winbase.GetThreadErrorMode() == modes.SEM_FAILCRITICALERRORS
    assert winbase.SetThreadErrorMode(before) == modes.SEM_FAILCRITICALERRORS


def test_a_completion_port_takes_messages(tmp_path: Path) -> None:
    ports, flags = api("ioapiset"), winbase.FILE_FLAG_OVERLAPPED
    file = fileapi.CreateFile(tmp_path / "file", READ_WRITE, 0, None, ALWAYS, flags)
    with file, ports.CreateIoCompletionPort(file, 7) as port:
        ports.PostQueuedCompletionStatus(port, 5, 8)
        ports.PostQueuedCompletionStatus(port)
    with pytest.raises(ValueError, match="closed"):
        ports.PostQueuedCompletionStatus(port)


def test_sockets_speak_to_each_other() -> None:
    sockets = api("winsock2")
    sockets.WSAStartup()
    local = struct.pack("<HHI8x", sockets.AF_INET, 0, 0x0100007F)
    with sockets.socket(sockets.AF_INET, sockets.SOCK_STREAM) as server:
        sockets.bind(server, local)
        sockets.listen(server)
        with sockets.socket(sockets.AF_INET, sockets.SOCK_STREAM) as client:
            sockets.connect(client, sockets.getsockname(server))
            end, address = sockets.accept(server)
            with end:
                assert address == sockets.getsockname(client)
                assert sockets.send(client, b"hello") == 5
                assert sockets.recv(end, 100) == b"hello"
                sockets.shutdown(client, sockets.SD_SEND)
                assert sockets.recv(end, 100) == b""
        assert winerror_of(sockets.bind, server, b"xx") in set(winerror.SocketError)
    assert sockets.gethostname()
    sockets.WSACleanup()


def test_messages_and_drawing() -> None:
    user, drawing, shapes = api("winuser"), api("wingdi"), api("windef")
    number = user.RegisterWindowMessage("projector under test")
    assert number >= 0xC000
    user.PostThreadMessage(processes.GetCurrentThreadId(), number, 5, -6)
    present, message = user.GetMessage()
    assert (present, message.message, message.wParam, message.lParam) == (True, number, 5, -6)
    assert user.PtInRect(shapes.RECT(0, 0, 5, 5), shapes.POINT(4, 4)) is True
    with drawing.CreateCompatibleDC() as context, drawing.CreateSolidBrush(0xFF) as brush:
        assert drawing.GetDeviceCaps(context, drawing.DeviceCapability.BITSPIXEL) > 0
        with pytest.raises(TypeError):
            user.FillRect(context, shapes.RECT(0, 0, 1, 1), context)
        assert brush
