"""Handles: native values that must be given back. A twin has nobody to give them to: closing says what it needs."""

from __future__ import annotations

import operator
import sys
import warnings
from typing import Any, ClassVar, Self

from .kinds import Integer
from .namespace import Package
from .opaque import Opaque

_WIDE = 1 << 64


class Values:
    """The native values of a class of handles: `pseudo` ones are never closed, and none where nobody owns any.

    A `pointer` may be given as a negative number, too.
    """

    def __init__(
        self,
        kind: Integer,
        invalid: tuple[int, ...] = (),
        pseudo: tuple[int, ...] = (),
        owned: bool = True,
        pointer: bool = False,
    ) -> None:
        self.kind, self.owned, self.pointer = kind, owned, pointer
        self._invalid, self._pseudo = ({one % _WIDE for one in values} for values in (invalid, pseudo))

    def checked(self, value: int, name: str) -> int:
        """A value that a handle can have."""
        number, wide = operator.index(value), self.kind if self.kind.size == 8 else Integer("<q")
        if self.pointer and self.kind.size == 8 and -_WIDE // 2 <= number < wide.least:  # as C casts it
            number %= _WIDE
        if not wide.least <= number <= wide.most:
            raise OverflowError(f"{value!r} doesn't fit into 64 bits")
        if not self.kind.least <= number <= self.kind.most or number % _WIDE in self._invalid:
            raise ValueError(f"{value!r} is no value of {name}")
        return number

    @property
    def has_pseudo(self) -> bool:
        """Whether some values are valid although nobody made them."""
        return bool(self._pseudo)

    def is_pseudo(self, number: int) -> bool:
        """Whether a value is one of those."""
        return number % _WIDE in self._pseudo

    def is_none(self, number: int) -> bool:
        """Whether a value means that there is none."""
        return number % _WIDE in self._invalid

    def is_lent(self, number: int) -> bool:
        """Whether nobody closes it."""
        return not self.owned or number % _WIDE in self._pseudo


class Handle(Opaque):
    """A native value that `from_raw` makes, for tests: what native functions answer when they are replaced."""

    __slots__ = ("_ended", "_lent", "_open", "_value")
    _value: int
    _open: bool
    _lent: bool
    _ended: bool
    _values: ClassVar[Values]
    _package: ClassVar[Package]

    def __init_subclass__(cls, values: Values | None = None, package: Package | None = None) -> None:
        super().__init_subclass__()
        if values is not None and package is not None:
            cls._values, cls._package = values, package

    @classmethod
    def from_raw(cls, value: int, /) -> Self:
        """A handle that owns this native value."""
        number = cls._values.checked(value, cls.__name__)
        self: Self = object.__new__(cls)
        self._value, self._open, self._ended = number, True, False
        self._lent = cls._values.is_lent(number)
        return self

    def _closed_error(self) -> ValueError:
        return ValueError(f"operation on a closed {type(self).__name__}")

    @property
    def closed(self) -> bool:
        """Whether it was closed or detached."""
        return not self._open

    def close(self) -> None:
        """Give the native value back. Closing twice does nothing."""
        if self._open:
            self._open = False
            if not self._lent:
                raise self._package.absent(f"{type(self).__name__}.close()")

    def detach(self) -> int:
        """The native value as an int; it's the caller's to close now."""
        if not self._open:
            raise self._closed_error()
        self._open = False
        return self._value

    def __enter__(self) -> Self:
        if not self._open:
            raise self._closed_error()
        return self

    def __exit__(self, *args: object) -> None:
        self.close()

    def __bool__(self) -> bool:
        return self._open

    def __repr__(self) -> str:
        return f"<{type(self).__module__}.{type(self).__name__} {self._shown()}>"

    def _shown(self) -> str:
        signed = self._value if self._value < _WIDE // 2 else self._value - _WIDE
        return str(signed) if self._open else "closed"

    def __del__(self) -> None:
        if self._open and not self._lent and not sys.is_finalizing():
            warnings.warn(f"unclosed {self!r}", ResourceWarning, stacklevel=2)


class Descriptor(Handle):
    """A handle that is a file descriptor."""

    __slots__ = ()

    def fileno(self) -> int:
        """The descriptor as an int, still owned by the handle."""
        if not self._open:
            raise self._closed_error()
        return self._value


class Steps(Handle):
    """A handle that gives items one by one: those of the function `step` of its namespace, to the first None."""

    __slots__ = ()
    _step: ClassVar[str]

    def __init_subclass__(cls, step: str = "", **keywords: Any) -> None:
        super().__init_subclass__(**keywords)
        cls._step = step

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Any:
        if self._ended:
            raise StopIteration
        if not self._open:
            raise self._closed_error()
        item = getattr(sys.modules[type(self).__module__], self._step)(self)
        if item is None:
            self._ended = True
            self.close()
            raise StopIteration
        return item
