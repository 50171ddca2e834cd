"""plot: a run as a picture, one panel a GIL policy, one dot a peer."""

from __future__ import annotations

from pathlib import Path

from bench.report import PEERS
from bench.result import Result
from bench.rows import HELD, RELEASED, ROWS


def plot(result: Result, folder: Path) -> None:
    """Write ratios.svg and ratios.png; ImportError without matplotlib."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(12, 9), layout="constrained")
    panels = figure.subplots(1, 2, sharex=True)
    for panel, policy in zip(panels, (HELD, RELEASED), strict=True):
        rows = [row for row in ROWS if policy in row.policies][::-1]
        places = {row.name: place for place, row in enumerate(rows)}
        for peer in PEERS:
            dots = [one for one in result.ratios if one.peer == peer and one.policy == policy]
            panel.plot([one.ratio for one in dots], [places[one.row] for one in dots], "o", label=peer)
        panel.set_yticks(range(len(rows)), [row.title for row in rows])
        panel.axvline(1, color="black", linewidth=1)
        panel.set_xscale("log")
        panel.set_title(f"GIL {policy}")
        panel.set_xlabel("the peer's time by ours")
        panel.grid(alpha=0.3)
    panels[0].legend()
    for ending in ("svg", "png"):
        figure.savefig(folder / f"ratios.{ending}")
