"""Out of memory: every allocation of every form of use of the probe fails once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from projected import NATIVE, shipped

from projector.ir.plan import EnumPlan, Plan
from tests.faults.forms import forms, is_wrong
from tests.faults.probed import CALLABLES, FAILING, GIVEN, KEPT, MADE, MORE, OWNERS, RAISING, RAW_FORMS

PROJECTION = Path(__file__).parents[1] / "projection"
pytest.importorskip("_testcapi", reason="this CPython has no _testcapi")
PLAN, _, _ = shipped("probe_api", NATIVE / "metadata" / "probe")
NAMESPACES = sorted(one.name for one in PLAN.namespaces if not one.name.endswith((".absent", ".raw")))


def exhaust(folder: Path, library: Path, **work: object) -> list[tuple[str, int, str]]:
    """Sweeps forms in a child: how many allocations each made, and what it raises when none fails (or "-")."""
    path = os.pathsep.join(map(str, (folder, PROJECTION)))
    env = {**os.environ, "PYTHONPATH": path, "LD_LIBRARY_PATH": str(library)}
    words = [sys.executable, str(Path(__file__).with_name("exhaust.py"))]
    done = subprocess.run(words, input=json.dumps(work), env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stdout.splitlines()[-1:]}\n{done.stderr}"
    lines = [line.rsplit(" ", 2) for line in done.stdout.splitlines()]
    return [(name, int(count), raised) for name, count, raised in lines]


def of(plan: Plan, namespace: str) -> list[tuple[str, str]]:
    """The forms of a namespace, those that fail included."""
    every = [
        *forms(plan, MADE, GIVEN, CALLABLES),
        *((f"{name} fails", f"probe_api.{name}({words})") for name, words in FAILING.items()),
        *MORE.items(),
    ]
    return [(name, source) for name, source in every if f"{namespace}." in source.partition("(KEPT")[0]]


@pytest.mark.parametrize("namespace", NAMESPACES)
def test_every_form_survives(probe_folder: Path, probe_library: Path, namespace: str) -> None:
    every = of(PLAN, namespace)
    modules = [one for one in NAMESPACES if namespace in one or one in OWNERS]
    swept = exhaust(probe_folder, probe_library, modules=modules, handles=KEPT, forms=every)
    assert [name for name, *_ in swept] == [name for name, _ in every]
    print(f"{len(swept)} forms, {sum(count for _, count, _ in swept)} faults")
    failed = {name: raised for name, _, raised in swept if raised != "-" and not is_wrong(name)}
    assert failed == {name: raised for name, raised in RAISING.items() if name in dict(every)}


def test_raw_forms_survive(probe_folder: Path, probe_library: Path) -> None:
    modules = ["probe_api.bare", "probe_api.bare.raw"]
    swept = exhaust(probe_folder, probe_library, modules=modules, handles={}, forms=list(RAW_FORMS.items()))
    assert [name for name, *_ in swept] == list(RAW_FORMS)
    assert {name for name, _, raised in swept if raised != "-"} == {name for name in RAW_FORMS if "refused" in name}
    assert sum(count for _, count, _ in swept) > len(RAW_FORMS)


def test_every_first_use_survives(probe_folder: Path, probe_library: Path) -> None:
    """Making functions and types; not enums: Python's own enum module loses a failed allocation here and there."""
    modules = [one.name for one in PLAN.namespaces if not one.name.endswith("absent")]
    types = [(f"{one.name}.{item.name}", item) for one in PLAN.namespaces for item in one.types]
    enums = [name for name, item in types if isinstance(item, EnumPlan)]
    functions = [f"{one.name}.{item.name}" for one in PLAN.namespaces for item in one.functions]
    uses = [
        (name, name)
        for name in (*(name for name, _ in types), *functions)
        if name not in enums and ".absent." not in name and ".not_there" not in name
    ]
    swept = exhaust(probe_folder, probe_library, modules=modules, handles={}, before=enums, forms=uses, first=True)
    assert len(swept) == len(uses)
    print(f"{len(swept)} first uses, {sum(count for _, count, _ in swept)} faults")
