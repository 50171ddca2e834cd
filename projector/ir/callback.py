"""The way back: how native code calls Python, step by step, as the recipe of a function is the way there."""

from __future__ import annotations

from dataclasses import dataclass

from projector.ir.api import Callback
from projector.ir.recipe import Ask, Build, Convert, Kind, Native, Release, Variable
from projector.ir.types import Key


def outer_of(callback: Callback) -> tuple[str, ...]:
    """The parameters of the function that is given a callable which the callback wants to know."""
    counts = [slot.count for slot in callback.params if slot.count is not None]
    return tuple(dict.fromkeys(count.outer for count in counts if count.outer is not None))


@dataclass(frozen=True, slots=True)
class Incoming:
    """A native parameter of a callback; Python is given what `build` makes of it, if that is there.

    Where `loads` says of which kind it is, it is the number that the pointer leads to, or 0. Native code, which was
    given it to keep, has it no longer afterwards (`ends`: the index of the record's type).
    """

    name: str
    kind: Kind
    record: Key | None = None
    build: Build | None = None
    ends: int | None = None
    loads: Kind | None = None


def loaded(name: str) -> str:
    """The variable of the number that a pointer led to."""
    return f"0was_{name}"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What Python answers besides the result, or as it, and native code finds where the pointer `to` leads.

    `of` is the variable: a number of a `kind`, a `record`, or a buffer of items of `item` bytes, `capacity` of which
    fit; how many they were is the result (`returned`), or the pointer `used` leads to where that is told. Of a record
    that native code gets to keep (`hands`: the index of its type) it is the address.
    """

    to: str
    of: str
    kind: Kind | None = None
    record: Key | None = None
    argument: int = 0
    item: int = 1
    capacity: str | None = None
    length: int = 0
    returned: bool = False
    used: str | None = None
    used_kind: Kind = "i32"
    hands: int | None = None


@dataclass(frozen=True, slots=True)
class CallbackRecipe:
    """A callback: what native code calls, and how Python is called then.

    `found` is the parameter that leads to the callable, `asked` the native function that answers it; neither: it is one
    of a pool of `pool` functions. `converts` turn what Python gives, the `answers` by name, into `result_of` and what
    is `written`; `on_error` is what native code is told where Python gave no answer, `tells` the native function that
    tells it. `outer` are parameters of the function that was given the callable. A `raw` one is given pointers of which
    nobody says how far they reach, a `stdcall` one takes its arguments off the stack itself.
    """

    name: str
    key: Key
    line: int
    refs: tuple[Key, ...]
    incoming: tuple[Incoming, ...]
    annotation: str
    answers: tuple[str, ...] = ("result",)
    found: str | None = None
    asked: Ask | None = None
    natives: tuple[Native, ...] = ()
    pool: int = 0
    result: Kind | None = None
    result_of: str | None = None
    record: Key | None = None
    stdcall: bool = False
    variables: tuple[Variable, ...] = ()
    converts: tuple[Convert, ...] = ()
    written: tuple[Outgoing, ...] = ()
    releases: tuple[Release, ...] = ()
    outer: tuple[str, ...] = ()
    on_error: int | float = 0
    tells: Ask | None = None
    raw: bool = False
