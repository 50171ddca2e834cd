"""Says how large a folder is and which of its files are the largest, on Windows: `python win_folder.py FOLDER`."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from windows_api.fileapi import FindFirstFile, FindNextFile
from windows_api.minwinbase import WIN32_FIND_DATAW
from windows_api.winerror import ERROR_NO_MORE_FILES
from windows_api.winnt import FileAttributes


def entries(folder: str) -> Iterator[WIN32_FIND_DATAW]:
    """What a folder holds, but itself and its parent."""
    search, found = FindFirstFile(f"{folder}\\*")
    with search:
        while True:
            if found.cFileName not in (".", ".."):
                yield found
            try:
                found = FindNextFile(search)
            except OSError as error:
                if error.winerror != ERROR_NO_MORE_FILES:
                    raise
                return


def files(folder: str) -> Iterator[tuple[int, str]]:
    """The size and path of each file in a folder and those in it; links aren't followed."""
    for one in entries(folder):
        path = f"{folder}\\{one.cFileName}"
        if not one.dwFileAttributes & FileAttributes.FILE_ATTRIBUTE_DIRECTORY:
            yield (one.nFileSizeHigh << 32) + one.nFileSizeLow, path
        elif not one.dwFileAttributes & FileAttributes.FILE_ATTRIBUTE_REPARSE_POINT:
            yield from files(path)


if __name__ == "__main__":
    sizes = sorted(files(sys.argv[1]), reverse=True)
    print(f"{sum(size for size, _ in sizes)} bytes in {len(sizes)} files")
    for size, path in sizes[:5]:
        print(f"{size:12} {path}")
