"""report: a run as a plain table, and as a page."""

from __future__ import annotations

from collections.abc import Iterator

from bench import markdown
from bench.contenders import CONTENDERS, OURS
from bench.result import Judgement, Ratio, Result, Times
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
    for name, reason in result.skipped.items():
        yield f"\nskipped: {name}: {reason}"
    yield "\n10,000 functions, a tenth as many records, as many constants"
    yield from (f"{one.goal:38}{one.found:>11.2f}" for one in result.growth)
    yield from _judged([*result.judgements, *result.growth])


def _cell(one: Ratio) -> str:
    return f"{one.ratio:8.2f} ±{(one.high - one.low) / 2 / one.ratio * 100:>2.0f}%"


def _judged(judgements: list[Judgement]) -> Iterator[str]:
    missed = [one for one in judgements if not one.met]
    yield f"\n{len(judgements) - len(missed)} goals met, {len(missed)} missed"
    for one in missed:
        yield f"missed: {one.goal}, {one.row} {one.policy}: {one.found:.3f}, goal {one.bound:g}"


def page(result: Result) -> str:
    """A run as Markdown: times, instructions, and the goals that it missed."""
    parts = [_times(policy, result.times[policy]) for policy in (HELD, RELEASED)]
    return "\n\n".join((*parts, *_instructions(result), *_missed([*result.judgements, *result.growth])))


def _times(policy: str, times: Times) -> str:
    names = [one.name for one in CONTENDERS if any(one.name in row for row in times.values())]
    rows = [row for row in ROWS if row.name in times]
    cells = ((row.title, *(_nanoseconds(times[row.name].get(name)) for name in names)) for row in rows)
    return markdown.table((f"ns a call, GIL {policy}", *names), cells)


def _nanoseconds(value: float | None) -> str:
    return "–" if value is None else f"{value:,.{0 if value >= 20 else 1}f}"


def _instructions(result: Result) -> Iterator[str]:
    ours, table = result.instructions, result.table_instructions
    if ours:
        counted = [row for row in ROWS if row.name in ours]
        cells = ((row.title, f"{ours[row.name]:.2f}", f"{table[row.name]:.2f}") for row in counted)
        yield markdown.table(("instructions a call, by hand-written C's", "ours", "ours, table"), cells)


def _missed(judgements: list[Judgement]) -> Iterator[str]:
    titles = {row.name: f", {row.title}" for row in ROWS}
    missed = [one for one in judgements if not one.met]
    named = ((f"{one.goal}{titles.get(one.row, '')} {one.policy}".strip(), one) for one in missed)
    cells = ((name, f"{one.found:.2f}", f"{one.bound:g}") for name, one in named)
    yield f"{len(judgements) - len(missed)} goals are met, {len(missed)} missed{':' if missed else '.'}"
    if missed:
        yield markdown.table(("missed", "found", "goal"), cells)
