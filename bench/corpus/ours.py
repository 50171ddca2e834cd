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
                said.functions.add(item.symbol or item.name)
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
        "layouts": sorted(name for name, layout in truth.layouts.items() if not _same(layout, said.layouts, name)),
    }


def _same(layout: Layout, known: dict[str, Layout], name: str) -> bool:
    found = known.get(name) or known.get(f"struct_{name}") or known.get(f"union_{name}")
    return found is not None and found.size == layout.size and layout.members.items() <= found.members.items()
