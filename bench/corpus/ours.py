"""What projector makes of a library: imported, built, and asked by a program of its own what is there."""

from __future__ import annotations

from pathlib import Path

from bench.corpus.oracle import Layout, Truth
from projector.diagnostics import Diagnostics
from projector.ir import api
from projector.stages.check import value_at
from projector.targets import target


def described(folder: Path, name: str = "x86_64-linux-gnu") -> Truth:
    """What the metadata says, in the oracle's words."""
    found = value_at("resolve", folder, target(name), Diagnostics())
    assert isinstance(found, api.Api)
    said = Truth()
    for space in found.namespaces:
        for item in space.items:
            if isinstance(item, api.Function):
                said.functions |= {item.symbol, item.name}
            elif isinstance(item, api.Constant):
                said.macros.add(item.name)
            elif isinstance(item, api.Enum):
                said.enumerators |= {one.name: one.value for one in item.members}
            elif isinstance(item, api.Record) and not item.opaque:
                said.layouts[item.name] = _layout(item)
    return said


def _layout(record: api.Record) -> Layout:
    fields = (one for one in record.fields if not one.padding and one.name)
    return Layout(record.size, {one.name: one.offset * 8 + one.bit_offset for one in fields})


def missing(truth: Truth, said: Truth) -> dict[str, list[str]]:
    """What the headers have and the metadata hasn't, or says otherwise."""
    constants = said.macros | set(said.enumerators)
    return {
        "functions": sorted(truth.functions - said.functions),
        "constants": sorted((truth.macros | set(truth.enumerators)) - constants),
        "layouts": sorted(name for name in truth.layouts if not _is_same(truth, said.layouts, name)),
    }


def _is_same(truth: Truth, known: dict[str, Layout], name: str) -> bool:
    names = (name, f"struct_{name}", f"union_{name}", *truth.typedefs.get(name, ()))
    layout, found = truth.layouts[name], next((known[one] for one in names if one in known), None)
    return found is not None and found.size == layout.size and layout.members.items() <= found.members.items()
