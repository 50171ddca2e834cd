"""What a marshaller is asked and what it answers: how one slot of a callable crosses the border."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from projector.ir.api import (
    Callback,
    Chain,
    EnumType,
    Function,
    Item,
    Key,
    Pointer,
    Record,
    RecordType,
    Sizing,
    Slot,
    Stream,
)
from projector.ir.recipe import (
    Build,
    Convert,
    Decide,
    Grow,
    Join,
    Keep,
    Kind,
    Measure,
    Native,
    Parameter,
    Pass,
    Prepare,
    Release,
    Require,
    Tell,
    Use,
    Variable,
    When,
    WriteBack,
)
from projector.marshalling.kinds import kind_of

MOST_PARENTS = 2  # the runtime's PJ_MAX_PARENTS


def pin_of(name: str) -> str:
    """The variable that holds a parameter's handle in use; no parameter's name starts with a digit."""
    return f"0{name}_pin"


def handle_of(name: str) -> str:
    """The variable that holds a parameter's handle as a number, be it an integer or a pointer in C."""
    return f"0{name}_handle"


def use_of(name: str) -> str:
    """The variable that says that a parameter's records are in use."""
    return f"0{name}_use"


class Refused(Exception):
    """A slot can't cross safely; the text says why, as the raw namespace's docstrings repeat it."""


@dataclass(frozen=True, slots=True)
class Question:
    """A function that answers an integer about a result, given this call's arguments by name."""

    function: Function
    kind: Kind
    into: str


@dataclass(frozen=True, slots=True)
class Crossing:
    """One slot's share of a recipe; `passes` is empty for results."""

    parameter: Parameter | None = None
    variables: tuple[Variable, ...] = ()
    converts: tuple[Convert, ...] = ()
    measures: tuple[Measure, ...] = ()
    prepares: tuple[Prepare, ...] = ()
    passes: tuple[Pass, ...] = ()
    build: Build | None = None
    releases: tuple[Release, ...] = ()
    asks: tuple[Question, ...] = ()
    joins: tuple[Join, ...] = ()
    decides: tuple[Decide, ...] = ()
    requires: tuple[Require, ...] = ()
    writes: tuple[WriteBack, ...] = ()
    grow: Grow | None = None
    keeps: tuple[Keep, ...] = ()
    uses: tuple[Use, ...] = ()
    tells: tuple[Tell, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """The callable around a slot: the items it may name, the Python arguments, and who counts whom.

    `argument` gives a parameter's place among the Python arguments; `lengths` the buffers that a length parameter
    counts; `used` the parameters that receive a used length; `pinned` those that are handles in use; `closes` says
    that the call takes the handles that it is given; `by_value` tells whether a record can be passed so, `derived`
    which records extend one; `chain` is the list that is iterated over, `stream` the buffer that is filled with records
    of different sizes, `sizing` the one that is made as large as it must be. `called` tells a callback's annotation, or
    why Python can't be called through it; `user_data` and `destroys` are the callbacks that a parameter serves,
    `closers_of` the functions that close the handle that a parameter is.
    """

    items: Mapping[Key, Item]
    names: Mapping[Key, str]
    argument: Mapping[str, int]
    lengths: Mapping[str, tuple[Slot, ...]]
    used: frozenset[str]
    pinned: frozenset[str] = frozenset()
    closes: bool = False
    raw: bool = False
    refs: list[Key] = field(default_factory=list)
    natives: list[Native] = field(default_factory=list)
    by_value: Callable[[Record], bool] = lambda _: False
    called: Callable[[Callback], tuple[str, str]] = lambda _: ("", "callbacks can't be given here")
    user_data: Mapping[str, tuple[Slot, ...]] = field(default_factory=dict)
    destroys: Mapping[str, Slot] = field(default_factory=dict)
    closers_of: Callable[[str], frozenset[Key]] = lambda _: frozenset()
    derived: Mapping[Key, tuple[Key, ...]] = field(default_factory=dict)
    stream: Stream | None = None
    sizing: Sizing | None = None
    chain: Chain | None = None

    def function(self, key: Key) -> Function:
        """A function that metadata names."""
        item = self.items.get(key)
        if not isinstance(item, Function):
            raise Refused(f"{key} isn't on this target")
        if item.formula is not None:
            raise Refused(f"{item.name} is an expression, which nobody else can call")
        return item

    def native(self, function: Function) -> int:
        """The index of a native function that the call needs besides its own."""
        return self._place(Native(function.symbol, function.library))

    def _place(self, native: Native) -> int:
        if native not in self.natives:
            self.natives.append(native)
        return self.natives.index(native)

    def frees(self, key: Key) -> int:
        """The index of a native function that takes memory back."""
        function = self.function(key)
        kind = kind_of(function.params[0].type) if len(function.params) == 1 else None
        returns = None if function.returns is None else kind_of(function.returns.type)
        if kind is None or (returns is None and function.returns is not None):
            raise Refused(f"{function.name} must take exactly the memory that it frees")
        stdcall = function.abi == "stdcall"
        return self._place(Native(function.symbol, function.library, kind, returns, stdcall))

    def freed(self, slot: Slot, of: str, listed: Build | None = None) -> tuple[Release, ...]:
        """How memory that the caller owns is given back once it was copied: each of what is `listed`, then the list."""
        if slot.own not in ("full", "container"):
            return ()
        if slot.free is None:
            raise Refused(f"{slot.name or 'result'}: memory that the caller owns needs `free:`")
        array = Release("native", of, native=self.frees(slot.free))
        if slot.free_each is None:
            return (array,)
        if listed is None:
            raise Refused(f"{slot.name or 'result'}: only of an array of pointers each can be freed (`free_each:`)")
        native, length = self.frees(slot.free_each), listed.length
        each = Release("each", of, None, native, 0, length, listed.used, listed.used_result)
        return (each, array)

    def borrowed(self, slot: Slot) -> tuple[tuple[int, ...], tuple[str, ...]]:
        """Who keeps a borrowed result alive: the arguments, and the pins of those that are handles."""
        if len(slot.borrowed_from) > MOST_PARENTS:
            raise Refused(f"{slot.name or 'result'}: borrowed from more than {MOST_PARENTS} isn't projected yet")
        pins = tuple(pin_of(name) for name in slot.borrowed_from if name in self.pinned)
        return tuple(map(self.place, slot.borrowed_from)), pins

    def place(self, name: str) -> int:
        """A parameter's place among the Python arguments."""
        if name not in self.argument:
            raise Refused(f"{name}: Python can't give it, as what is said of it and of its length contradict")
        return self.argument[name]

    def words(self, slot: Slot) -> str:
        """What a slot means: its own words, or those of the enum, handle or record that it holds."""
        of = slot.type.target if isinstance(slot.type, Pointer) else slot.type
        named = of.key if isinstance(of, EnumType | RecordType) else None
        item = self.items.get(slot.enum or slot.handle or named or "")
        return slot.doc or (item.doc if item is not None else "")

    def pointer(self, slot: Slot, annotation: str) -> tuple[Parameter, When]:
        """How Python gives a pointer: also None where it may be NULL; and when it is converted."""
        nullable = slot.nullable or slot.optional
        parameter = Parameter(
            slot.python_name,
            slot.name,
            f"{annotation} | None" if nullable else annotation,
            default="None" if slot.optional else None,
            doc=self.words(slot),
        )
        return parameter, "some" if nullable else "always"

    def ref(self, key: Key) -> int:
        """The index of a type that the call needs at hand."""
        if key not in self.refs:
            self.refs.append(key)
        return self.refs.index(key)


def by_memory(
    name: str, parameter: Parameter, convert: Convert, holds: Literal["buffer", "text"] = "buffer"
) -> Crossing:
    """What Python's own memory, or that of a copy, is passed by: it is held during the call."""
    return Crossing(
        parameter,
        (Variable(name, holds),),
        (convert,),
        passes=(Pass("data", "pointer", name),),
        releases=(Release(holds, name),),
    )


def in_use(crossing: Crossing, use: Use) -> Crossing:
    """What records with pointers cross as, where what they lead to must stay as long as the call runs."""
    return replace(
        crossing,
        variables=(*crossing.variables, Variable(use.into, "use")),
        uses=(use,),
        releases=(Release("use", use.into), *crossing.releases),
    )


def by_object(name: str, parameter: Parameter, convert: Convert, pin: str) -> Crossing:
    """What an object with an address is passed by; a handle that it was borrowed from is in use meanwhile."""
    return Crossing(
        parameter,
        (Variable(name, "data"), Variable(pin, "pin")),
        (convert,),
        passes=(Pass("value", "pointer", name),),
        releases=(Release("handle", pin),),
    )
