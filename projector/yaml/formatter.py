"""Rewrites the layout of a file, and nothing that it says."""

from __future__ import annotations

from pathlib import Path

from projector.diagnostics import Diagnostics
from projector.yaml.characters import decode
from projector.yaml.comments import place
from projector.yaml.layout import to_text
from projector.yaml.reader import read
from projector.yaml.source import layout_of


def reformat(data: bytes, file: Path, found: Diagnostics) -> bytes | None:
    """The file in canonical layout, comments included; None, with errors in `found`, if it isn't our YAML."""
    problems = Diagnostics()
    tree, text = read(data, file, problems), decode(data, file, Diagnostics())
    found.found += problems.found
    if problems.failed or tree is None or text is None:
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    root, comments = layout_of(text)
    place(root, comments, text)
    formatted = to_text(root)
    result = formatted.encode()
    if result != data and not (read(result, file, problems) == tree and _words(formatted) == _words(text)):
        raise AssertionError(f"{file.as_posix()} stays: formatting would change what it says, please report it")
    return result


def _words(text: str) -> list[str]:
    """All comments, in any order."""
    return sorted(words for _, words in layout_of(text)[1])
