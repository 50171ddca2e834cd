"""Packed rows: what the generator writes and the runtime reads must agree; what isn't written follows from the rest."""

from __future__ import annotations

import re
from collections.abc import Callable
from types import ModuleType

import pytest
from projected import NATIVE, planned

from projector.ir.plan import RecordPlan
from projector.items import packed
from projector.items.record import plan as records
from projector.stages.compile import RUNTIME
from projector.stages.render import _STEP

ROWS = (RUNTIME / "pj_rows.h").read_text()


@pytest.mark.parametrize("kind", ["function", "record", "field", "program"])
def test_columns_stand_in_the_runtimes_order(kind: str) -> None:
    found = re.search(rf"typedef struct \{{([^}}]*)\}} pj_{kind}_row;", ROWS)
    assert found is not None
    declared = re.findall(r"(?:uint32_t|pj_place) ([\w, ]+);", re.sub(r"/\*.*?\*/", "", found[1], flags=re.DOTALL))
    columns = [name for names in declared for name in names.split(", ")]
    assert columns == [one for one in getattr(packed, kind.upper()) if not one.endswith(" steps")]


def test_the_steps_of_a_program_are_counted_by_phase() -> None:
    vocabulary = (RUNTIME / "pj_table.h").read_text()
    phases = re.findall(r"PJ_PHASE_(\w+)", vocabulary[: vocabulary.index("PJ_PHASES")])
    assert tuple(map(str.lower, phases)) == packed.PHASES
    assert packed.PROGRAM[3 : 3 + len(phases)] == tuple(f"{phase} steps" for phase in packed.PHASES)
    assert re.search(r"result;.*?\n    uint32_t counts\[PJ_PHASES\];.*?\n    uint32_t gil", ROWS)


def test_the_runtime_takes_the_same_steps_through_names() -> None:
    assert re.search(r"#define PJ_STEP (\d+)", ROWS)[1] == str(_STEP)  # type: ignore[index]


def test_a_record_has_the_same_format_whether_it_is_written_down_or_follows(
    probe: Callable[[str], ModuleType], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "following", lambda *_: None)
    plan, _, _ = planned("probe_api", NATIVE / "metadata" / "probe")
    spaces = [(probe(".".join(space.path)), space) for space in plan.namespaces if space.path]
    written = {getattr(module, one.name): one.format for module, space in spaces for one in space.types
               if isinstance(one, RecordPlan) and not one.flexible}  # fmt: skip
    assert len(written) > 50
    assert {of: memoryview(of.array_of(1)).format for of in written} == written
