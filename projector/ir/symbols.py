"""C names of a projection's own things: unambiguous, and the same whatever else the projection holds."""

from __future__ import annotations

from projector.ir.api import Key
from projector.ir.fingerprint import Fingerprint
from projector.ir.plan import NamespacePlan, Plan
from projector.text import Code, code, identifier, number


def mangled(path: tuple[str, ...], name: str) -> Code:
    """A name within a namespace: each part of the path with its length before it, so that no two collide."""
    return identifier("".join(f"{len(part)}{part}" for part in path).join(("_", f"_{name}")))


def value_type(key: Key) -> Code:
    """The C type of a record that is passed by value."""
    *where, name = key.split(".")
    return code("pj_value{}", mangled(tuple(where), name))


def fingerprint(of: Fingerprint) -> Code:
    """A fingerprint as the runtime's struct."""
    return code("{{ {}u, {}u }}", number(of >> 64), number(of % 2**64))


class Symbols:
    """Where each type, library and namespace of a plan is found from any generated file."""

    def __init__(self, plan: Plan) -> None:
        spaces = (*plan.namespaces, *plan.imported)
        self._types = {one.key: (space, one) for space in spaces for one in space.types}
        self._libraries = {library.key: i for i, library in enumerate(plan.libraries)}

    def whereabouts(self, key: Key) -> tuple[Code, str]:
        """The descriptor of a type's namespace, and its name there."""
        space, one = self._types[key]
        return self.namespace(space), one.name

    def place(self, key: Key) -> int:
        """A library's index."""
        return self._libraries[key]

    def namespace(self, space: NamespacePlan) -> Code:
        """A namespace's descriptor."""
        return code("pj_namespace{}", mangled(space.path, "names"))
