"""Records: typed memory as Python objects, of their own or as views of a buffer. Their bytes are the platform's."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from typing import Any, ClassVar, NoReturn, Self, TypeVar

from .array import Array
from .kinds import Items, Kind, Text, wrong
from .opaque import native_only, refuse_subclass
from .room import Room, share

R = TypeVar("R", bound="Record")
_NEW = dict[type["Record"], bytes]()  # what a new record of each class holds
_SHOWN = list["Record"]()  # those whose text is being made: records can lead to themselves


class Field(property):
    """A field of a record: a value of one kind from byte `offset` on."""

    title: str  # its record's name, and its own
    record: type[Record]

    def __init__(self, name: str, offset: int, kind: Kind, doc: str | None, settable: bool = True) -> None:
        super().__init__(self._get, self._set if settable else None, self._delete)
        self.__doc__ = doc
        self.name, self.kind, self.offset, self.settable = name, kind, offset, settable
        self.place = slice(offset, offset + kind.size)

    def _get(self, record: Record) -> Any:
        return self.kind.load(record.__memory__[self.place], self.title)

    def same(self, left: Record, right: Record) -> bool:
        """Whether two records agree: text beyond Unicode, which no `str` can be, where its bytes do."""
        try:
            return bool(self._get(left) == self._get(right))
        except UnicodeError:
            return left.__memory__[self.place] == right.__memory__[self.place]

    def _set(self, record: Record, value: Any) -> None:
        if record.__memory__.readonly:
            raise BufferError(f"{type(record).__name__} is a view of read-only memory")
        self.put(record.__memory__, value)

    def put(self, memory: memoryview, value: Any) -> None:
        """Store it into the memory of a record."""
        if not self.settable:
            raise AttributeError(f"{self.title} can't be set")
        self.kind.store(memory[self.place], value, self.title)

    def _delete(self, record: Record) -> None:
        raise AttributeError(f"{self.title} can't be deleted")


class Tail(Field):
    """What lies behind a record: as many bytes, or items, as its field `counter` says, as far as the memory reaches."""

    def __init__(
        self, name: str, offset: int, counter: str, is_text: bool, doc: str | None, items: Kind | None = None
    ) -> None:
        super().__init__(name, offset, Text(0, "path" if is_text else "bytes"), doc, settable=False)
        self.counter, self.is_text, self.items = counter, is_text, items

    def end(self, record: Record) -> int:
        """Where it ends."""
        counter = vars(type(record))[self.counter]
        promised: int = counter.kind.natural(record.__memory__[counter.place])
        item = self.items.size if self.items is not None else 1
        return self.offset + min(promised, max(len(record.__memory__) - self.offset, 0) // item) * item

    def _get(self, record: Record) -> Any:
        memory = record.__memory__[self.offset : self.end(record)]
        if self.items is not None:
            return Array(memory, self.items, self.title)
        return self.kind.load(memory, self.title) if self.is_text else bytes(memory)


class Choice(Field):
    """What the field `decider` says: a kind by value, or `kind` with any other."""

    decided: Field  # the field of that name

    def __init__(
        self, name: str, offset: int, kind: Kind, doc: str | None, decider: str, cases: dict[int, Kind]
    ) -> None:
        super().__init__(name, offset, kind, doc)
        self.decider, self.cases = decider, cases

    def _now(self, memory: memoryview) -> tuple[Kind, memoryview]:
        natural = self.decided.kind.natural(memory[self.decided.place])
        kind = self.cases.get(natural, self.kind)
        return kind, memory[self.offset : self.offset + kind.size]

    def _get(self, record: Record) -> Any:
        kind, memory = self._now(record.__memory__)
        return kind.load(memory, self.title)

    def put(self, memory: memoryview, value: Any) -> None:
        """Store it as what it is now."""
        kind, part = self._now(memory)
        kind.store(part, value, self.title)


class Record:
    """What every record can do. A class of it says how many bytes it has, and what lies where in them.

    It keeps no name for itself that C's fields could have.
    """

    __slots__ = ("__memory__",)
    __match_args__: ClassVar[tuple[str, ...]]
    __memory__: memoryview
    sizeof: ClassVar[int]

    def __init_subclass__(cls, size: int = 0, fields: tuple[Field, ...] = (), size_field: str | None = None) -> None:
        refuse_subclass(cls)
        cls.sizeof = size
        cls.__match_args__ = tuple(field.name for field in fields)  # type: ignore[misc]
        for field in fields:
            field.title, field.record = f"{cls.__name__}.{field.name}", cls
            setattr(cls, field.name, field)
            if isinstance(field, Choice):
                field.decided = next(one for one in fields if one.name == field.decider)
        room = bytearray(size)
        if size_field is not None:
            vars(cls)[size_field].put(memoryview(room), size)
        _NEW[cls] = bytes(room)

    def __new__(cls, /, *values: Any, **named: Any) -> Self:
        """Fields in order or by name; those that aren't given are zero, but the one that has the record's size."""
        self = over(cls, _room(cls, _NEW[cls]))
        given = (*_in_order(cls, values), *_by_name(cls, len(values), named))
        for field, value in sorted(given, key=lambda one: isinstance(one[0], Choice)):
            field.put(self.__memory__, value)
        return self

    @classmethod
    def array_of(cls, records: Any, /) -> Block:
        """Records one after another: so many new ones, copies of some, or a view of a buffer."""
        if _tail(cls):
            raise TypeError(f"{cls.__name__} has a tail: its records have different sizes")
        if not hasattr(type(records), "__index__") or hasattr(type(records), "__getitem__"):
            return Block.of(cls, records)
        length = operator.index(records)
        if length < 0:
            raise ValueError(f"{cls.__name__}.array_of() can't have {length} records")
        return Block(_room(cls, _NEW[cls] * length), cls)

    @classmethod
    def from_buffer(cls, buffer: Any, /, offset: int = 0) -> Self:
        """A view of a buffer's bytes from `offset` on; it keeps the buffer alive."""
        if keeps(cls):
            raise TypeError(f"{cls.__name__} has pointers: it can't be a view of a buffer")
        start, memory = operator.index(offset), _bytes_of(buffer)
        there = len(memory) - start
        if start < 0 or there < cls.sizeof:
            words = f"the buffer has {max(there, 0)} from offset {start} on"
            raise ValueError(f"{cls.__name__} needs {cls.sizeof} bytes: {words}")
        return over(cls, memory[start:] if _tail(cls) else memory[start : start + cls.sizeof])

    def copy(self) -> Self:
        """A new record with the same bytes."""
        room = _room(type(self), _whole(self))
        share(_whole(self), room)
        return over(type(self), room)

    __copy__ = copy

    def __deepcopy__(self, memo: object, /) -> Self:
        return self.copy()

    def __reduce__(self) -> tuple[Any, ...]:
        name = first_set(type(self), self.__memory__)
        if name is not None:
            words = f"cannot pickle a {type(self).__name__} whose {name} is set"
            raise TypeError(f"{words}: a pointer means nothing elsewhere")
        if _tail(type(self)):
            return type(self).from_buffer, (bytearray(_whole(self)),)
        return type(self), (), bytes(self.__memory__)

    def __setstate__(self, state: bytes, /) -> None:
        if not isinstance(state, bytes):
            raise TypeError(f"expected bytes, {type(state).__name__} found")
        if len(state) != self.sizeof or self.__memory__.readonly:
            raise ValueError(f"{type(self).__name__} takes a state of {self.sizeof} bytes")
        if first_set(type(self), memoryview(state)) is not None:
            raise ValueError(f"{type(self).__name__} takes no pointers from a state")
        self.__memory__[: self.sizeof] = state

    def __eq__(self, other: object, /) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        return all(vars(type(self))[name].same(self, other) for name in self.__match_args__)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        if any(one is self for one in _SHOWN):
            return f"{type(self).__name__}(...)"
        _SHOWN.append(self)
        try:
            fields = ", ".join(f"{name}={_shown(self, name)}" for name in self.__match_args__)
        finally:
            _SHOWN.pop()
        return f"{type(self).__name__}({fields})"

    def __bytes__(self) -> bytes:
        return bytes(self.__memory__)

    def __buffer__(self, flags: int, /) -> memoryview:
        return self.__memory__.toreadonly() if keeps(type(self)) else self.__memory__

    def __projector__(self) -> NoReturn:
        raise native_only(type(self))

    @classmethod
    def __projector_type__(cls) -> NoReturn:
        raise native_only(cls)


class Nested:
    """A record within another: it reads as a view."""

    def __init__(self, size: int, record: Callable[[], type[Record]]) -> None:
        self.size, self.record = size, record

    def load(self, memory: memoryview, title: str) -> Record:
        return over(self.record(), memory)

    def store(self, memory: memoryview, value: Any, title: str) -> None:
        record = self.record()
        if type(value) is not record:
            raise wrong(value, title, record.__name__)
        share(value.__memory__[: self.size], memory)


def _shown(record: Record, name: str) -> str:
    """A field as it is shown; text beyond Unicode isn't."""
    try:
        return repr(getattr(record, name))
    except UnicodeError:
        return "<beyond Unicode>"


def over(cls: type[R], memory: memoryview) -> R:
    """A record over memory that it shares."""
    self = object.__new__(cls)
    self.__memory__ = memory
    return self


def _in_order(cls: type[Record], values: tuple[Any, ...]) -> Iterator[tuple[Field, Any]]:
    names = cls.__match_args__
    if len(values) > len(names):
        raise TypeError(f"{cls.__name__}() takes at most {len(names)} fields ({len(values)} given)")
    yield from ((vars(cls)[name], value) for name, value in zip(names, values, strict=False))


def _by_name(cls: type[Record], taken: int, named: dict[str, Any]) -> Iterator[tuple[Field, Any]]:
    for name, value in named.items():
        if name not in cls.__match_args__:
            raise TypeError(f"{cls.__name__}() has no field '{name}'")
        if name in cls.__match_args__[:taken]:
            raise TypeError(f"{cls.__name__}() got multiple values for field '{name}'")
        yield vars(cls)[name], value


def _bytes_of(buffer: Any) -> memoryview:
    """The bytes of a contiguous buffer, whatever it says that they are."""
    view = memoryview(buffer)
    if view.format == "B" and view.ndim == 1 and view.c_contiguous:
        return view
    from pickle import PickleBuffer  # it can take any format for bytes, but loads a lot

    return PickleBuffer(view).raw()


def _tail(cls: type[Record]) -> Tail | None:
    last = vars(cls)[cls.__match_args__[-1]] if cls.__match_args__ else None
    return last if isinstance(last, Tail) else None


def _whole(record: Record) -> memoryview:
    """The bytes, with those of a flexible tail."""
    tail = _tail(type(record))
    return record.__memory__[: max(record.sizeof, tail.end(record))] if tail else record.__memory__


class Block(Array):
    """Records one after another."""

    __slots__ = ("_cls", "keeps")

    def __init__(self, memory: memoryview, cls: type[Record]) -> None:
        super().__init__(memory, Nested(cls.sizeof, lambda: cls), f"{cls.__name__}.array")
        self._cls, self.keeps = cls, keeps(cls)

    @classmethod
    def of(cls, record: type[Record], source: Any) -> Block:
        """Records as a block: an array of them or a buffer as a view, anything else with items copied into one."""
        if isinstance(source, Array) and isinstance(source._kind, Nested) and source._kind.record() is record:
            return cls(source._memory, record)
        try:
            memory = _bytes_of(source)
        except TypeError:
            items = list(source)
        else:
            return cls._over_buffer(record, memory)
        block = cls(_room(record, bytes(record.sizeof * len(items))), record)
        for i, item in enumerate(items):
            block[i] = item
        return block

    @classmethod
    def _over_buffer(cls, record: type[Record], memory: memoryview) -> Block:
        if keeps(record):
            raise TypeError(f"{record.__name__} has pointers: its records can't be views of a buffer")
        if memory.nbytes % record.sizeof:
            words = f"takes a multiple of {record.sizeof} bytes ({memory.nbytes} given)"
            raise ValueError(f"{record.__name__}.array_of() {words}")
        return cls(memory, record)

    def _over(self, memory: memoryview) -> Block:
        return Block(memory, self._cls)

    def __buffer__(self, flags: int, /) -> memoryview:
        return self._memory.toreadonly() if self.keeps else self._memory


def _room(cls: type[Record], data: Any) -> memoryview:
    """New memory for records of a class."""
    return memoryview(Room(data) if keeps(cls) else bytearray(data))


def keeps(cls: type[Record]) -> bool:
    """Whether records of a class keep what their pointers lead to."""
    return any(_is_pointer(field.kind) for field in vars(cls).values() if isinstance(field, Field))


def _is_pointer(kind: Kind) -> bool:
    while isinstance(kind, Items):
        kind = kind.kind
    return keeps(kind.record()) if isinstance(kind, Nested) else hasattr(kind, "keep")


def first_set(cls: type[Record], memory: memoryview) -> str | None:
    """The first field with a pointer that leads somewhere."""
    fields = [vars(cls)[name] for name in cls.__match_args__]
    found = (_set_within(one.kind, memory[one.place], one.name) for one in fields if not isinstance(one, Tail))
    return next((name for name in found if name is not None), None)


def _set_within(kind: Any, memory: memoryview, name: str) -> str | None:
    if not _is_pointer(kind):
        return None
    if isinstance(kind, Nested):
        return first_set(kind.record(), memory)
    if isinstance(kind, Items):
        size = kind.kind.size
        parts = (memory[i * size : (i + 1) * size] for i in range(kind.length))
        return next((one for part in parts if (one := _set_within(kind.kind, part, name)) is not None), None)
    return name if kind.number(memory) else None
