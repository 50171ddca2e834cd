"""Kind: what projector knows of one kind of declared thing. A new kind is a folder here and a line in `KINDS`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

from projector.diagnostics import Place
from projector.ir import api
from projector.items.model import Item
from projector.yaml import Mapping

if TYPE_CHECKING:
    from projector.items.scope import Scope

M = TypeVar("M", bound=Item, covariant=True)
State = Literal["present", "broken", "absent"]


@dataclass(frozen=True, slots=True)
class Declared(Generic[M]):
    """A thing as some file declares it, for one target.

    A `broken` one has errors, and an `absent` one isn't on this target: both are remembered by name only, so that who
    uses them gets the right words, or none.
    """

    key: api.Key
    name: str
    namespace: str
    module: str
    section: str
    kind: Kind[Any]
    node: Mapping
    place: Place
    stated: M | None
    state: State = "present"

    @property
    def model(self) -> M:
        """What it states; only for one that is present."""
        if self.stated is None:
            raise ValueError(f"{self.key} is {self.state}")
        return self.stated


@dataclass(frozen=True, slots=True)
class Kind(Generic[M]):
    """One kind: the sections of a facts file that hold it, its model, and how it becomes an item of the Api.

    `as_type` gives the type that its name stands for; shallow, pointers aren't followed (a record's layout needs no
    more, and records may point at each other). `numbers` are the names of integers that it brings, `number` the value
    of one.
    """

    name: str
    sections: tuple[str, ...]
    model: type[M]
    resolve: Callable[[Declared[M], Scope], api.Item | None]
    as_type: Callable[[Declared[M], Scope, bool], api.Type | None] | None = None
    numbers: Callable[[Declared[M]], tuple[str, ...]] | None = None
    number: Callable[[Declared[M], str, Scope], int | float | str | bytes | None] | None = None
