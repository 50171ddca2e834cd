"""Several results of one function: named tuples."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter
from typing import Any, ClassVar, Self

from .opaque import refuse_subclass


class Result(tuple[Any, ...]):
    """A tuple whose items have names."""

    __slots__ = ()
    __match_args__: ClassVar[tuple[str, ...]]

    def __init_subclass__(cls, fields: tuple[str, ...] = ()) -> None:
        refuse_subclass(cls)
        cls.__match_args__ = fields  # type: ignore[misc]
        for i, name in enumerate(fields):
            setattr(cls, name, property(itemgetter(i)))

    def __new__(cls, *args: Iterable[Any]) -> Self:
        count = len(cls.__match_args__)
        if len(args) != 1:
            raise TypeError(f"{cls.__name__}() takes one sequence of {count} values")
        values = tuple(args[0])
        if len(values) != count:
            raise TypeError(f"{cls.__name__}() takes a sequence of {count} values ({len(values)} given)")
        return super().__new__(cls, values)

    def __repr__(self) -> str:
        items = ", ".join(f"{name}={value!r}" for name, value in zip(self.__match_args__, self, strict=True))
        return f"{type(self).__module__}.{type(self).__name__}({items})"

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (tuple(self),)

    def __replace__(self, /, **changes: Any) -> Self:
        for name in changes:
            if name not in self.__match_args__:
                raise TypeError(f"{type(self).__name__} has no field '{name}'")
        return type(self)(changes.get(name, value) for name, value in zip(self.__match_args__, self, strict=True))
