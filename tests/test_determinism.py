"""The same input gives the same output: under any hash seed, in any order of files; an edit changes one namespace."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from projected import NATIVE, planned

from projector.ir.dump import to_text

PROBE = NATIVE / "metadata" / "probe"
SHOW = """
import hashlib, os, random, sys
from pathlib import Path
sys.path.insert(0, {tests!r})
if {seed} % 2:
    listed = Path.iterdir
    def shuffled(self):
        found = list(listed(self))
        random.Random({seed}).shuffle(found)
        return iter(found)
    Path.iterdir = shuffled
    names = os.listdir
    os.listdir = lambda *args: random.Random({seed}).sample(found := names(*args), len(found))
    scan = os.scandir
    class Scan(list):
        def __enter__(self): return self
        def __exit__(self, *args): pass
        def close(self): pass
    def scandir(*args):
        with scan(*args) as found:
            entries = list(found)
        random.Random({seed}).shuffle(entries)
        return Scan(entries)
    os.scandir = scandir
from projected import NATIVE, planned
from projector.ir.dump import to_text
plan, sources, found = planned("probe_api", NATIVE / "metadata" / "probe")
text = to_text(plan) + to_text(sources) + "".join(f"{{one.code}} {{one.message}}\\n" for one in found)
print(hashlib.sha256(text.encode()).hexdigest())
"""


def _digest(seed: int) -> str:
    code = SHOW.format(tests=str(Path(__file__).parent), seed=seed)
    environment = {"PYTHONHASHSEED": str(seed), "TZ": "Asia/Tokyo" if seed % 2 else "UTC", "LC_ALL": "C"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_same_sources_under_any_hash_seed_and_order_of_files() -> None:
    assert len({_digest(seed) for seed in (0, 1, 2)}) == 1


def test_the_same_sources_from_another_folder(tmp_path: Path) -> None:
    shutil.copytree(PROBE, tmp_path / "deep" / "probe")
    _, here, _ = planned("probe_api", PROBE)
    _, there, _ = planned("probe_api", tmp_path / "deep" / "probe")
    assert to_text(here) == to_text(there)


def _files(folder: Path) -> dict[str, str]:
    _, sources, _ = planned("probe_api", folder)
    return {one.path: hashlib.sha256(one.text.encode()).hexdigest() for one in (*sources.native, *sources.package)}


EDITS = {
    "doc": ("numbers.yaml", "doc: Floats, bool, char and enums.", "doc: Changed.", {"numbers.c", "numbers.pyi"}),
    "value": ("text.yaml", '"wide"', '"wider"', {"text.c", "text.pyi"}),
    "semantics": ("buffers.overlay.yaml", "reverse: {params: {data: {dir: inout", "reverse: {params: {data: {dir: in",
                  {"buffers.c"}),
    "comment": ("text.yaml", "platforms: [linux, windows, emscripten]",
                "platforms: [linux, windows, emscripten] # all of it", set()),
    "new function": ("numbers.yaml", "functions:\n", "functions:\n  abs: {params: {v: int}, returns: int}\n",
                     {"numbers.c", "numbers.pyi"}),
}  # fmt: skip


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_changes_the_files_of_its_namespace_only(edit: str, tmp_path: Path) -> None:
    name, old, new, expected = EDITS[edit]
    folder = tmp_path / "probe"
    shutil.copytree(PROBE, folder)
    before = _files(folder)
    text = (folder / name).read_text()
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1))
    after = _files(folder)
    assert {path for path in before if before[path] != after[path]} == expected
    assert set(before) == set(after)
