"""What can be proven of an API: one module a kind of fact. A new one is a module here and a line in `CHECKS`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from projector.checks import constants, enumerators, formulas, layout, prototypes, requests, syscalls, typedefs
from projector.checks.fact import Fact
from projector.checks.spelling import Spelling
from projector.ir.api import Namespace

CHECKS: tuple[tuple[str, Callable[[Namespace, Spelling], Iterator[Fact]]], ...] = (
    ("layouts", layout.facts),
    ("enumerators", enumerators.facts),
    ("constants", constants.facts),
    ("prototypes", prototypes.facts),
    ("typedefs", typedefs.facts),
    ("syscalls", syscalls.facts),
    ("requests", requests.facts),
    ("formulas", formulas.facts),
)
