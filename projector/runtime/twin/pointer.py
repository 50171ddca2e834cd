"""Fields that are pointers: what is set is kept by the memory that they lie in. A number stands for its address."""

from __future__ import annotations

import itertools
import operator
import struct
from collections.abc import Callable, Iterator
from typing import Any, Literal

from .handle import Handle
from .kinds import Text, whole, wrong
from .record import Block, Field, Record
from .room import room_of

_NUMBERS = itertools.count(4096, 16)


class Pointer:
    """A pointer of which the record keeps what it leads to: `length` of it, if that is fixed."""

    length: int | None = None

    def __init__(self, form: str, settable: bool = True) -> None:
        self.form, self.settable = form, settable
        self.size = struct.calcsize(form)

    def number(self, memory: memoryview) -> int:
        """What stands for an address."""
        return int(struct.unpack(self.form, memory)[0])

    def load(self, memory: memoryview, title: str) -> Any:
        room = room_of(memory)
        kept = room.kept.get(self.number(memory)) if room is not None else None
        return None if kept is None else self.shown(kept)

    def shown(self, kept: Any) -> Any:
        """What is kept, as Python sees it."""
        return kept

    def store(self, memory: memoryview, value: Any, title: str) -> None:
        kept = None if value is None else self.taken(value, title)
        if kept is not None and self.length is not None and self.count(kept) != self.length:
            raise wrong_length(title, self.count(kept), self.length)
        self.keep(memory, kept)

    def keep(self, memory: memoryview, kept: Any) -> None:
        """Set the pointer; None sets it to NULL."""
        room, before = room_of(memory), self.number(memory)
        if room is None:
            raise TypeError("nothing would keep what this leads to")
        number = 0 if kept is None else next(_NUMBERS)
        memory[:] = struct.pack(self.form, number)
        if kept is not None:
            room.kept[number] = kept
        if room.find(struct.pack(self.form, before)) < 0:
            room.kept.pop(before, None)

    def taken(self, value: Any, title: str) -> Any:
        """What is kept for a value; TypeError for another type."""
        raise NotImplementedError

    def count(self, kept: Any) -> int:
        """How many there are of what is kept."""
        raise NotImplementedError


def wrong_length(title: str, count: int, wanted: int) -> ValueError:
    """Another length than what is fixed, or what another pointer has."""
    return ValueError(f"{title} takes exactly {wanted} items ({count} given)")


class StringAt(Pointer):
    """A pointer to text that ends with a NUL, or is `counted`: in units, or `in_bytes`."""

    def __init__(
        self,
        form: str,
        holds: Literal["bytes", "text", "path", "wide16", "wide32"],
        settable: bool = True,
        length: int | None = None,
        counted: bool = False,
        in_bytes: bool = False,
    ) -> None:
        super().__init__(form, settable)
        self.unit = {"wide16": 2, "wide32": 4}.get(holds, 1)
        self.holds, self.length, self.counted, self.in_bytes = holds, length, counted, in_bytes
        self.codec = f"utf-{8 * self.unit}-{'be' if form[0] == '>' else 'le'}"

    def shown(self, kept: Any) -> str | bytes:
        data = bytes(kept)
        if self.length is not None:
            data = data[: self.length * (1 if self.in_bytes else self.unit)]
        if not self.counted:
            data = data[: self.end(data)]
        if self.unit > 1:
            return data.decode(self.codec, "surrogatepass")
        return data if self.holds == "bytes" else data.decode("utf-8", "surrogateescape")

    def end(self, data: bytes) -> int:
        """Where the first NUL is, or the end of it all."""
        return next((i for i in range(0, len(data), self.unit) if not any(data[i : i + self.unit])), len(data))

    def taken(self, value: Any, title: str) -> bytes:
        data = self.encoded(value, title)
        if not self.counted and self.end(data) != len(data):
            raise ValueError(f"{title}: embedded null byte")
        return data

    def encoded(self, value: Any, title: str) -> bytes:
        """The text's bytes."""
        if self.holds in ("bytes", "text", "path"):
            return Text(0, self.holds).encoded(value, title)
        if not isinstance(value, str):
            raise wrong(value, title, "str")
        return value.encode(self.codec, "surrogatepass")

    def count(self, kept: bytes) -> int:
        return len(kept) if self.in_bytes else len(kept) // self.unit


class StringsAt(StringAt):
    """A pointer to pointers to texts, up to NULL or counted."""

    def shown(self, kept: Any) -> Any:
        return [super(StringsAt, self).shown(one) for one in kept]

    def taken(self, value: Any, title: str) -> Any:
        if not hasattr(type(value), "__getitem__") or isinstance(value, dict | str | bytes):
            raise wrong(value, title, "a sequence of strings")
        every = [self.encoded(one, title) for one in value]
        if any(b"\0" in one for one in every):
            raise ValueError(f"{title}: embedded null byte")
        return every

    def count(self, kept: Any) -> int:
        return len(kept)


class MemoryAt(Pointer):
    """A pointer to numbers or bytes; `letter` is how `struct` spells one of them."""

    def __init__(self, form: str, letter: str, item: int, written: bool, length: int | None, in_bytes: bool) -> None:
        super().__init__(form)
        self.letter, self.item, self.written, self.length, self.in_bytes = letter, item, written, length, in_bytes

    def shown(self, kept: Any) -> memoryview:
        bytes_ = memoryview(kept)  # of a union, the other's
        size = bytes_.nbytes if self.length is None else min(self.length * self.item, bytes_.nbytes)
        view: memoryview = bytes_[: size // self.item * self.item].cast(self.letter)  # type: ignore[call-overload]
        return view if self.written else view.toreadonly()

    def taken(self, value: Any, title: str) -> memoryview:
        try:
            view = memoryview(value)
        except TypeError:
            raise wrong(value, title, "a bytes-like object") from None
        if self.written and view.readonly:
            raise BufferError("Object is not writable.")
        if view.nbytes % self.item:
            raise ValueError(f"{title}: the buffer's size is no multiple of {self.item}")
        return view.cast("B")

    def count(self, kept: memoryview) -> int:
        return kept.nbytes if self.in_bytes else kept.nbytes // self.item


class RecordAt(Pointer):
    """A pointer to one record."""

    def __init__(self, form: str, record: Callable[[], type[Record]], written: bool) -> None:
        super().__init__(form)
        self.record, self.written = record, written

    def taken(self, value: Any, title: str) -> Record:
        record = self.record()
        if not isinstance(value, record):
            raise wrong(value, title, record.__name__)
        if self.written and value.__memory__.readonly:
            raise BufferError(f"{title} is a view of read-only memory")
        return value


class RecordsAt(Pointer):
    """A pointer to records one after another."""

    def __init__(
        self, form: str, record: Callable[[], type[Record]], written: bool, length: int | None, in_bytes: bool
    ) -> None:
        super().__init__(form)
        self.record, self.written, self.length, self.in_bytes = record, written, length, in_bytes

    def taken(self, value: Any, title: str) -> Block:
        if not hasattr(type(value), "__getitem__") or isinstance(value, dict):
            raise wrong(value, title, "a sequence of records or a buffer")
        block = Block.of(self.record(), value)
        if self.written and block.__buffer__(0).readonly and not block.keeps:
            raise BufferError(f"{title} is a view of read-only memory")
        return block

    def count(self, kept: Block) -> int:
        return len(kept) * (self.record().sizeof if self.in_bytes else 1)


class OpaqueAt(Pointer):
    """A pointer to something opaque."""

    def __init__(self, form: str, opaque: Callable[[], type]) -> None:
        super().__init__(form)
        self.opaque = opaque

    def taken(self, value: Any, title: str) -> Any:
        if not isinstance(value, self.opaque()):
            raise wrong(value, title, self.opaque().__name__)
        return value


class CallbackAt(OpaqueAt):
    """A function pointer: one of its class, or whatever can be called."""

    def taken(self, value: Any, title: str) -> Any:
        if not isinstance(value, self.opaque()) and not callable(value):
            raise wrong(value, title, "callable")
        return value


class HandleAt(Pointer):
    """A handle's value: of one of these classes, or one that nobody closes. Of others it's `lent` or `owned`."""

    def __init__(self, form: str, owner: Literal["lent", "owned"] | None, *handles: Callable[[], type[Handle]]) -> None:
        super().__init__(form)
        self.owner, self.handles = owner, handles

    def load(self, memory: memoryview, title: str) -> Handle | None:
        room, number, kind = room_of(memory), self.number(memory), self.handles[0]()
        kept = room.kept.get(_held(number)) if room is not None else None
        if kept is not None or self.owner is None or number == 0 or kind._values.is_none(number):
            return kept
        made = kind.from_raw(number)
        if self.owner == "lent":
            made._lent = True
        elif room is not None:
            room.kept[_held(number)] = made
        return made

    def store(self, memory: memoryview, value: Any, title: str) -> None:
        handle, number = (None, 0) if value is None else self._value(value, title)
        room, before = room_of(memory), self.number(memory)
        if room is None:
            raise TypeError("nothing would keep what this leads to")
        room.kept.pop(_held(before), None)
        memory[:] = struct.pack(self.form, number % (1 << 8 * self.size))
        if handle is not None:
            room.kept[_held(self.number(memory))] = handle

    def _value(self, value: Any, title: str) -> tuple[Handle | None, int]:
        kind = self.handles[0]()
        classes: Any = tuple(one() for one in self.handles)
        if isinstance(value, classes):
            if value.closed:
                raise ValueError(f"{title}: the {type(value).__name__} is closed")
            return value, value._value
        if not hasattr(type(value), "__index__") or not kind._values.has_pseudo:
            raise wrong(value, title, kind.__name__)
        if not kind._values.is_pseudo(operator.index(value)):
            raise ValueError(f"{title}: no value of {kind.__name__} that is known")
        return None, operator.index(value)


def _held(number: int) -> int:
    """Under what a handle is kept: no number that stands for an address."""
    return ~number


class Lead(Field):
    """A field that is a pointer; `counter` is the field that counts what it leads to."""

    kind: Pointer

    def __init__(self, name: str, offset: int, kind: Pointer, doc: str | None, counter: str | None = None) -> None:
        super().__init__(name, offset, kind, doc, settable=kind.settable)
        self.counter = counter

    def put(self, memory: memoryview, value: Any) -> None:
        if self.counter is None or not self.settable:
            super().put(memory, value)
        else:
            self._put_counted(memory, vars(self.record)[self.counter], value)

    def _put_counted(self, memory: memoryview, counter: Any, value: Any) -> None:
        kept = None if value is None else self.kind.taken(value, self.title)
        there, others = counter.kind.load(memory[counter.place], ""), any(self._others(memory))
        count = 0 if kept is None else self.kind.count(kept)
        if kept is not None and count > counter.kind.most:
            raise OverflowError(f"{self.title} is too long: {self.counter} counts up to {counter.kind.most}")
        if kept is not None and others and there != count:
            raise wrong_length(self.title, count, there)
        self.kind.keep(memory[self.place], kept)
        if kept is not None or not others:
            counter.kind.store(memory[counter.place], whole(count, "", 0, counter.kind.most), "")

    def _others(self, memory: memoryview) -> Iterator[int]:
        """The other pointers that the same field counts."""
        for field in vars(self.record).values():
            if isinstance(field, Lead) and field is not self and field.counter == self.counter:
                yield field.kind.number(memory[field.place])
