"""Values of the flow as bytes: what comes back is what went in, and nothing that the bytes say is done."""

from __future__ import annotations

import os
import pickle
import zlib
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from projector.diagnostics import Diagnostic, Place, Severity
from projector.ir.types import VOID, Pointer
from projector.preserve import Damaged, digest, preserve, restore

PLACE = Place(Path("a/b.yaml"), 3, 4)
VALUES = [
    None,
    (1, True, 2.5, "text", b"bytes", (), [], {"a": {"b": ()}}),
    Pointer(Pointer(VOID, True, 8, 8), False, 8, 8),
    Diagnostic("PJ413", Severity.NOTE, PLACE, "one\ntwo\udcff"),
]


class Hostile:
    """What makes a reader of pickles call something."""

    def __init__(self, *how: Any) -> None:
        self.how = how

    def __reduce__(self) -> Any:
        return self.how


@pytest.mark.parametrize("value", VALUES)
def test_a_value_comes_back(value: object) -> None:
    again = restore(preserve(value))
    assert again == value and type(again) is type(value)
    assert digest(again) == digest(value)


def test_equal_values_have_one_digest_whatever_they_share() -> None:
    text = "".join(["te", "xt"])
    assert digest((text, text)) == digest((text, "".join(["t", "ext"])))
    assert digest((text, 1)) != digest((text, True)) != digest((text, "1"))


@pytest.mark.parametrize(
    "how",
    [
        (os.system, ("false",)),
        (eval, ("1",)),
        (getattr, (PLACE, "file")),
        (PurePosixPath, ("a",)),
        (Damaged, ("a",)),
        (Path.unlink, (Path("a"),)),
    ],
)
def test_nothing_else_is_made_or_called(how: tuple[Any, ...]) -> None:
    with pytest.raises(Damaged):
        restore(zlib.compress(pickle.dumps(Hostile(*how))))


def test_what_is_damaged_is_refused() -> None:
    whole = preserve(VALUES)
    for data in (
        b"",
        whole[:-1],
        b"x" + whole,
        zlib.compress(zlib.decompress(whole)[:-5]),
        zlib.compress(b"\x80\x05."),
    ):
        with pytest.raises(Damaged):
            restore(data)
