"""svg: drawings of text, bars and lines, in the reader's light or dark theme. The same input gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

_COLOURS = ("ink", "faint", "grid", "ours", "peer", "paper")
_LIGHT = dict(zip(_COLOURS, ("#1f2328", "#59636e", "#d1d9e0", "#0969da", "#afb8c1", "#ffffff"), strict=True))
_DARK = dict(zip(_COLOURS, ("#f0f6fc", "#9198a1", "#3d444d", "#4493f8", "#656c76", "#0d1117"), strict=True))
CHARACTER = 6.2
"""Pixels that a character takes, about, at the size of labels."""


class Drawing:
    """What is drawn, in pixels from the top left corner. `kind` is a class of the style below."""

    def __init__(self, width: int, height: int, title: str) -> None:
        self._parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
            f' role="img"><title>{escape(title)}</title>',
            f"<style>{_style()}</style>",
        ]

    def text(self, x: float, y: float, words: str, kind: str = "ink", anchor: str = "start") -> None:
        """Words on a base line."""
        placed = "" if anchor == "start" else f' text-anchor="{anchor}"'
        self._parts.append(f'<text x="{x:.1f}" y="{y:.1f}" class="{kind}"{placed}>{escape(words)}</text>')

    def bar(self, x: float, y: float, width: float, height: float, kind: str) -> None:
        """A filled rectangle, a pixel wide at least."""
        size = f'width="{max(1, width):.1f}" height="{height:.1f}"'
        self._parts.append(f'<rect x="{x:.1f}" y="{y:.1f}" {size} rx="1" class="{kind}"/>')

    def line(self, points: Iterable[tuple[float, float]], kind: str) -> None:
        """A line through the points."""
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        self._parts.append(f'<polyline points="{path}" class="line {kind}"/>')

    def dot(self, x: float, y: float, kind: str) -> None:
        """A point of a line."""
        self._parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" class="{kind}"/>')

    def __str__(self) -> str:
        return "\n".join((*self._parts, "</svg>")) + "\n"


def _style() -> str:
    dark = "".join(_colours(_DARK))
    return f"{''.join((*_RULES, *_colours(_LIGHT)))}@media(prefers-color-scheme:dark){{{dark}}}"


_RULES = (
    "text{font-family:system-ui,-apple-system,'Segoe UI','DejaVu Sans',sans-serif;font-size:12px}",
    ".title{font-weight:600;font-size:13px}",
    ".faint{font-size:11px}",
    ".bold{font-weight:600}",
    ".halo{paint-order:stroke;stroke-width:3px}",
    ".line{fill:none;stroke-width:1.5}",
    ".line.ours{stroke-width:2.5}",
)


def _colours(of: dict[str, str]) -> Iterable[str]:
    yield f".ink,.title{{fill:{of['ink']}}}"
    yield from (f".{name}{{fill:{of[name]}}}" for name in ("faint", "ours", "peer"))
    yield f".bold{{fill:{of['ours']}}}.line{{fill:none}}.halo{{stroke:{of['paper']}}}"
    yield f".line.grid{{stroke:{of['grid']};stroke-width:1}}"
    yield from (f".line.{name}{{stroke:{of[name]}}}" for name in ("ours", "peer"))
