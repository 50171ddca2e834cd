"""Imported: what an importer wrote, and what it left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Changes:
    """How facts differ from those that were there before, as `section.item`."""

    appeared: tuple[str, ...] = ()
    vanished: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """The files that were written, how many items each section has, and why what isn't there was left out.

    `raw` are the functions that stay raw until an overlay says more; `seconds` tells how long each step took,
    `compared` which library's file the headers were compared with, and how many symbols of it they don't declare.
    """

    files: tuple[Path, ...]
    counts: Mapping[str, int]
    raw: int
    left_out: Mapping[str, str]
    changes: Changes | None
    seconds: Mapping[str, float]
    compared: tuple[Path, int] | None = None
