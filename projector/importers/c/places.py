"""Where things are: files, lines and offsets of libclang's locations, asked in one call each."""

from __future__ import annotations

import ctypes
from types import ModuleType
from typing import Any


class Places:
    """The bindings ask for each part of a place by itself, and make an object of it."""

    def __init__(self, cindex: ModuleType) -> None:
        lib = ctypes.CDLL(cindex.conf.lib._name)
        self._get, self._name = lib.clang_getExpansionLocation, cindex.conf.lib.clang_getFileName
        self._get.argtypes, self._get.restype = [cindex.SourceLocation, *[ctypes.c_void_p] * 4], None
        self._file, self._line, self._offset = ctypes.c_void_p(), ctypes.c_uint(), ctypes.c_uint()
        self._to = (ctypes.byref(self._file), ctypes.byref(self._line), None, ctypes.byref(self._offset))
        self._as_file = ctypes.POINTER(ctypes.c_void_p)
        self._names = dict[int | None, str]({None: ""})

    def of(self, location: Any) -> tuple[str, int, int]:
        """The file, "" for none, the line, and the offset in bytes: where the outermost macro is used."""
        self._get(location, *self._to)
        key = self._file.value
        if key not in self._names:
            self._names[key] = str(location.file.name)
        return self._names[key], self._line.value, self._offset.value
