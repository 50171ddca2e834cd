"""Report: what the headers of one target prove of an API. What `verify` gives; what is wrong stands in diagnostics."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from projector.diagnostics import Place
from projector.targets import Target


@dataclass(frozen=True, slots=True)
class Unproven:
    """A fact that is neither proven nor refuted, and why."""

    place: Place
    about: str
    reason: str


@dataclass(frozen=True, slots=True)
class Refuted:
    """A wrong fact: the code of its kind, where it stands, and what the headers have instead."""

    code: str
    place: Place
    actual: str


@dataclass(frozen=True, slots=True)
class Report:
    """How many facts of each kind are proven and how many are wrong, and which couldn't be proven or are wrong."""

    target: Target
    proven: Mapping[str, int]
    wrong: Mapping[str, int]
    unproven: tuple[Unproven, ...] = ()
    refuted: tuple[Refuted, ...] = ()
