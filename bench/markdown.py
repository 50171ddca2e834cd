"""markdown: tables that commands write into pages, between two comments that name them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table whose first column are words and whose others are figures."""
    head = tuple(head)
    lines = [head, ("--", *("--:" for _ in head[1:])), *map(tuple, rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def replace(page: Path, name: str, text: str) -> None:
    """Put a text between the page's comments `<!-- name -->` and `<!-- /name -->`; ValueError without them."""
    first, last = f"<!-- {name} -->", f"<!-- /{name} -->"
    before, found, rest = page.read_text().partition(first)
    _, ended, after = rest.partition(last)
    if not found or not ended:
        raise ValueError(f"{page} has no {first} ... {last}")
    page.write_text(f"{before}{first}\n{text}\n{last}{after}")
