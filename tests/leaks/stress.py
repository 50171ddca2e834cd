"""Many threads make very many calls of every form of the probe, and memory must stay flat.

PYTHONPATH=tests python -m tests.leaks.stress CALLS [THREADS]; PROJECTOR_TIER says of which tier.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from projected import NATIVE, TIER, planned

from projector.targets import host
from tests.elsewhere.probe import build
from tests.faults.forms import forms
from tests.faults.probed import CALLABLES, FAILING, GIVEN, KEPT, MADE, MORE, RAW_FORMS

ALONE = (
    "cb_later",
    "cb_now",
    "tb_register",
    "tb_sum",
    "cb_forever",
    "cb_in_thread",
    "tb_swap",
    "answer_fill",
    "cb_sort",
)
"""Functions of the probe with memory of their own that threads can't share."""


def groups() -> tuple[list[str], dict[str, list[str]]]:
    """The modules, and the forms by namespace."""
    plan, _, _ = planned("probe_api", NATIVE / "metadata" / "probe")
    every = [
        *forms(plan, MADE, GIVEN, CALLABLES),
        *((name, f"probe_api.{name}({words})") for name, words in FAILING.items()),
        *MORE.items(),
        *RAW_FORMS.items(),
    ]
    modules = [one.name for one in plan.namespaces if not one.name.endswith(".absent")]
    found: dict[str, list[str]] = {}
    for name in modules:
        space = name.split(".")[1]
        found[space] = [
            source for _, source in every if f"probe_api.{space}." in source and not any(one in source for one in ALONE)
        ]
    return modules, {space: sources for space, sources in found.items() if sources}


def main(calls: str, threads: str = "16") -> int:
    """Build the probe, and run the child."""
    folder = Path("build", f"stress-{TIER}").absolute()
    (folder / "cache").mkdir(parents=True, exist_ok=True)
    build("probe", NATIVE, NATIVE / "metadata" / "probe", folder, host())
    modules, found = groups()
    work = {"calls": int(calls), "threads": int(threads), "modules": modules, "handles": KEPT, "groups": found}
    environment = os.environ | {"PYTHONPATH": str(folder), "LD_LIBRARY_PATH": str(folder)}
    environment["MALLOC_MMAP_THRESHOLD_"] = str(2**20)  # or glibc keeps what was large once
    words = [sys.executable, str(Path(__file__).with_name("stressed.py"))]
    print(f"{int(calls):,} calls by {threads} threads, tier {TIER}", flush=True)
    return subprocess.run(words, input=json.dumps(work), env=environment, text=True, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
