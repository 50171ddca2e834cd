"""Every projection for every target that it is for: built, examined, run where this machine can; a table at the end.

What needs an archive of a library's C (`archives/` beside the manifest) is left out where that isn't there.

`python -m tests.elsewhere.platforms [--again] [TARGET...]`; 1 if anything is wrong. With `--again` each wheel is built
once more from its sdist, in another folder with empty caches, and must have the same bytes: that takes as long again.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.table import Table

from projector.targets import TARGETS, target
from tests.elsewhere.run import SLOW, tried

OUT = Path("build/platforms")
PROJECTOR = (sys.executable, "-m", "projector")


@dataclass
class Row:
    """What became of a target."""

    target: str
    wheels: list[Path] = field(default_factory=list)
    seconds: float = 0
    wrong: list[str] = field(default_factory=list)
    proven: int = 0
    unproven: set[str] = field(default_factory=set)
    ran: str = ""


def build(row: Row, projection: Path) -> None:
    """Its wheel for the target; nothing where the projection's metadata is for others."""
    start = time.monotonic()
    words = [*PROJECTOR, "build", "--json", "--target", row.target, "--out", str(OUT), str(projection)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    told = [json.loads(line) for line in done.stdout.splitlines()]
    row.seconds += time.monotonic() - start
    row.wheels += [Path(one["wheel"]) for one in told if "wheel" in one]
    codes = {one.get("code") for one in told}
    if "PJ025" in codes:
        print(f"{projection.name} for {row.target}: skipped, since its library's archive isn't here", flush=True)
    elif done.returncode and "PJ371" not in codes:
        row.wrong.append(f"{projection.name} isn't built: {done.stderr.strip() or done.stdout.strip()}")


def examine(row: Row, wheel: Path, again: Path | None) -> None:
    """What `projector verify` says of a wheel."""
    words = [*PROJECTOR, "verify", "--json", str(wheel), *(("--again", str(again)) if again else ())]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    told = [json.loads(line) for line in done.stdout.splitlines()]
    row.wrong += [one["message"] for one in told if one.get("severity") == "error"]
    checks = next((one["checks"] for one in told if "checks" in one), {})
    row.proven += sum(one["outcome"] == "proven" for one in checks.values())
    row.unproven |= {name for name, one in checks.items() if one["outcome"] == "unproven" and name != "run"}
    if not checks:
        row.wrong.append(f"{wheel.name} wasn't examined: {done.stderr.strip()}")


def show(rows: list[Row]) -> None:
    table = Table("target", "wheels", "KB", "seconds", "proven", "unproven", "wrong", "run")
    for row in rows:
        size = sum(one.stat().st_size for one in row.wheels)
        counts = (str(len(row.wheels)), f"{size / 1000:.0f}", f"{row.seconds:.0f}", str(row.proven))
        table.add_row(row.target, *counts, ", ".join(sorted(row.unproven)), str(len(row.wrong)), row.ran)
    Console(width=160).print(table)
    for row in rows:
        for words in row.wrong:
            print(f"{row.target}: {words}")


def main(*words: str) -> int:
    again = "--again" in words
    names = [word for word in words if word != "--again"] or [row.name for row in TARGETS]
    rows = list[Row]()
    for name in names:
        row = Row(name)
        for projection in sorted(path.parent for path in Path("projections").glob("*/pyproject.toml")):
            before = len(row.wheels)
            build(row, projection)
            for wheel in row.wheels[before:]:
                examine(row, wheel, projection if again else None)
        if not target(name).proof:
            row.ran = "never"
        elif name in SLOW:
            row.ran = "by make emulated"
        else:
            good, row.ran = tried(name)
            row.wrong += [] if good else ["its tests fail"]
        rows.append(row)
        print(f"{name}: {len(row.wheels)} wheels, {len(row.wrong)} wrong, {row.ran}", flush=True)
    show(rows)
    return 1 if any(row.wrong for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
