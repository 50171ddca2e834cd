"""The nodes of a YAML tree. Two nodes are equal if they say the same; where they stand doesn't count."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from projector.diagnostics import Place

_NULLS = ("", "~", "null")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A piece of text; `plain` says that it was written without quotes and not as a block.

    Our writer keeps what is `quoted` in quotes, even if no reader needs them: a bare word may mean something else.
    """

    value: str
    plain: bool
    place: Place = field(compare=False)
    quoted: bool = field(default=False, compare=False)

    @property
    def is_null(self) -> bool:
        """Whether this stands for nothing: an unquoted nothing, `~` or `null`, as a value. A key is always text."""
        return self.plain and self.value in _NULLS


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order of the file; no key twice."""

    entries: tuple[tuple[Scalar, Node], ...]
    place: Place = field(compare=False)
    _index: dict[str, Node] = field(init=False, compare=False, repr=False, default_factory=dict)

    def get(self, key: str) -> Node | None:
        """The value of `key`, if there is one."""
        if len(self._index) != len(self.entries):
            self._index.update((name.value, node) for name, node in self.entries)
        return self._index.get(key)

    def keys(self) -> tuple[str, ...]:
        """All keys, in order."""
        return tuple(key.value for key, _ in self.entries)

    def key(self, name: str) -> Scalar | None:
        """The node of a key, for its position."""
        return next((key for key, _ in self.entries if key.value == name), None)

    def at(self, *path: str) -> Node | None:
        """The node below these keys, if there is one."""
        node: Node | None = self
        for key in path:
            node = node.get(key) if isinstance(node, Mapping) else None
        return node

    def only(self, keys: Collection[str]) -> Mapping:
        """What stands under these keys."""
        return Mapping(tuple(entry for entry in self.entries if entry[0].value in keys), self.place)

    def without(self, keys: Collection[str]) -> Mapping:
        """What stands under other keys."""
        return Mapping(tuple(entry for entry in self.entries if entry[0].value not in keys), self.place)

    def text(self, key: str) -> str | None:
        """The text of `key`; None if it is missing, null or no scalar."""
        node = self.get(key)
        return node.value if isinstance(node, Scalar) and not node.is_null else None


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    place: Place = field(compare=False)


Node = Scalar | Mapping | Sequence


def widened(short: Node, key: str) -> Mapping:
    """`int` as `{type: int}`: a node in the place of a mapping, as the value of the key that it is short for."""
    return Mapping(((Scalar(key, True, short.place), short),), short.place)
