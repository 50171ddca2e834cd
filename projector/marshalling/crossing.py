"""What a marshaller is asked and what it answers: how one slot of a callable crosses the border."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from projector.ir.api import EnumType, Item, Key, Pointer, RecordType, Slot
from projector.ir.recipe import Build, Convert, Measure, Parameter, Pass, Prepare, Release, Variable, When


class Refused(Exception):
    """A slot can't cross safely; the text says why, as the raw namespace's docstrings repeat it."""


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


@dataclass(frozen=True, slots=True)
class Frame:
    """The callable around a slot: the items it may name, the Python arguments, and who counts whom.

    `argument` gives a parameter's place among the Python arguments; `lengths` the buffers that a length parameter
    counts; `used` the parameters that receive a used length; `consumed` says that the native result is one.
    """

    items: Mapping[Key, Item]
    names: Mapping[Key, str]
    argument: Mapping[str, int]
    lengths: Mapping[str, tuple[Slot, ...]]
    used: frozenset[str]
    closes: bool = False
    raw: bool = False
    refs: list[Key] = field(default_factory=list)

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
