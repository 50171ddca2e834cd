"""Outcome: what the pure stages give a build. What is compiled and packed comes from here alone."""

from __future__ import annotations

from dataclasses import dataclass

from projector.ir.package import Material
from projector.ir.sources import Sources


@dataclass(frozen=True, slots=True)
class Outcome:
    """The generated sources, the metadata that they are made of, what the wheel says that it provides
    (`projector.json`) and the names of the libraries that are part of its extension.
    """

    sources: Sources
    materials: tuple[Material, ...]
    provides: bytes
    static: tuple[str, ...]
