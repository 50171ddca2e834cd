"""insert: entries go into a person's file, and everything else of it stays."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from projector.diagnostics import Diagnostics
from projector.importers.tree import node
from projector.yaml import Mapping, Node, Scalar, insert, read, reformat, write

NAMES = st.sampled_from("abcdefgh")
TREES = st.recursive(st.integers(0, 9), lambda inner: st.dictionaries(NAMES, inner, max_size=4), max_leaves=12)
FILES = st.dictionaries(st.sampled_from(["add", "change"]), st.dictionaries(NAMES, TREES, min_size=1), min_size=1)


def inserted(text: str, added: dict[str, Any]) -> str:
    tree = node(added)
    assert isinstance(tree, Mapping)
    return insert(text, tree)


def parsed(text: str) -> Any:
    return data(read(text.encode(), Path("a.yaml"), Diagnostics()))


def data(of: Node | None) -> Any:
    if isinstance(of, Mapping):
        return {key.value: data(value) for key, value in of.entries}
    assert isinstance(of, Scalar)
    return int(of.value)


def without(of: dict[str, Any], there: dict[str, Any]) -> dict[str, Any]:
    """What is new: nothing that would take the place of something else."""
    fresh = dict[str, Any]()
    for key, value in of.items():
        if key not in there:
            fresh[key] = value
        elif isinstance(value, dict) and isinstance(there[key], dict):
            fresh[key] = without(value, there[key])
    return {key: value for key, value in fresh.items() if value != {} or key not in there}


def joined(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    both = dict(one)
    for key, value in other.items():
        both[key] = joined(both[key], value) if isinstance(both.get(key), dict) else value
    return both


@settings(max_examples=60)
@given(FILES, FILES, st.booleans())
def test_the_file_says_both_and_stays_canonical(base: dict[str, Any], more: dict[str, Any], commented: bool) -> None:
    added = without(more, base)
    tree = node(base)
    assert isinstance(tree, Mapping)
    text = write(tree)
    if commented:
        text = "".join(f"{line}  # {at}\n" for at, line in enumerate(text.splitlines()))
        text = (reformat(text.encode(), Path("a.yaml"), Diagnostics()) or b"").decode()
    made = inserted(text, added)
    assert parsed(made) == joined(base, added)
    assert reformat(made.encode(), Path("a.yaml"), Diagnostics()) == made.encode()
    assert sorted(part.split("#")[1] for part in made.splitlines() if "#" in part) == sorted(
        part.split("#")[1] for part in text.splitlines() if "#" in part
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a:\n    b: { c: 1, }   # mine\n", "a:\n    b: { c: 1, d: 2}   # mine\n"),
        ("a:\n    b:  {c: 1 }\n    # below\n", "a:\n    b:  {c: 1, d: 2 }\n    # below\n"),
        ("a:\r\n    b:\r\n        c: 1\r\n", "a:\r\n    b:\r\n        c: 1\r\n        d: 2\r\n"),
        ("a:\n   b:\n      c: 1  # last", "a:\n   b:\n      c: 1  # last\n      d: 2\n"),
        ("a:\n    b:\n", "a:\n    b:\n      d: 2\n"),
        ("a: {}\n", "a: {b: {d: 2}}\n"),
        (
            '"a":\n    b:\n        c: |\n            text\n\n    e: 1\n',
            '"a":\n    b:\n        c: |\n            text\n        d: 2\n\n    e: 1\n',
        ),
    ],
)
def test_layout_that_isnt_canonical_stays(text: str, expected: str) -> None:
    assert inserted(text, {"a": {"b": {"d": 2}}}) == expected


@pytest.mark.parametrize("text", ["a: 1\n", "a:\n  b: 1\n", "a: [1]\n", "a: {b: {d: 3}}\n"])
def test_what_is_there_stays(text: str) -> None:
    with pytest.raises(ValueError, match="has a value already"):
        inserted(text, {"a": {"b": {"d": 2}}})
