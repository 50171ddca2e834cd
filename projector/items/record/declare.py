"""A record as C declares it: what the compiler compares our layout with."""

from __future__ import annotations

from projector.ir import api
from projector.ir.plan import Declared


def declared(field: api.Field) -> Declared:
    """The field's declaration; nested records are blobs of their size and alignment, proven where they are declared."""
    of, dimensions = field.type, list[int]()
    while isinstance(of, api.Array):
        dimensions.append(of.length)
        of = of.element
    name = "" if field.padding and field.bits is not None else field.name
    blob, align = (of.size, max(of.align, field.align)) if isinstance(of, api.RecordType) else (0, field.align)
    return Declared(name, _spelling(of), field.offset, align, field.bits, blob, tuple(dimensions))


def _spelling(of: api.Type) -> str:
    match of:
        case api.Integer() | api.Floating():
            return of.c
        case api.EnumType():
            return of.base.c
        case api.Boolean():
            return "bool"
        case api.Character(c="char"):
            return "char"
        case api.Character():
            return {2: "uint16_t", 4: "uint32_t"}[of.size]
        case _:
            return "void *"
