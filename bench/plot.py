"""plot: the pictures of README and docs/performance.md, from bench/data: `python -m bench.plot` (`make plots`)."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

from bench import data
from bench.contenders import HAND
from bench.growth.build import Figures, cpu
from bench.growth.contenders import EMPTY, OURS, STRAIGHT
from bench.rows import HELD, RELEASED, ROWS
from bench.svg import CHARACTER, Drawing

FOLDER = Path("docs/images")
SHOWN = ("add", "length", "fill", "now", "eight", "get", "fail", "records_in", "callbacks")
"""Rows of the picture of calls."""
SIZE = 1_000
"""Functions, where one size is shown: the largest that all tools build."""
_ALWAYS = "cffi API", "cffi ABI"
_COLUMNS, _PANEL, _STEP, _BAR = 3, 296, 17, 11
_NAMES = {"ours": "ours", "ours, table": "ours, table", HAND: "C by hand", "cython": "Cython"}
_LEFT = 92
Bars = list[tuple[str, float, str, str]]
"""Name, length, label and kind of each bar, in order."""
Measure = Callable[[Figures], float | None]


def calls(times: dict[str, dict[str, dict[str, float]]]) -> Drawing:
    """Nanoseconds by row and contender: small panels of bars, the quickest first."""
    titles = {row.name: row.title.replace("->", "→") for row in ROWS}
    panels = [(titles[name], _call_bars(times, name)) for name in SHOWN]
    tall = max(len(bars) for _, bars in panels) * _STEP + 40
    lines = -(-len(panels) // _COLUMNS)
    drawing = Drawing(_COLUMNS * _PANEL, lines * tall + 18, "Time of a call, ours and its peers")
    for i, (title, bars) in enumerate(panels):
        _panel(drawing, i % _COLUMNS * _PANEL, i // _COLUMNS * tall, title, bars)
    words = (
        "The time of a call, and by ours. The GIL is held, but cffi always releases it. Least of many interleaved runs."
    )
    drawing.text(0, lines * tall + 10, words, "faint")
    return drawing


def _call_bars(times: dict[str, dict[str, dict[str, float]]], row: str) -> Bars:
    held = times[HELD][row]
    always = {name: took for name, took in times[RELEASED].get(row, {}).items() if name in _ALWAYS}
    taken = sorted({**always, **held}.items(), key=lambda item: item[1])
    return [(_NAMES.get(name, name), took, _ratio(took, held["ours"], _time), _kind(name)) for name, took in taken]


def _kind(name: str) -> str:
    return "ours" if name.startswith("ours") else "peer"


def _ratio(value: float, ours: float, spelled: Callable[[float], str]) -> str:
    ratio = value / ours
    return spelled(value) if ratio == 1 else f"{spelled(value)} · {ratio:.{0 if ratio >= 9.95 else 1}f}×"


def _time(nanoseconds: float) -> str:
    if nanoseconds < 1_000:
        return f"{nanoseconds:.0f} ns"
    return f"{nanoseconds / 1_000:.{1 if nanoseconds < 10_000 else 0}f} µs"


def _panel(drawing: Drawing, x: float, y: float, title: str, bars: Bars, width: int = _PANEL) -> None:
    drawing.text(x, y + 14, title, "title")
    most = max(length for _, length, _, _ in bars)
    room = width - _LEFT - max(len(label) for _, _, label, _ in bars) * CHARACTER - 24
    for i, (name, length, label, kind) in enumerate(bars):
        top = y + 24 + i * _STEP
        drawing.text(x + _LEFT - 6, top + 10, name, "bold" if kind == "ours" else "ink", "end")
        drawing.bar(x + _LEFT, top, length / most * room, _BAR, kind)
        drawing.text(x + _LEFT + max(1, length / most * room) + 5, top + 10, label, "faint")


def bars(found: dict[str, Figures], title: str, measure: Measure, spelled: Callable[[float], str]) -> Drawing:
    """One figure of all contenders at one size, the least first."""
    values = {name: measure(figures) for name, figures in found.items() if name != EMPTY and "wheel" in figures}
    known = sorted(((name, value) for name, value in values.items() if value), key=lambda item: item[1])
    shown = [(name, value, _ratio(value, values[OURS] or 1, spelled), _kind(name)) for name, value in known]
    drawing = Drawing(430, 34 + len(shown) * _STEP, title)
    _panel(drawing, 14, 0, title, [(name, value, label, kind) for name, value, label, kind in shown], 416)
    return drawing


def growth(found: dict[int, dict[str, Figures]]) -> Drawing:
    """Four figures against the number of functions, both axes logarithmic."""
    drawing = Drawing(860, 600, "Growth with the number of functions, ours and its peers")
    for i, (title, measure, spelled) in enumerate(_GROWING):
        _lines(drawing, 50 + i % 2 * 430, 34 + i // 2 * 300, title, _series(found, measure), spelled)
    return drawing


def _series(found: dict[int, dict[str, Figures]], measure: Measure) -> dict[str, list[tuple[int, float]]]:
    series: dict[str, list[tuple[int, float]]] = {}
    for size, contenders in found.items():
        for name, figures in contenders.items():
            if "wheel" in figures and (value := measure(figures)):
                series.setdefault(name, []).append((size, value))
    return series


def _lines(
    drawing: Drawing,
    x: float,
    y: float,
    title: str,
    series: dict[str, list[tuple[int, float]]],
    spelled: Callable[[float], str],
) -> None:
    wide, tall = 250, 210
    values = [value for points in series.values() for _, value in points]
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))

    def across(size: float) -> float:
        return x + (math.log10(size) - 2) / 2 * wide

    def down(value: float) -> float:
        return y + tall - (math.log10(value) - low) / (high - low) * tall

    drawing.text(x - 36, y - 14, title, "title")
    for power in range(low, high + 1):
        drawing.line([(x, down(10**power)), (x + wide, down(10**power))], "grid")
        drawing.text(x - 6, down(10**power) + 4, spelled(10**power), "faint", "end")
    for size in (100, 1_000, 10_000):
        drawing.text(across(size), y + tall + 18, f"{size:,}", "faint", "middle")
    drawing.text(x + wide / 2, y + tall + 34, "functions", "faint", "middle")
    for name, points in sorted(series.items(), key=lambda item: _kind(item[0]), reverse=True):
        drawing.line([(across(size), down(value)) for size, value in points], _kind(name))
        for size, value in points:
            drawing.dot(across(size), down(value), _kind(name))
    for last in (1_000, 10_000):
        ends = {name: down(points[-1][1]) for name, points in series.items() if points[-1][0] == last}
        for name, at in _apart(ends).items():
            drawing.text(across(last) + 9, at + 4, name, "halo bold" if _kind(name) == "ours" else "halo ink")


def _apart(ends: dict[str, float]) -> dict[str, float]:
    """The heights of labels, moved so that none covers another."""
    order = sorted(ends, key=lambda name: ends[name])
    placed = {name: ends[name] for name in order}
    for _ in range(50):
        for above, below in pairwise(order):
            lacking = 14 - (placed[below] - placed[above])
            if lacking > 0:
                placed[above] -= lacking / 2
                placed[below] += lacking / 2
    return placed


def _milliseconds(nanoseconds: float) -> str:
    return f"{nanoseconds / 1e6:.3g} ms" if nanoseconds < 1e9 else f"{nanoseconds / 1e9:.3g} s"


def _bytes(value: float) -> str:
    for unit, size in (("GB", 1e9), ("MB", 1e6)):
        if value >= size:
            return f"{value / size:.3g} {unit}"
    return f"{value / 1e3:.0f} KB"


def _seconds(value: float) -> str:
    return f"{value:.2g} s" if value < 10 else f"{value:.0f} s"


_NO_WORK, _NO_CODE = 0.3, 10_000  # seconds and bytes: an empty package's, and that of ctypes, aren't shown

_GROWING: tuple[tuple[str, Measure, Callable[[float], str]], ...] = (
    ("Build, CPU seconds", lambda it: cpu(it) if cpu(it) > _NO_WORK else None, _seconds),
    ("Extension", lambda it: it["extension"] if it["extension"] > _NO_CODE else None, _bytes),
    ("Import", lambda it: it["import"], _milliseconds),
    ("Private memory after import", lambda it: it["memory"] * 1024, _bytes),
)


def pictures() -> Iterator[tuple[str, Drawing]]:
    """Each picture with its name."""
    yield "calls", calls(data.read("calls")["times"])
    grown = {int(size): figures for size, figures in data.read("growth").items()}
    at = {name: figures for name, figures in grown[SIZE].items() if name != STRAIGHT or figures}
    for name, (title, measure, spelled) in zip(("compile", "size", "import"), _GROWING, strict=False):
        yield name, bars(at, f"{title}, {SIZE:,} functions", measure, spelled)
    yield "growth", growth(grown)


def main() -> None:
    """Write all of them."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, drawing in pictures():
        (FOLDER / f"{name}.svg").write_text(str(drawing))


if __name__ == "__main__":
    main()
