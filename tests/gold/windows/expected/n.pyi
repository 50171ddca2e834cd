# Written by projector's render stage from gold/n.yaml.
'How failures show on Windows.'

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import IntEnum, IntFlag
from typing import Any, ClassVar, Final, Literal, SupportsIndex, final, overload

from _typeshed import HasFileno, StrOrBytesPath
from typing_extensions import Buffer, Never, Self, deprecated

from gold_api._native import array as _Array, block as _Block, pointer as _Pointer, variable as _Variable

__all__ = ['CloseHandle', 'CreateFileW', 'File', 'GetFileAttributesW', 'NtYieldExecution', 'RegCloseKey', ]


@final
class File:
    'File'
    def __new__(cls, _: Never, /) -> Self: ...
    @property
    def closed(self) -> bool: ...
    @classmethod
    def from_raw(cls, value: int, /) -> Self: ...
    def close(self) -> None: ...
    def detach(self) -> int: ...
    def __bool__(self) -> bool: ...
    def __enter__(self) -> Self: ...
    def __exit__(self, *args: object) -> None: ...
    def __projector__(self) -> object: ...
    @classmethod
    def __projector_type__(cls) -> object: ...

def CloseHandle(hObject: File) -> int:
    "CloseHandle().\n\nParameters:\n  hObject (File)\n\nReturns:\n  (int)\n\nRaises:\n  OSError: the call failed; winerror is Windows' last error.\n\nC:\n  int CloseHandle(void *hObject)"

def CreateFileW(lpFileName: StrOrBytesPath, dwDesiredAccess: int) -> File:
    "CreateFileW().\n\nParameters:\n  lpFileName (StrOrBytesPath)\n  dwDesiredAccess (int)\n\nReturns:\n  (File)\n\nRaises:\n  OSError: the call failed; winerror is Windows' last error.\n\nC:\n  void *CreateFileW(const wchar_t *lpFileName, unsigned long dwDesiredAccess)"

def GetFileAttributesW(lpFileName: StrOrBytesPath) -> int:
    'GetFileAttributesW().\n\nParameters:\n  lpFileName (StrOrBytesPath)\n\nReturns:\n  (int)\n\nRaises:\n  OSError\n\nC:\n  unsigned long GetFileAttributesW(const wchar_t *lpFileName)'

def NtYieldExecution() -> None:
    "NtYieldExecution().\n\nRaises:\n  OSError: the call failed; ntstatus is the code that it returned, winerror Windows' word for it.\n\nC:\n  long NtYieldExecution(void)"

def RegCloseKey(hKey: int) -> None:
    'RegCloseKey().\n\nParameters:\n  hKey (int)\n\nRaises:\n  OSError: the call failed; winerror is the code that it returned.\n\nC:\n  long RegCloseKey(intptr_t hKey)'

