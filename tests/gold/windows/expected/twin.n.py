# Written by projector's twin stage from gold/n.yaml.
'How failures show on Windows.'

from sys import modules as __modules__

from gold_api import _twin as __twin__
from gold_api._native import _package as __native__

__all__ = ['CloseHandle', 'CreateFileW', 'File', 'GetFileAttributesW', 'NtYieldExecution', 'RegCloseKey', ]
__later__ = {
}
__deprecated__ = {}
__renamed__ = {}
__native__.open(__modules__[__name__])



class File(
    __twin__.Handle,
    values=__twin__.Values(__twin__.Integer('<Q'), invalid=(-1, ), pseudo=(), owned=True, pointer=True),
    package=__native__,
):
    'File'
    __slots__ = ()


def CloseHandle(hObject):
    "CloseHandle().\n\nParameters:\n  hObject (File)\n\nReturns:\n  (int)\n\nRaises:\n  OSError: the call failed; winerror is Windows' last error.\n\nC:\n  int CloseHandle(void *hObject)"
    raise __native__.absent('CloseHandle()')


def CreateFileW(lpFileName, dwDesiredAccess):
    "CreateFileW().\n\nParameters:\n  lpFileName (StrOrBytesPath)\n  dwDesiredAccess (int)\n\nReturns:\n  (File)\n\nRaises:\n  OSError: the call failed; winerror is Windows' last error.\n\nC:\n  void *CreateFileW(const wchar_t *lpFileName, unsigned long dwDesiredAccess)"
    raise __native__.absent('CreateFileW()')


def GetFileAttributesW(lpFileName):
    'GetFileAttributesW().\n\nParameters:\n  lpFileName (StrOrBytesPath)\n\nReturns:\n  (int)\n\nRaises:\n  OSError\n\nC:\n  unsigned long GetFileAttributesW(const wchar_t *lpFileName)'
    raise __native__.absent('GetFileAttributesW()')


def NtYieldExecution():
    "NtYieldExecution().\n\nRaises:\n  OSError: the call failed; ntstatus is the code that it returned, winerror Windows' word for it.\n\nC:\n  long NtYieldExecution(void)"
    raise __native__.absent('NtYieldExecution()')


def RegCloseKey(hKey):
    'RegCloseKey().\n\nParameters:\n  hKey (int)\n\nRaises:\n  OSError: the call failed; winerror is the code that it returned.\n\nC:\n  long RegCloseKey(intptr_t hKey)'
    raise __native__.absent('RegCloseKey()')


