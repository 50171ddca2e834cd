"""What native code alone makes: pointers to something opaque, and the handles that build on them."""

from __future__ import annotations

from typing import Any, NoReturn


def refuse_subclass(cls: type) -> None:
    """A projection's classes are final: only those of this runtime have subclasses."""
    for base in cls.__bases__:
        if base.__module__.rpartition(".")[0] != __package__:
            raise TypeError(f"type '{base.__module__}.{base.__name__}' is not an acceptable base type")


def native_only(of: type) -> NotImplementedError:
    """The error of showing a class or an object of it to another projection's native code."""
    return NotImplementedError(f"native code can't take the {of.__name__} of a twin")


class Opaque:
    """A pointer to something opaque, or what can't be made by hand otherwise."""

    __slots__ = ()

    def __init_subclass__(cls) -> None:
        refuse_subclass(cls)

    def __new__(cls, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError(f"cannot create '{cls.__module__}.{cls.__name__}' instances")

    def __reduce__(self) -> NoReturn:
        raise TypeError(f"cannot pickle '{type(self).__module__}.{type(self).__name__}' object")

    def __projector__(self) -> NoReturn:
        raise native_only(type(self))

    @classmethod
    def __projector_type__(cls) -> NoReturn:
        raise native_only(cls)


class OpaquePointer(Opaque):
    """A pointer to something opaque."""

    __slots__ = ()

    def __int__(self) -> int:
        raise native_only(type(self))
