"""Array fields as live views: a sequence of fixed length over memory that something else owns."""

from __future__ import annotations

import operator
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn

from .opaque import native_only

if TYPE_CHECKING:
    from .kinds import Kind


class Array:
    """The items of an array field: what is set here is set there."""

    __slots__ = ("_kind", "_memory", "_title")
    __hash__: ClassVar[None]  # type: ignore[assignment]

    def __init__(self, memory: memoryview, kind: Kind, title: str) -> None:
        self._memory, self._kind, self._title = memory, kind, title

    def __len__(self) -> int:
        return len(self._memory) // self._kind.size

    def _item(self, index: Any) -> memoryview:
        if not hasattr(type(index), "__index__"):
            raise TypeError(f"sequence index must be integer, not '{type(index).__name__}'")
        place = operator.index(index)
        place += len(self) if place < 0 else 0
        if not 0 <= place < len(self):
            raise IndexError(f"{self._title} has {len(self)} items")
        return self._memory[place * self._kind.size : (place + 1) * self._kind.size]

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            return self._slice(*index.indices(len(self)))
        return self._kind.load(self._item(index), self._title)

    def _slice(self, start: int, stop: int, step: int) -> Any:
        """What lies one after another is a view again, anything else a list."""
        if step != 1:
            return [self[i] for i in range(start, stop, step)]
        size = self._kind.size
        return self._over(self._memory[start * size : max(start, stop) * size])

    def _over(self, memory: memoryview) -> Any:
        return Array(memory, self._kind, self._title)

    def __setitem__(self, index: Any, value: Any) -> None:
        item = self._item(index)
        if item.readonly:
            raise TypeError(f"{self._title}: items can't be set in read-only memory")
        self._kind.store(item, value, self._title)

    def __delitem__(self, index: Any) -> None:
        self._item(index)
        raise TypeError(f"{self._title}: items can't be deleted")

    def __iter__(self) -> Iterator[Any]:
        return (self[i] for i in range(len(self)))

    def __eq__(self, other: object) -> bool:
        """Equal to any sequence of equal items but text."""
        if isinstance(other, str | bytes | dict) or not hasattr(type(other), "__getitem__"):
            return NotImplemented
        return list(self) == list(other)  # type: ignore[call-overload, no-any-return]

    def __repr__(self) -> str:
        return repr(list(self))

    def __bytes__(self) -> bytes:
        return bytes(self._memory)

    def __buffer__(self, flags: int, /) -> memoryview:
        return self._memory

    def __projector__(self) -> NoReturn:
        raise native_only(type(self))

    def __reduce__(self) -> NoReturn:
        raise TypeError("cannot pickle an array field: pickle its record, or a list of its items")
