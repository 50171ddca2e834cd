"""Records: typed memory as Python objects, of their own or as views of a buffer. Their bytes are the platform's."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from typing import Any, ClassVar, NoReturn, Self, TypeVar

from .kinds import Kind, Text, wrong
from .opaque import native_only, refuse_subclass

R = TypeVar("R", bound="Record")
_NEW = dict[type["Record"], bytearray]()  # what a new record of each class holds


class Field(property):
    """A field of a record: a value of one kind from byte `offset` on."""

    title: str  # its record's name, and its own

    def __init__(self, name: str, offset: int, kind: Kind, doc: str | None, settable: bool = True) -> None:
        super().__init__(self._get, self._set if settable else None, self._delete)
        self.__doc__ = doc
        self.name, self.kind, self.offset = name, kind, offset
        self.place = slice(offset, offset + kind.size)

    def _get(self, record: Record) -> Any:
        return self.kind.load(record.__memory__[self.place], self.title)

    def _set(self, record: Record, value: Any) -> None:
        if record.__memory__.readonly:
            raise BufferError(f"{type(record).__name__} is a view of read-only memory")
        self.put(record.__memory__, value)

    def put(self, memory: memoryview, value: Any) -> None:
        """Store it into the memory of a record."""
        self.kind.store(memory[self.place], value, self.title)

    def _delete(self, record: Record) -> None:
        raise AttributeError(f"{self.title} can't be deleted")


class Tail(Field):
    """What lies behind a record: as many bytes as its field `counter` says, as far as the memory reaches."""

    def __init__(self, name: str, offset: int, counter: str, is_text: bool, doc: str | None) -> None:
        super().__init__(name, offset, Text(0, "path" if is_text else "bytes"), doc, settable=False)
        self.counter, self.is_text = counter, is_text

    def end(self, record: Record) -> int:
        """Where it ends."""
        counter = vars(type(record))[self.counter]
        promised: int = counter.kind.natural(record.__memory__[counter.place])
        return self.offset + min(promised, max(len(record.__memory__) - self.offset, 0))

    def _get(self, record: Record) -> Any:
        memory = record.__memory__[self.offset : self.end(record)]
        return self.kind.load(memory, self.title) if self.is_text else bytes(memory)

    def put(self, memory: memoryview, value: Any) -> None:
        """It can't be set."""
        raise AttributeError(f"{self.title} can't be set")


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
            field.title = f"{cls.__name__}.{field.name}"
            setattr(cls, field.name, field)
            if isinstance(field, Choice):
                field.decided = next(one for one in fields if one.name == field.decider)
        _NEW[cls] = bytearray(size)
        if size_field is not None:
            vars(cls)[size_field].put(memoryview(_NEW[cls]), size)

    def __new__(cls, /, *values: Any, **named: Any) -> Self:
        """Fields in order or by name; those that aren't given are zero, but the one that has the record's size."""
        self = over(cls, memoryview(_NEW[cls].copy()))
        given = (*_in_order(cls, values), *_by_name(cls, len(values), named))
        for field, value in sorted(given, key=lambda one: isinstance(one[0], Choice)):
            field.put(self.__memory__, value)
        return self

    @classmethod
    def from_buffer(cls, buffer: Any, /, offset: int = 0) -> Self:
        """A view of a buffer's bytes from `offset` on; it keeps the buffer alive."""
        start, memory = operator.index(offset), _bytes_of(buffer)
        there = len(memory) - start
        if start < 0 or there < cls.sizeof:
            words = f"the buffer has {max(there, 0)} from offset {start} on"
            raise ValueError(f"{cls.__name__} needs {cls.sizeof} bytes: {words}")
        return over(cls, memory[start:] if _tail(cls) else memory[start : start + cls.sizeof])

    def copy(self) -> Self:
        """A new record with the same bytes."""
        return over(type(self), memoryview(bytearray(_whole(self))))

    __copy__ = copy

    def __deepcopy__(self, memo: object, /) -> Self:
        return over(type(self), memoryview(bytearray(_whole(self))))

    def __reduce__(self) -> tuple[Any, ...]:
        if _tail(type(self)):
            return type(self).from_buffer, (bytearray(_whole(self)),)
        return type(self), (), bytes(self.__memory__)

    def __setstate__(self, state: bytes, /) -> None:
        if not isinstance(state, bytes):
            raise TypeError(f"expected bytes, {type(state).__name__} found")
        if len(state) != self.sizeof or self.__memory__.readonly:
            raise ValueError(f"{type(self).__name__} takes a state of {self.sizeof} bytes")
        self.__memory__[: self.sizeof] = state

    def __eq__(self, other: object, /) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in self.__match_args__)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
        return f"{type(self).__name__}({fields})"

    def __bytes__(self) -> bytes:
        return bytes(self.__memory__)

    def __buffer__(self, flags: int, /) -> memoryview:
        return self.__memory__

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
        memory[:] = bytes(value)[: self.size]


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
