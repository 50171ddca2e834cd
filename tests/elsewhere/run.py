"""The native tests on other platforms: `python -m tests.elsewhere.run [TARGET...]`; 1 if any failed."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from projector.targets import TARGETS, target
from tests.elsewhere.probe import lay_out
from tests.elsewhere.pythons import Missing, Python, pythons

FOLDER = Path("build/elsewhere")
TIMEOUT = 3600


def run(python: Python, folder: Path) -> tuple[bool, str]:
    """Whether all tests passed, and what they said at last."""
    suite = folder / "suite"
    words = ["-m", "pytest", "-q", "-rfEs", "-p", "no:cacheprovider", "--rootdir", str(suite), str(suite)]
    done = python.run(
        words, TIMEOUT, PROJECTOR_PREBUILT=str(folder), LD_LIBRARY_PATH=str(folder), PROJECTOR_HOW=python.how
    )
    (folder / f"{python.how.replace(' ', '-')}.log").write_text(done.stdout)
    lines = [line for line in done.stdout.splitlines() if line.strip()]
    if done.returncode:
        print(*(line for line in lines if line.startswith(("FAILED", "ERROR"))), sep="\n")
    return done.returncode == 0, lines[-1] if lines else "nothing"


def main(*names: str) -> int:
    """Each target on each Python that is here for it."""
    failed = 0
    for name in names or [row.name for row in TARGETS]:
        folder = (FOLDER / name).absolute()
        try:
            found = pythons(name, FOLDER / "pythons")
        except Missing as missing:
            print(f"{name}: skipped: {missing}")
            continue
        if not found:
            print(f"{name}: nothing here runs it")
            continue
        lay_out(folder, target(name))
        for python in found:
            start = time.monotonic()
            passed, words = run(python, folder)
            print(f"{name}: {python.how}: {words} ({time.monotonic() - start:.0f} s)", flush=True)
            failed += not passed
    return min(failed, 1)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
