"""Says what becomes of files, on a Mac: `python mac_watch.py FILE...` until it is interrupted."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence

from macos_api.event import EventFlags, Filter, kevent, kqueue, struct_kevent
from macos_api.event.raw import NOTE_ATTRIB, NOTE_DELETE, NOTE_EXTEND, NOTE_RENAME, NOTE_WRITE

WORDS = {
    NOTE_DELETE: "deleted",
    NOTE_WRITE: "written",
    NOTE_EXTEND: "longer",
    NOTE_ATTRIB: "attributes changed",
    NOTE_RENAME: "renamed",
}


def changes(paths: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Each path with what happened, as it happens."""
    files = {os.open(path, os.O_RDONLY): path for path in paths}
    flags = EventFlags.EV_ADD | EventFlags.EV_CLEAR
    wanted = [struct_kevent(ident=fd, filter=Filter.EVFILT_VNODE, flags=flags, fflags=sum(WORDS)) for fd in files]
    with kqueue() as queue:
        kevent(queue, wanted, 0)
        while True:
            for event in kevent(queue, None, 8):
                yield files[event.ident], [words for note, words in WORDS.items() if event.fflags & note]


if __name__ == "__main__":
    for path, what in changes(sys.argv[1:]):
        print(f"{path}: {', '.join(what)}")
