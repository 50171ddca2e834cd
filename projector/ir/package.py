"""Package: the files that a wheel brings. What `assemble` gives and `pack` writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Material:
    """What a package is made of: a module of metadata, an overlay or an archive; its version ("" if it has none) and
    content hash. An archive has a licence, as an SPDX expression, and `notices`: the files with its words."""

    name: str
    version: str
    sha256: str
    license: str = ""
    notices: tuple[tuple[str, bytes], ...] = ()


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
