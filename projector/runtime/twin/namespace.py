"""Namespaces: plain modules, but for what comes to life when it is asked for, and what warns then."""

from __future__ import annotations

import functools
import importlib
import warnings
from collections.abc import Callable
from types import ModuleType
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Variable:
    """A variable that only native code has: whatever is asked of it says so."""

    def __init__(self, package: Package, name: str) -> None:
        object.__setattr__(self, "_said", (package, name))

    def __getattr__(self, name: str) -> Any:
        package, variable = object.__getattribute__(self, "_said")
        raise package.absent(variable)

    def __setattr__(self, name: str, value: object) -> None:
        self.__getattr__(name)


class Package:
    """A twin, and the platform that it stands for."""

    def __init__(self, name: str, platform: str) -> None:
        self.name, self.platform = name, platform

    def absent(self, what: str) -> NotImplementedError:
        """The error of what needs native code."""
        return NotImplementedError(
            f"{what} needs {self.platform}: this {self.name} is the twin, which has no native code"
        )

    def variable(self, name: str) -> Variable:
        """What stands for a variable of a library."""
        return Variable(self, name)

    def open(self, module: ModuleType, /) -> None:
        """Equip a namespace: with what is imported when it is asked for, and with deprecated names.

        Its `__later__` gives (module, name in it or None) by name, its `__deprecated__` (value, words), its
        `__renamed__` the present name by the former one.
        """
        name, globals = module.__name__, vars(module)

        def __getattr__(asked: str) -> Any:
            if asked in globals["__deprecated__"]:
                value, words = globals["__deprecated__"][asked]
                warnings.warn(f"{asked} is deprecated: {words}", DeprecationWarning, stacklevel=2)
            elif asked in globals["__renamed__"]:
                now = globals["__renamed__"][asked]
                warnings.warn(f"{asked} is deprecated: use {now}", DeprecationWarning, stacklevel=2)
                value = getattr(module, now)
            elif asked in globals["__later__"]:
                place, inside = globals["__later__"][asked]
                value = importlib.import_module(place)
                value = value if inside is None else getattr(value, inside)
            else:
                raise AttributeError(f"module {name!r} has no attribute {asked!r}")
            globals[asked] = value
            return value

        def __dir__() -> list[str]:
            tools = (one for one, (place, _) in globals["__later__"].items() if place == f"{self.name}._native")
            return sorted({*globals, *globals["__all__"], *tools})

        globals |= {"__getattr__": __getattr__, "__dir__": __dir__}


def named(module: str, name: str) -> Callable[[], Any]:
    """Finds a type of the package when it is needed: namespaces may refer to each other."""

    @functools.cache
    def find() -> Any:
        space = vars(importlib.import_module(module))
        return space[name] if name in space else space["__deprecated__"][name][0]

    return find


def deprecated(words: str) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """A function that warns at its first call."""

    def decorate(function: Callable[P, T]) -> Callable[P, T]:
        warned = False

        @functools.wraps(function)
        def call(*args: P.args, **kwargs: P.kwargs) -> T:
            nonlocal warned
            if not warned:
                warned = True
                message = f"{function.__name__}() is deprecated: {words}"
                warnings.warn(message, DeprecationWarning, stacklevel=2)
            return function(*args, **kwargs)

        return call

    return decorate
