"""C names of a projection's own things: unambiguous, and the same whatever else the projection holds."""

from __future__ import annotations

from projector.ir.api import Key
from projector.ir.fingerprint import Fingerprint
from projector.ir.plan import NamespacePlan, Plan, TuplePlan
from projector.text import Code, code, identifier, number


def mangled(path: tuple[str, ...], name: str) -> Code:
    """A name within a namespace: each part of the path with its length before it, so that no two collide."""
    return identifier("".join(f"{len(part)}{part}" for part in path).join(("_", f"_{name}")))


def value_type(key: Key) -> Code:
    """The C type of a record that is passed by value."""
    *where, name = key.split(".")
    return code("pj_value{}", mangled(tuple(where), name))


def fingerprint(of: Fingerprint) -> Code:
    """A fingerprint as C prints it."""
    return code("{}u", number(of))


def _usual(key: Key) -> tuple[tuple[str, ...], str]:
    """Where most types are: in the module of their namespace, under their C name."""
    _, *path, _, name = key.split(".")
    return tuple(path), name


class Symbols:
    """Where each type, library and namespace of a plan is found from any generated file."""

    def __init__(self, plan: Plan) -> None:
        spaces = (*plan.namespaces, *plan.imported)
        # Of a function's named tuple, only its own namespace knows.
        self._types = {
            one.key: (space, one) for space in spaces for one in space.types if not isinstance(one, TuplePlan)
        }
        self._libraries = {library.key: i for i, library in enumerate(plan.libraries)}

    @property
    def around(self) -> object:
        """All that is known here and doesn't follow from a type's key."""
        types = ((key, space.path, one.name) for key, (space, one) in self._types.items())
        return [*self._libraries], [(key, *where) for key, *where in types if tuple(where) != _usual(key)]

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
