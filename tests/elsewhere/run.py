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
SLOW = ("riscv64-linux-gnu", "s390x-linux-gnu")  # as any that is emulated; arm64 stands for them every time


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


def tried(name: str) -> tuple[bool, str]:
    """Whether nothing failed on the Pythons that are here for a target, and what each of them said."""
    folder = (FOLDER / name).absolute()
    try:
        found = pythons(name, FOLDER / "pythons")
    except Missing as missing:
        return True, f"skipped: {missing}"
    if not found:
        return True, "never: nothing here runs it"
    lay_out(folder, target(name))
    good, said = True, list[str]()
    for python in found:
        start = time.monotonic()
        passed, words = run(python, folder)
        said.append(f"{python.how}: {words} ({time.monotonic() - start:.0f} s)")
        good = good and passed
    return good, "\n".join(said)


def main(*names: str) -> int:
    """Each of these targets, or those that don't take a quarter of an hour, on each Python that is here for it."""
    failed = 0
    for name in names or [row.name for row in TARGETS if row.proof and row.name not in SLOW]:
        good, words = tried(name)
        print(f"{name}: {words}", flush=True)
        failed += not good
    return min(failed, 1)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
