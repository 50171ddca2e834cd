"""What `projector format` and the writer make of a text, with what must hold of any."""

from __future__ import annotations

from pathlib import Path

from projector.diagnostics import Diagnostics
from projector.yaml import Mapping, Node, Sequence, parse_bool, parse_int, read, reformat

FILE = Path("f.yaml")


def formatted(text: str) -> str:
    """The text in canonical layout; formatting that once more changes nothing, and neither changes what it says."""
    found = Diagnostics()
    result = reformat(text.encode(), FILE, found)
    assert list(found) == []
    assert result is not None
    if result == text.encode():
        return text  # all that is to be seen of two equal texts
    assert reformat(result, FILE, found) == result
    assert read(result, FILE, found) == read(text.encode(), FILE, found)
    return result.decode()


def outcome(data: bytes) -> tuple[bytes | None, Mapping | None, Diagnostics, Diagnostics]:
    """What the formatter and the reader make of a file, and what they found."""
    ours, readers = Diagnostics(), Diagnostics()
    return reformat(data, FILE, ours), read(data, FILE, readers), ours, readers


def said(node: Node | None) -> object:
    """What our types see of a tree: whether a text is in quotes only matters where it would be something else."""
    if isinstance(node, Mapping):
        return [(key.value, said(value)) for key, value in node.entries]
    if isinstance(node, Sequence):
        return [said(item) for item in node.items]
    assert node is not None
    return node.value, node.is_null, node.plain and is_special(node.value)


def is_special(text: str) -> bool:
    """Whether a text without quotes may be an integer or a truth value."""
    for parse in (parse_int, parse_bool):
        try:
            parse(text)
        except ValueError:
            continue
        return True
    return False


def tree_of(text: str) -> Mapping:
    """The tree of a text that has nothing wrong."""
    found = Diagnostics()
    tree = read(text.encode(), FILE, found)
    assert list(found) == []
    assert tree is not None
    return tree
