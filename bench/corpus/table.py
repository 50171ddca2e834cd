"""The corpus's table as Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

_KINDS = ("functions", "constants", "layouts")
_TOOLS = ("projector", "ctypesgen", "autopxd2")


def table(rows: Sequence[Mapping[str, Any]], versions: Mapping[str, str]) -> str:
    """How many of each library's functions, constants and layouts each tool has, and how much work that was."""
    peers = " and ".join(f"{name} {versions.get(name, '')}" for name in _TOOLS[1:])
    lines = [f"Beside {peers}: functions / constants / layouts in percent, and a processor's seconds.", ""]
    lines += ["| library | of | " + " | ".join(_TOOLS) + " |", "|---|---|" + "---|" * len(_TOOLS)]
    for row in rows:
        total = " / ".join(str(row["all"][kind]) for kind in _KINDS)
        cells = [_cell(row[tool], row["all"]) for tool in _TOOLS]
        lines.append(f"| {row['name']} | {total} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _cell(of: Mapping[str, Any], total: Mapping[str, int]) -> str:
    if "functions" not in of:
        return f"fails ({of['cpu']:.0f} s)"
    shares = " / ".join(_percent(of[kind], total[kind]) for kind in _KINDS)
    return f"{shares}{'; does not compile' if of['failed'] else ''} ({of['cpu']:.1f} s)"


def _percent(found: int, total: int) -> str:
    """Rounded down, so that 100 means all of them."""
    return f"{int(1000 * found / total) / 10:g}" if total else "-"
