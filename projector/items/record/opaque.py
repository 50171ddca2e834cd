"""A class for opaque pointers as the templates print it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from projector.ir.plan import NamespacePlan, OpaquePlan
from projector.ir.symbols import Symbols, fingerprint
from projector.text import c_string, literal, python_name


def c(opaque: OpaquePlan, space: NamespacePlan, symbols: Symbols, slot: int) -> Mapping[str, Any]:
    """What the C template prints."""
    return {
        "symbol": symbols.type(opaque.key),
        "name": c_string(opaque.name),
        "full_name": c_string(f"{space.name}.{opaque.name}"),
        "doc": c_string(opaque.doc or opaque.name),
        "home": symbols.namespace(space),
        "slot": slot,
        "fingerprint": fingerprint(opaque.fingerprint),
    }


def stub(opaque: OpaquePlan) -> Mapping[str, Any]:
    """What the stub template prints."""
    return {"name": python_name(opaque.name), "doc": literal(opaque.doc or opaque.name)}
