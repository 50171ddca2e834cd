"""How calls are made: by C of each function's own, or by programs. What both do is tested elsewhere."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

import pytest
from projected import NATIVE, installed, planned, shipped

from projector.ir.sources import Sources
from projector.items.function.fits import fits
from projector.stages.plan import MANY

METADATA = Path(__file__).parents[1] / "metadata"
HEAD = "projector: 1\nnamespace: tiers.n\nlibrary: libc\n\nfunctions:\n"
COMPILED = re.compile(r"^static PyObject \*pj_call_\w*?_([a-z0-9]+)\(PyObject", re.MULTILINE)


def sources_of(folder: Path, functions: str, tier: str) -> Sources:
    """What a namespace is projected to."""
    folder /= "tiers"
    folder.mkdir(exist_ok=True)
    (folder / "module.yaml").write_text("projector: 1\nmodule: tiers\nlibraries: {libc: process}\n")
    (folder / "LICENSE").write_text("CC0-1.0\n")
    (folder / "n.yaml").write_text(HEAD + functions)
    _, sources, _ = planned("tiers_api", folder, tier=tier)
    return sources


def written(folder: Path, functions: str, tier: Literal["auto", "straight", "table"]) -> str:
    """The C of a namespace."""
    return "".join(one.text for one in sources_of(folder, functions, tier).native)


def compiled(folder: Path, functions: str, tier: Literal["auto", "straight", "table"]) -> set[str]:
    """The functions of a namespace that have C of their own."""
    return set(COMPILED.findall(written(folder, functions, tier)))


@pytest.mark.parametrize(("tier", "own"), [("straight", {"abs", "labs", "toupper"}), ("table", {"labs"})])
def test_in_the_table_tier_only_hot_functions_have_c_of_their_own(
    tmp_path: Path, tier: Literal["straight", "table"], own: set[str]
) -> None:
    functions = (
        "  abs: {returns: int, params: {j: int}}\n"
        "  labs: {returns: long, hot: true, params: {j: long}}\n"
        "  toupper: {returns: int, params: {c: int}}\n"
    )
    assert compiled(tmp_path, functions, tier) == own


def test_what_runs_programs_is_only_where_there_are_some(tmp_path: Path, zig_cache: Path) -> None:
    sizes = dict[str, int]()
    for tier in ("straight", "table"):
        sources = sources_of(tmp_path, "  abs: {returns: int, params: {j: int}}\n", tier)
        package = installed(sources, zig_cache.parent / f"tiers-{tier}", tmp_path / tier)
        sizes[tier] = (package / "tiers_api" / f"_native{sources.target.suffix}").stat().st_size
    assert sizes["straight"] < 0.8 * sizes["table"]


def test_many_functions_share_theirs(tmp_path: Path) -> None:
    few, many = ("".join(f"  f{i}: {{returns: int}}\n" for i in range(count)) for count in (MANY, MANY + 1))
    assert len(compiled(tmp_path, few, "auto")) == MANY
    assert compiled(tmp_path, many, "auto") == set()


@pytest.mark.parametrize("items", [64, 5000])
def test_what_needs_more_room_than_a_frame_has_its_own(items: int, tmp_path: Path) -> None:
    functions = f"  fill: {{returns: void, params: {{v: {{type: int *, dir: out, count: {{const: {items}}}}}}}}}\n"
    assert compiled(tmp_path, functions, "table") == ({"fill"} if items > 1000 else set())


@pytest.mark.parametrize(("tier", "many"), [("auto", False), ("auto", True), ("table", False), ("straight", False)])
def test_many_callbacks_share_theirs(tier: Literal["auto", "straight", "table"], many: bool, tmp_path: Path) -> None:
    count = MANY + 1 if many else 3
    callbacks = "".join(f"  cb{i}: {{params: {{value: int}}, returns: int}}\n" for i in range(count))
    functions = "  call: {params: {back: {type: cb0, scope: call}}}\n"
    text = written(tmp_path, f"{functions}\ncallbacks:\n{callbacks}", tier)
    shares = tier == "table" or (tier == "auto" and many)
    assert text.count("pj_enter_python(") == (0 if shares else count)


def test_callbacks_that_look_alike_share_a_pool(tmp_path: Path) -> None:
    alike = "".join(
        f"  cb{i}: {{params: {{value: {kind}}}, returns: int}}\n" for i, kind in enumerate(["int", "char"] * 3)
    )
    others = "  cb6: {params: {value: double}, returns: int}\n  cb7: {params: {data: void *}, user_data: data}\n"
    text = written(
        tmp_path, f"  call: {{params: {{back: {{type: cb0, scope: call}}}}}}\n\ncallbacks:\n{alike}{others}", "table"
    )
    assert sorted(map(int, re.findall(r"^static pj_pooled pj_pooled_\d\[(\d+)\]", text, re.MULTILINE))) == [16, 64]
    assert sorted(re.findall(r"\.shared = (\d),", text)) in (["1"] + ["2"] * 6, ["1"] * 6 + ["2"])


@pytest.mark.parametrize("metadata", ["probe", "linux", "sqlite3", "zlib", "libcurl"])
def test_every_function_of_real_metadata_can_be_a_program(metadata: str) -> None:
    folder = NATIVE / "metadata" / "probe" if metadata == "probe" else METADATA / metadata
    plan, _, _ = shipped(f"{metadata}_api", folder)
    assert [one.name for space in plan.namespaces for one in space.functions if not fits(one)] == []
