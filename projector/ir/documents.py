"""Documents: the YAML files of some modules, read but not yet interpreted. What `load` gives."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from projector.yaml import Mapping


@dataclass(frozen=True, slots=True)
class Document:
    """One file: its tree with positions. `name` is the namespace that it describes, or lies over."""

    path: Path
    name: str
    root: Mapping


@dataclass(frozen=True, slots=True)
class Module:
    """A metadata folder: module.yaml, its namespaces' facts, and their overlays (the module's own first)."""

    name: str
    folder: Path
    root: Mapping
    facts: tuple[Document, ...]
    overlays: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class Documents:
    """All modules of a run, sorted by name."""

    modules: tuple[Module, ...]
