"""Package: the files that a wheel brings. What `assemble` gives and `pack` writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Material:
    """Metadata that a package is made of: a module or an overlay, its version ("" if it has none) and content hash."""

    name: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Package:
    """Files by their path in the wheel, and what the wheel's own records tell of them.

    `tag` is the wheel's compatibility tag; a set of platforms is written as in the file name, with dots. `compiler` is
    what made the native module, "" where there is none: then it is the twin of the target `twin_of`. `provides` tells
    who builds on it what is in it. `never_run` is the target if no test of ours runs what is built for it.
    """

    tag: str
    files: Mapping[str, bytes]
    materials: tuple[Material, ...]
    compiler: str
    twin_of: str = ""
    provides: bytes = b""
    never_run: str = ""
