"""run: what a projection of so many functions costs: `python -m bench.scale.run [--out FOLDER] [FUNCTIONS]...`.

From metadata to wheel in processes of their own: cold, with nothing changed, and with one file changed; then what its
import, its memory and the first use of a function cost beside a package whose extension is empty. Win32 has 18,000
functions. Seconds depend on what else the machine does; CPU seconds don't, much. A run of all sizes writes
`bench/data/scale.json` and the table of docs/performance.md, and fails where a goal is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from bench import data, markdown
from bench.build import Workshop, run_python, workshop
from bench.growth.run import PAGE, report
from bench.imports import EMPTY, build_empty
from bench.scale.generate import Size, generate, library
from bench.scale.goals import SIZES, judge
from projector.object_cache import OBJECTS, TEXTS, VARIABLE

PACKAGE = "scale_api"
_MANIFEST = """[project]
name = "projection-scale"
version = "0.1.0"

[tool.projector]
package = "scale_api"
metadata = ["metadata/scale"]
"""
_BUILD = """
import json, resource, sys, time
from projector.cli import main
start = time.perf_counter()
status = main(["build", sys.argv[1], "--out", sys.argv[2]])
own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
cpu = sum(one.ru_utime + one.ru_stime for one in (own, children))
peak = max(own.ru_maxrss, children.ru_maxrss) * 1024 / 1e6
print(json.dumps({"status": status, "seconds": time.perf_counter() - start, "cpu": cpu, "peak": peak}))
"""
_IMPORT = """
import resource, sys, json
from time import perf_counter_ns
sys.path.insert(0, sys.argv[1])
def kilobytes():
    return sum(int(line.split()[1]) for line in open("/proc/self/smaps_rollup") if line.startswith("Private"))
import ctypes, importlib
before, start = kilobytes(), perf_counter_ns()
importlib.import_module(sys.argv[2])
found = {"import": perf_counter_ns() - start}
if len(sys.argv) > 3:
    ctypes.CDLL(sys.argv[3])
    start = perf_counter_ns()
    namespace = importlib.import_module(f"{sys.argv[2]}.part0000")
    found["namespace"] = perf_counter_ns() - start
    found["memory"] = kilobytes() - before
    name = next(one for one in dir(namespace) if one.startswith("close_"))
    start = perf_counter_ns()
    getattr(namespace, name)
    found["first"] = perf_counter_ns() - start
else:
    found["memory"] = kilobytes() - before
print(json.dumps(found))
"""


def build(project: Path, out: Path, cache: Path) -> dict[str, float]:
    """What `projector build` takes."""
    command = [sys.executable, "-c", _BUILD, str(project), str(out)]
    environment = {**os.environ, VARIABLE: str(cache)}
    ran = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)
    found: dict[str, float] = json.loads(ran.stdout.splitlines()[-1])
    if found["status"]:
        raise SystemExit("the projection wasn't built")
    return found


def imported(folder: Path, package: str, *library: str, rounds: int = 10) -> dict[str, float]:
    """The least of several imports in processes of their own."""
    each = [json.loads(run_python(["-c", _IMPORT, str(folder), package, *library])) for _ in range(rounds)]
    return {name: min(one[name] for one in each) for name in each[0]}


def measure(made: Workshop, functions: int) -> dict[str, float]:
    """All figures of one size."""
    folder = made.root / "scale" / str(functions)
    size = Size(functions)
    generate(size, folder / "metadata" / "scale")
    (folder / "pyproject.toml").write_text(_MANIFEST)
    source = folder / "libscale.c"
    source.write_text(library(size))
    shared = folder / "libscale.so.1"
    made.compile(shared, [source], ("-Wl,-soname,libscale.so.1",))
    runs, cache = dict[str, dict[str, float]](), made.root / "scale" / "cache"
    for gone in (folder / "build", cache / OBJECTS, cache / TEXTS):  # what zig keeps of C's own libraries stays
        shutil.rmtree(gone, ignore_errors=True)
    runs["cold"] = build(folder, folder / "dist", cache)
    (wheel,) = (folder / "dist").glob("*.whl")
    before = wheel.read_bytes()
    runs["unchanged"] = build(folder, folder / "dist", cache)
    if wheel.read_bytes() != before:
        raise SystemExit("the same input gave another wheel")
    text = folder / "metadata" / "scale" / "part0000.yaml"
    text.write_text(text.read_text().replace("Does what the 0th", "Does just what the 0th"))
    runs["one changed"] = build(folder, folder / "dist", cache)
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "installed")
        extension = next(one.file_size for one in archive.infolist() if one.filename.endswith(".so"))
    build_empty(made, folder / "installed")
    ours, none = imported(folder / "installed", PACKAGE, str(shared)), imported(folder / "installed", EMPTY)
    return {
        **{f"{name}, s": run["seconds"] for name, run in runs.items()},
        **{f"{name}, CPU s": run["cpu"] for name, run in runs.items()},
        "peak memory, MB": max(run["peak"] for run in runs.values()),
        "wheel, MB": wheel.stat().st_size / 1e6,
        "extension, MB": extension / 1e6,
        "import, ms": ours["import"] / 1e6,
        "that of a package with an empty extension, ms": none["import"] / 1e6,
        "a first namespace, ms": ours["namespace"] / 1e6,
        "memory of both beyond the empty package's, MB": (ours["memory"] - none["memory"]) * 1024 / 1e6,
        "first use of a function, ms": ours["first"] / 1e6,
    }


def table(rows: dict[int, dict[str, float]]) -> str:
    """As Markdown: a column a size."""
    head = ("functions", *(f"{functions:,}" for functions in rows))
    names = next(iter(rows.values()))
    return markdown.table(head, ((name, *(f"{row[name]:,.2f}" for row in rows.values())) for name in names))


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="bench.scale.run", description="What projections of any size cost.")
    parser.add_argument("--out", type=Path, default=Path("build/bench"))
    parser.add_argument("functions", type=int, nargs="*", default=SIZES)
    options = parser.parse_args()
    made = workshop(options.out)
    rows = {functions: measure(made, functions) for functions in options.functions}
    print(table(rows))
    if tuple(rows) != SIZES:
        return 0
    data.write("scale", rows)
    markdown.replace(PAGE, "scale", table(rows))
    return 0 if report(judge(rows)) else 1


if __name__ == "__main__":
    sys.exit(main())
