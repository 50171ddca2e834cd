"""The YAML files here, whole folders at once: the formatter and the writer change nothing of what they say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from formatted import formatted, outcome, said, tree_of

from projector.yaml import write

ROOT = Path(__file__).parent.parent
OURS = ("metadata", "projections")  # which are in the canonical layout
FOLDERS = sorted(
    folder for name in (*OURS, "bench", "tests") for folder in (ROOT / name).iterdir() if any(folder.rglob("*.y*ml"))
)


def wrong(path: Path) -> Iterator[str]:
    """What doesn't hold of a file."""
    data = path.read_bytes()
    result, tree, ours, readers = outcome(data)
    if list(ours) != list(readers) or (result is None) != (readers.failed or tree is None):
        yield f"{path}: the formatter finds {list(ours)}, the reader {list(readers)}"
    if result is None or tree is None:
        return
    if path.relative_to(ROOT).parts[0] in OURS and result != data:
        yield f"{path} isn't formatted"
    if result != data:
        formatted(data.decode())
    text = write(tree)
    if said(tree_of(text)) != said(tree):
        yield f"{path}: the writer's text says something else"
    if formatted(text) != text:
        yield f"{path}: the writer's layout isn't the formatter's"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.relative_to(ROOT).as_posix())
def test_it_says_the_same_formatted_and_written(folder: Path) -> None:
    files = sorted(path for path in folder.rglob("*.y*ml") if path.is_file())
    assert [line for path in files for line in wrong(path)] == []
