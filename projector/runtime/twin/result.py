"""Several results of one function: named tuples, as `os.stat_result` is one."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter
from typing import Any, ClassVar, Self

from .opaque import refuse_subclass


class Result(tuple[Any, ...]):
    """A tuple whose items have names."""

    __slots__ = ()
    __match_args__: ClassVar[tuple[str, ...]]
    n_fields: ClassVar[int]
    n_sequence_fields: ClassVar[int]
    n_unnamed_fields: ClassVar[int] = 0

    def __init_subclass__(cls, fields: tuple[str, ...] = ()) -> None:
        refuse_subclass(cls)
        cls.__match_args__ = fields  # type: ignore[misc]
        cls.n_fields = cls.n_sequence_fields = len(fields)
        for i, name in enumerate(fields):
            setattr(cls, name, property(itemgetter(i)))

    def __new__(cls, sequence: Iterable[Any], dict: dict[str, Any] | None = None) -> Self:
        values = tuple(sequence)
        if len(values) != len(cls.__match_args__):
            takes = f"takes a {len(cls.__match_args__)}-sequence ({len(values)}-sequence given)"
            raise TypeError(f"{cls.__module__}.{cls.__name__}() {takes}")
        return super().__new__(cls, values)

    def __repr__(self) -> str:
        items = ", ".join(f"{name}={value!r}" for name, value in zip(self.__match_args__, self, strict=True))
        return f"{type(self).__module__}.{type(self).__name__}({items})"

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (tuple(self), {})
