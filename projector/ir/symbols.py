"""C names of a projection's own things: unambiguous, and the same whatever else the projection holds."""

from __future__ import annotations

from projector.ir.api import Key
from projector.ir.fingerprint import Fingerprint
from projector.ir.plan import (
    CallbackPlan,
    EnumPlan,
    ExceptionPlan,
    HandlePlan,
    NamespacePlan,
    OpaquePlan,
    Plan,
    RecordPlan,
    TypePlan,
)
from projector.text import Code, code, identifier, number


def mangled(path: tuple[str, ...], name: str) -> Code:
    """A name within a namespace: each part of the path with its length before it, so that no two collide."""
    return identifier("".join(f"{len(part)}{part}" for part in path).join(("_", f"_{name}")))


def value_type(key: Key) -> Code:
    """The C type of a record that is passed by value."""
    *where, name = key.split(".")
    return code("pj_value{}", mangled(tuple(where), name))


def descriptor(of: TypePlan) -> Code:
    """The runtime's struct that describes a type."""
    match of:
        case EnumPlan():
            return code("pj_enum_desc")
        case RecordPlan():
            return code("pj_record_desc")
        case HandlePlan():
            return code("pj_handle_desc")
        case ExceptionPlan():
            return code("pj_exception_desc")
        case OpaquePlan():
            return code("pj_opaque_desc")
        case CallbackPlan():
            return code("pj_callback_desc")
        case _:
            return code("pj_tuple_desc")


def fingerprint(of: Fingerprint) -> Code:
    """A fingerprint as the runtime's struct."""
    return code("{{ {}u, {}u }}", number(of >> 64), number(of % 2**64))


class Symbols:
    """Where each type, library and namespace of a plan is found from any generated file."""

    def __init__(self, plan: Plan) -> None:
        spaces = (*plan.namespaces, *plan.imported)
        self._types = {one.key: (space, one) for space in spaces for one in space.types}
        self._libraries = {library.key: i for i, library in enumerate(plan.libraries)}

    def type(self, key: Key) -> Code:
        """A type's descriptor."""
        space, one = self._types[key]
        return code("pj_type{}", mangled(space.path, one.name))

    def declaration(self, key: Key) -> Code:
        """The declaration of a type's descriptor, for other files."""
        return code("extern const {} {};", descriptor(self._types[key][1]), self.type(key))

    def library(self, key: Key) -> Code:
        """A library's descriptor."""
        return code("pj_libraries[{}]", self._libraries[key])

    def place(self, key: Key) -> int:
        """A library's index."""
        return self._libraries[key]

    def namespace(self, space: NamespacePlan) -> Code:
        """A namespace's descriptor."""
        return code("pj_namespace{}", mangled(space.path, "names"))
