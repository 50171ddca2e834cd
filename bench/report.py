"""report: a run as a plain table."""

from __future__ import annotations

from collections.abc import Iterator

from bench.contenders import CONTENDERS, OURS
from bench.result import Judgement, Ratio, Result
from bench.rows import HELD, RELEASED, ROWS

PEERS = tuple(one.name for one in CONTENDERS if one.name != OURS)


def report(result: Result) -> str:
    """The whole run in words."""
    return "\n".join(_lines(result))


def _lines(result: Result) -> Iterator[str]:
    for policy in (HELD, RELEASED):
        yield f"\nThe peer's time by ours, GIL {policy} (above 1: ours is quicker; ±: half of the spread)"
        yield f"{'':34}" + "".join(f"{peer:>13}" for peer in PEERS)
        for row in ROWS:
            cells = {one.peer: one for one in result.ratios if one.row == row.name and one.policy == policy}
            if cells:
                yield f"{row.title:34}" + "".join(
                    _cell(cells[peer]) if peer in cells else f"{'-':>13}" for peer in PEERS
                )
    if result.instructions:
        yield f"\n{'Instructions, by hand-written C':38}{'straight':>11}{'table':>11}"
        for row in ROWS:
            if row.name in result.instructions:
                tiers = result.instructions[row.name], result.table_instructions[row.name]
                yield f"{row.title:38}{tiers[0]:>11.3f}{tiers[1]:>11.3f}"
    if result.import_ratio:
        yield f"\n{'import, by an empty extension':34}{result.import_ratio:>13.2f}"
    for name, reason in result.skipped.items():
        yield f"\nskipped: {name}: {reason}"
    yield from _judged(result.judgements)


def _cell(one: Ratio) -> str:
    return f"{one.ratio:8.2f} ±{(one.high - one.low) / 2 / one.ratio * 100:>2.0f}%"


def _judged(judgements: list[Judgement]) -> Iterator[str]:
    missed = [one for one in judgements if not one.met]
    yield f"\n{len(judgements) - len(missed)} goals met, {len(missed)} missed"
    for one in missed:
        yield f"missed: {one.goal}, {one.row} {one.policy}: {one.found:.3f}, goal {one.bound:g}"
