"""What `projector format` makes of a text, with what must hold of any; and the files here to try it on."""

from __future__ import annotations

from pathlib import Path

from projector.diagnostics import Diagnostics
from projector.yaml import read, reformat

ROOT = Path(__file__).parent.parent
FILE = Path("f.yaml")
EVERY = sorted(
    path
    for folder in ("metadata", "projections", "bench", "tests")
    for path in (ROOT / folder).rglob("*.y*ml")
    if path.is_file()
)


def formatted(text: str) -> str:
    """The text in canonical layout; formatting that once more changes nothing, and neither changes what it says."""
    found = Diagnostics()
    result = reformat(text.encode(), FILE, found)
    assert list(found) == []
    assert result is not None
    assert reformat(result, FILE, found) == result
    assert read(result, FILE, found) == read(text.encode(), FILE, found)
    return result.decode()
