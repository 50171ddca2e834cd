"""Memory that keeps what the pointers in it lead to: each by the number that stands there for an address."""

from __future__ import annotations

from typing import Any


class Room(bytearray):
    """Memory with pointers in it, and what they lead to."""

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.kept = dict[int, Any]()


def room_of(memory: memoryview) -> Room | None:
    """The memory that a part lies in, if it can keep anything."""
    return memory.obj if isinstance(memory.obj, Room) else None


def share(source: memoryview, target: memoryview) -> None:
    """Copy memory, and keep for the copy what its pointers lead to."""
    target[:] = source
    there, here = room_of(source), room_of(target)
    if there is not None and here is not None:
        here.kept.update(there.kept)


def aside(memory: memoryview) -> memoryview:
    """A copy of memory for what may fail on the way."""
    room = room_of(memory)
    return memoryview(bytearray(memory) if room is None else Room(memory))
