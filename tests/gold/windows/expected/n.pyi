# Written by projector's render stage from gold/n.yaml.
'How failures show on Windows.'

from typing import final

from _typeshed import StrOrBytesPath

from gold_api._native import handle as _Handle

__all__ = ['CloseHandle', 'CreateFileW', 'File', 'GetFileAttributesW', 'NtYieldExecution', 'RegCloseKey']

@final
class File(_Handle): ...

def CloseHandle(hObject: File) -> int:
    "CloseHandle().\n\nRaises:\n  OSError: the call failed; winerror is Windows' last error.\n\nC:\n  int CloseHandle(void *hObject)"

def CreateFileW(lpFileName: StrOrBytesPath, dwDesiredAccess: int) -> File:
    "CreateFileW().\n\nRaises:\n  OSError: the call failed; winerror is Windows' last error.\n\nC:\n  void *CreateFileW(const wchar_t *lpFileName, unsigned long dwDesiredAccess)"

def GetFileAttributesW(lpFileName: StrOrBytesPath) -> int:
    'GetFileAttributesW().\n\nRaises:\n  OSError\n\nC:\n  unsigned long GetFileAttributesW(const wchar_t *lpFileName)'

def NtYieldExecution() -> None:
    "NtYieldExecution().\n\nRaises:\n  OSError: the call failed; ntstatus is the code that it returned, winerror Windows' word for it.\n\nC:\n  long NtYieldExecution(void)"

def RegCloseKey(hKey: int) -> None:
    'RegCloseKey().\n\nRaises:\n  OSError: the call failed; winerror is the code that it returned.\n\nC:\n  long RegCloseKey(intptr_t hKey)'
