"""dump: any value of the flow as JSON and as an outline."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from projector import yaml
from projector.diagnostics import Diagnostics, Place, Severity
from projector.ir.api import Constant, Count, Integer, Slot
from projector.ir.dump import to_data, to_text
from projector.stages.load import load
from projector.targets import TARGETS

PLACE = Place(Path("m/x.yaml"), 2, 7)
INT = Integer("int", 4, 4, True)


def test_a_dataclass_names_its_class_and_place() -> None:
    assert to_data(Slot("n", "n", INT, "int", PLACE, count=Count(const=1)))["count"] == {  # type: ignore[index, call-overload]
        "is": "Count",
        "param": None,
        "field": None,
        "const": 1,
        "null_terminated": False,
        "call": None,
        "unit": "elements",
        "outer": None,
        "size": None,
        "out": None,
        "returned": False,
        "includes_nul": False,
    }
    assert to_data(PLACE) == "m/x.yaml:2:7"


@pytest.mark.parametrize(
    ("value", "data"),
    [
        (None, None),
        (True, True),
        (1.5, 1.5),
        (b"\x00", "b'\\x00'"),
        (Path("a/b"), "a/b"),
        (Severity.NOTE, "note"),
        ((1, [2]), [1, [2]]),
        (frozenset({"b", "a"}), ["a", "b"]),
        ({("a", "b"): 1}, {"a.b": 1}),
        (yaml.Scalar("x", True, PLACE), "x"),
        (yaml.Sequence((yaml.Scalar("x", True, PLACE),), PLACE), ["x"]),
    ],
)
def test_plain_values(value: object, data: object) -> None:
    assert to_data(value) == data
    json.dumps(to_data(value))


def test_the_outline_leaves_defaults_out() -> None:
    constant = Constant("x.constants.N", "N", "N", PLACE, doc="two\nlines", value=3, type=INT)
    assert to_text(constant) == (
        "Constant\n  key: x.constants.N\n  name: N\n  python_name: N\n  place: m/x.yaml:2:7\n"
        "  doc: |\n    two\n    lines\n  value: 3\n"
        "  type: Integer\n    c: int\n    size: 4\n    align: 4\n    signed: True\n"
    )


def test_the_outline_of_a_mapping_starts_at_its_keys() -> None:
    assert to_text({"a": {"b": [1, 2]}, "c": {}}) == "a:\n  b:\n    - 1\n    - 2\nc: {}\n"


def test_what_has_no_form_is_refused() -> None:
    with pytest.raises(TypeError, match="object can't be dumped"):
        to_data(object())


def test_our_own_metadata_can_be_dumped() -> None:
    documents = load([Path("metadata/linux")], Diagnostics())
    assert json.loads(json.dumps(to_data(documents)))["modules"][0]["name"] == "linux"
    assert "clock_gettime" in to_text(documents)
    assert to_text(TARGETS[0]).startswith("Target\n  name: x86_64-linux-gnu\n")


@dataclass(frozen=True)
class Private:
    """A dataclass with something that is nobody's business."""

    shown: int
    _hidden: int = 0


def test_private_fields_stay_private() -> None:
    assert to_data(Private(1)) == {"is": "Private", "shown": 1}
