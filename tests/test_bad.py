"""The corpus of wrong metadata: what projector says of each case, to the letter.

A case is a folder `tests/bad/<code>-<slug>`, named after the code that it is about. It holds

- either `case.yaml`, one facts file: it stands for `metadata/bad/bad.yaml` in a module `bad` that has nothing else (so
  it has to say `projector: 1` and `namespace: bad`, unless that is the point);
- or `metadata/<module>/...`, for what takes several files: all folders are loaded, in the order of their names;
  `required/<module>` is left for `requires:` to find, and files in `overlays/` are the publisher's;
- and `expected.txt`: the diagnostics as the command line prints them, in the order of files, lines and columns, with
  paths relative to the case.

The stages are load and, if it found no error, resolve for x86_64-linux-gnu, as in a build.
`PROJECTOR_GOLD=1 pytest tests/test_bad.py` writes the expectations anew; read the difference before you commit it.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from projector.diagnostics import CODES, Diagnostics, to_text
from projector.stages.load import load
from projector.stages.resolve import resolve
from projector.targets import target

BAD = Path(__file__).parent / "bad"
CASES = sorted(path.name for path in BAD.iterdir() if path.is_dir())
MODULE = "projector: 1\nmodule: bad\n"


def _diagnose(folders: list[Path], overlays: list[Path], found: Diagnostics) -> None:
    documents = load(folders, found, overlays)
    if not found.failed:
        resolve(documents, target("x86_64-linux-gnu"), found)


def _prepared(case: str, folder: Path) -> None:
    """A copy of a case, its short form written out."""
    shutil.copytree(BAD / case, folder)
    if (folder / "case.yaml").exists():
        module = folder / "metadata" / "bad"
        module.mkdir(parents=True)
        (module / "module.yaml").write_text(MODULE)
        (folder / "case.yaml").rename(module / "bad.yaml")
    if (folder / "required").exists():
        shutil.copytree(folder / "required", folder / "metadata", dirs_exist_ok=True)


def _rendered(found: Diagnostics, folder: Path) -> str:
    texts = []
    for one in found:
        file = one.place.file if one.place else None
        source = file.read_bytes().decode("utf-8-sig", "replace") if file and file.is_file() else None
        texts.append(to_text(one, source).replace(f"{folder.as_posix()}/", ""))
    return "".join(f"{text}\n" for text in texts)


@pytest.mark.parametrize("case", CASES)
def test_case(case: str, tmp_path: Path) -> None:
    folder = tmp_path / "case"
    folders = sorted((BAD / case / "metadata").glob("*")) or [Path("bad")]
    _prepared(case, folder)
    overlays = sorted((folder / "overlays").glob("*"))
    found = Diagnostics()
    _diagnose([folder / "metadata" / each.name for each in folders], overlays, found)
    text = _rendered(found, folder)
    expected = BAD / case / "expected.txt"
    if os.environ.get("PROJECTOR_GOLD"):
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")
    assert case[:5].upper() in re.findall(r"PJ\d{3}", text), "the case is named after a code that it doesn't have"


def test_every_yaml_and_load_code_has_a_case() -> None:
    """Limits of size and number are in test_bombs.py, PJ306 in test_load.py."""
    shown = {case[:5].upper() for case in CASES}
    elsewhere = {"PJ104", "PJ106", "PJ107", "PJ108", "PJ306"}
    assert {code for code in CODES if code[2] == "1" or "PJ300" <= code < "PJ320"} - shown == elsewhere
