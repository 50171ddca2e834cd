"""The corpus: every library imported and compared with what gcc says, beside ctypesgen and autopxd2.

python -m bench.corpus.run [NAME]... writes build/corpus/table.json and prints the table as Markdown (`make corpus`).
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.corpus import peers
from bench.corpus.libraries import FOLDER, ROOT, TARGETS, Library, libraries
from bench.corpus.oracle import Truth, truth
from bench.corpus.ours import described, missing
from bench.corpus.table import table

PROJECTOR = str(ROOT / ".venv" / "bin" / "projector")


def main(names: list[str]) -> None:
    """Measure all of them, or those of these names."""
    peers.environment()
    rows = []
    for name, library in libraries().items():
        if names and name not in names:
            continue
        print(f"{name}...", file=sys.stderr)
        rows.append(_row(library))
        (FOLDER / "table.json").write_text(json.dumps({"rows": rows, "versions": peers.versions()}, indent=1))
    print(table(rows, peers.versions()))


def _row(library: Library) -> dict[str, object]:
    with tempfile.TemporaryDirectory(prefix="corpus-") as scratch:
        known = truth(library, Path(scratch))
        row: dict[str, object] = {"name": library.name, "all": _all(known), "projector": _ours(library, known)}
        for peer in (peers.ctypesgen, peers.autopxd2):
            folder = Path(scratch, peer.__name__)
            folder.mkdir()
            made = peer(library, known, folder)
            counts = {kind: len(found) for kind, found in made.found.items()}
            row[peer.__name__] = {"seconds": made.seconds, "cpu": made.cpu, "failed": made.failed, **counts}
        return row


def _all(known: Truth) -> dict[str, int]:
    constants = known.macros | set(known.enumerators)
    return {"functions": len(known.functions), "constants": len(constants), "layouts": len(known.layouts)}


def _ours(library: Library, known: Truth) -> dict[str, object]:
    """Imported for both processors, verified for both, and compared."""
    out = FOLDER / "metadata" / library.name
    subprocess.run(["rm", "-rf", out], check=True)
    began, before = time.perf_counter(), peers.cpu()
    ran = subprocess.run([PROJECTOR, "import", "c", *library.words(), "-o", out], capture_output=True, text=True)
    row: dict[str, object] = {"seconds": time.perf_counter() - began, "cpu": peers.cpu() - before}
    if ran.returncode:
        return {**row, "failed": ran.stderr.strip().splitlines()[-1]}
    lost = missing(known, described(out))
    row |= {kind: count - len(lost[kind]) for kind, count in _all(known).items()}
    includes = [word for one in library.folders() for word in ("--include", str(one))]
    targets = [word for one in TARGETS for word in ("--target", one)]
    said = subprocess.run([PROJECTOR, "verify", out, *targets, *includes, "--json"], capture_output=True, text=True)
    return {**row, "missing": lost, "verify": _verified(said.stdout), "failed": ""}


def _verified(text: str) -> dict[str, dict[str, int]]:
    """By target: how many facts are proven and wrong, and of how many nobody knows."""
    found = dict[str, dict[str, int]]()
    for line in text.splitlines():
        one = json.loads(line)
        if "proven" in one:
            proven, wrong = sum(one["proven"].values()), sum(one["wrong"].values())
            found[one["target"]] = {"proven": proven, "wrong": wrong, "unproven": one["unproven"]}
    return found


if __name__ == "__main__":
    main(sys.argv[1:])
