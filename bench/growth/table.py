"""table: the figures of a run as Markdown, a table a size; each row beside how many times ours it is."""

from __future__ import annotations

from collections.abc import Iterator

from bench import markdown
from bench.growth.build import Figures, cpu
from bench.growth.contenders import CONTENDERS, EMPTY, OURS

HEAD = (
    "", "build, CPU s", "of it compiler", "extension, KB", "wheel, KB", "relocations", "import, ms", "all names, ms",
    "memory, KB",
)  # fmt: skip
_NOTHING = "–"


def table(found: dict[int, dict[str, Figures]]) -> str:
    """All sizes."""
    return "\n\n".join(part for size in found for part in (f"**{size:,} functions**", _table(found[size])))


def _table(found: dict[str, Figures]) -> str:
    return markdown.table(HEAD, (_row(one.name, found[one.name]) for one in CONTENDERS if found.get(one.name)))


def _row(name: str, figures: Figures) -> Iterator[str]:
    yield f"**{name}**" if name == OURS else "an empty package" if name == EMPTY else name
    if "predicted" in figures:
        yield f"not built: {figures['predicted']:,.0f} predicted"
        yield from (_NOTHING for _ in HEAD[2:])
        return
    yield from (f"{seconds:,.1f}" if seconds else _NOTHING for seconds in (cpu(figures), figures.get("compile")))
    yield f"{figures['extension'] / 1000:,.0f}" if figures["extension"] else _NOTHING
    yield f"{figures['wheel'] / 1000:,.0f}"
    yield f"{figures['relocations']:,.0f}"
    yield f"{figures['import'] / 1e6:,.2f}"
    yield f"{figures['touch'] / 1e6:,.2f}" if "touch" in figures else _NOTHING
    yield f"{figures['memory']:,.0f}"
