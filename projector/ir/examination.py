"""Examination: what is proven of a wheel, what is wrong with it, and what nothing here can prove."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from projector.targets import Target

Outcome = Literal["proven", "wrong", "unproven"]


@dataclass(frozen=True, slots=True)
class Import:
    """A symbol that a native file takes from outside; `library` and `version` are empty where its format has none."""

    symbol: str
    library: str = ""
    version: str = ""


@dataclass(frozen=True, slots=True)
class Native:
    """What a native file says of itself. `machine` is called as in the target table; `writable` counts bytes."""

    system: str
    machine: str
    imports: tuple[Import, ...]
    libraries: tuple[str, ...]
    writable: int
    minimum: str = ""  # the system's first release that it is for, where its format says so


@dataclass(frozen=True, slots=True)
class Wheel:
    """A wheel as it lies on disk. `target` is None where the table has none with its tag."""

    path: Path
    tag: tuple[str, str, str]
    target: Target | None
    files: Mapping[str, bytes]
    natives: Mapping[str, Native]

    @property
    def is_native(self) -> bool:
        """Whether its tag says that it is for one platform."""
        return self.tag[2] != "any"

    def information(self, name: str) -> str:
        """The text of a file of its .dist-info folder; empty if there is none."""
        found = [data for path, data in self.files.items() if path.partition("/")[2] == name and ".dist-info/" in path]
        return found[0].decode(errors="replace") if found else ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one check says: each fault, or else what is proven, or why it can't be."""

    outcome: Outcome
    about: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Examination:
    """The verdicts of every check on one wheel, by the check's name."""

    wheel: Path
    verdicts: Mapping[str, tuple[Verdict, ...]]

    def outcome(self, check: str) -> Outcome:
        """The worst of a check's verdicts."""
        found = {one.outcome for one in self.verdicts[check]}
        return "wrong" if "wrong" in found else "unproven" if "unproven" in found else "proven"
