"""projections: what the shipped projections cost in either tier: `python -m bench.projections` (`make sizes`).

Each is built anew for the first target that it is for, in a copy of its folder; its import is timed where that is this
machine. Writes bench/data/projections.json and the README's table.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution
from pathlib import Path

from bench import data, markdown
from bench.build import HERE, Failed, Workshop, workshop
from bench.growth.build import Figures, measured
from bench.growth.contenders import projected
from bench.imports import EMPTY, build_empty, timed
from projector.stages.provision import FILE_NAME, provides, read
from projector.targets import host

ROOT = HERE.parent
TIERS = ("straight", "table")
TARGETS = {"windows": "x86_64-windows-gnu", "macos": "x86_64-macos"}
"""What those are built for that aren't for this machine."""
HEAD = ("projection", "tier", "functions", "compile, CPU s", "extension, KB", "wheel, KB", "import, ms")


def build(made: Workshop, name: str, tier: str) -> Figures:
    """Build a projection in a tier, and what is in its wheel."""
    folder = place(made, name, tier)
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT / "projections" / name, folder, ignore=shutil.ignore_patterns("build", "dist"))
    metadata = folder.parents[1] / "metadata"  # where its manifest expects it
    if not metadata.exists():
        metadata.symlink_to(ROOT / "metadata")
    manifest = folder / "pyproject.toml"
    stated = re.sub(r"^tier = .*\n", "", manifest.read_text(), flags=re.MULTILINE)
    manifest.write_text(stated.replace("[tool.projector]\n", f'[tool.projector]\ntier = "{tier}"\n'))
    cpu = projected(made, folder, folder / "package", TARGETS.get(name, host().name))
    (wheel,) = (folder / "dist").glob("*.whl")
    return {**cpu, **measured(folder / "package", wheel), "functions": functions(folder / "package")}


def place(made: Workshop, name: str, tier: str) -> Path:
    """Where a projection is built in a tier."""
    return made.root / "projections" / tier / "projections" / name


def functions(installed: Path) -> int:
    """How many functions an unpacked wheel says that it has; one that has a safe and a raw form is one."""
    (told,) = installed.glob("*.dist-info")
    modules = provides(read((told / FILE_NAME).read_text()), Distribution.at(told))
    sections = (item for one in modules.values() for item in one.items())
    return len({(section, name) for section, names in sections if section.endswith(".functions") for name in names})


def imports(made: Workshop, found: dict[str, dict[str, Figures]], rounds: int) -> float:
    """Add the least nanoseconds of each import, taken in turn; those of an empty package are given."""
    build_empty(made, made.root)
    least = float("inf")
    for _ in range(rounds):
        least = min(least, timed(made.root, EMPTY))
        for name, tiers in found.items():
            for tier, figures in tiers.items():
                if name not in TARGETS:
                    taken = timed(place(made, name, tier) / "package", f"{name}_api")
                    figures["import"] = min(figures.get("import", taken), taken)
    return least


def table(found: dict[str, dict[str, Figures]], empty: float) -> str:
    """As Markdown."""
    rows = (_row(name, tier, figures) for name, tiers in found.items() for tier, figures in tiers.items())
    beside = f"A package with an empty extension takes {empty / 1e6:.2f} ms."
    return f"{markdown.table(HEAD, rows)}\n\n{beside} {_LINUX}"


_LINUX = "That of Linux holds namespaces alone: the first one that is\nimported loads the extension."


def _row(name: str, tier: str, figures: Figures) -> Iterator[str]:
    yield from (name, tier, f"{figures['functions']:,.0f}")
    yield f"{figures['compile']:.1f}"
    yield from (f"{figures[what] / 1000:,.0f}" for what in ("extension", "wheel"))
    yield f"{figures['import'] / 1e6:.2f}" if "import" in figures else "–"


def _found(made: Workshop, names: Iterable[str]) -> Iterator[tuple[str, dict[str, Figures]]]:
    for name in names:
        print(f"building {name}", file=sys.stderr)
        try:
            yield name, {tier: build(made, name, tier) for tier in TIERS}
        except Failed as error:
            print(f"{name} isn't built: {error}", file=sys.stderr)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="bench.projections", description="What the shipped projections cost.")
    parser.add_argument("--out", type=Path, default=Path("build/bench"))
    parser.add_argument("--rounds", type=int, default=20, help="imports of each package")
    parser.add_argument("--keep", action="store_true", help="imports only, of what is built")
    options = parser.parse_args()
    made = workshop(options.out)
    names = sorted(one.name for one in (ROOT / "projections").iterdir() if (one / "pyproject.toml").exists())
    found = data.read("projections")["tiers"] if options.keep else dict(_found(made, names))
    for tiers in found.values():
        for figures in tiers.values():
            figures.pop("import", None)
    empty = imports(made, found, options.rounds)
    data.write("projections", {"empty": empty, "tiers": found})
    markdown.replace(ROOT / "README.md", "sizes", table(found, empty))


if __name__ == "__main__":
    main()
