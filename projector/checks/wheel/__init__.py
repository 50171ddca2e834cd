"""What is proven of a wheel. A new check is a module here and a line in `WHEEL_CHECKS`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from projector.checks.wheel import licences, record, stable, state, tags
from projector.ir.examination import Verdict, Wheel

WHEEL_CHECKS: tuple[tuple[str, str, Callable[[Wheel], Iterator[Verdict]]], ...] = (
    ("tags", "PJ731", tags.verdicts),
    ("stable ABI", "PJ732", stable.verdicts),
    ("licences", "PJ735", licences.verdicts),
    ("RECORD", "PJ736", record.verdicts),
    ("writable state", "PJ737", state.verdicts),
)
