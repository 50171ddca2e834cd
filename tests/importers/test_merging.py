"""What differs between targets is said in as few conditions as can be."""

from __future__ import annotations

from typing import Any

import pytest

from projector.importers.merge import merged
from projector.targets import TARGETS, Target

LINUX = [row for row in TARGETS if row.os == "linux"]


def said(value: Any) -> Any:
    """The merged constant whose value on each Linux a function gives; None is nothing."""
    facts = {row: {"constants": {} if value(row) is None else {"C": value(row)}} for row in LINUX}
    return merged(facts)["constants"]["C"]


@pytest.mark.parametrize(
    ("is_other", "when"),
    [
        (lambda row: row.big_endian, {"endian": "big"}),
        (lambda row: row.pointer == 4, {"bits": 32}),
        (lambda row: row.libc == "musl", {"libc": "musl"}),
        (lambda row: row.arch == "ppc64le", {"arch": "ppc64le"}),
        (lambda row: row.arch in ("aarch64", "riscv64"), {"arch": ["aarch64", "riscv64"]}),
        (lambda row: row.pointer == 4 and row.libc == "musl", {"bits": 32, "libc": "musl"}),
    ],
)
def test_one_condition_is_enough(is_other: Any, when: Any) -> None:
    assert said(lambda row: 2 if is_other(row) else 1) == {"value": 1, "variants": [{"when": when, "value": 2}]}


def test_every_target_finds_its_own() -> None:
    def value(row: Target) -> int:
        return 10 * (row.arch == "x86") + row.pointer + (row.libc == "musl" and row.arch == "armv7")

    found = said(value)
    for row in LINUX:
        fitting = [one["value"] for one in found["variants"] if _fits(one["when"], row)]
        assert (*fitting, found["value"])[0] == value(row), row.name


def _fits(when: dict[str, Any], row: Target) -> bool:
    return all(getattr(row, key) in (one if isinstance(one, list) else [one]) for key, one in when.items())


def test_the_order_of_fields_is_a_difference() -> None:
    fields = {"a": "int", "b": "long"}
    facts = {
        row: {"records": {"R": {"fields": fields if row.endian == "little" else dict(reversed(fields.items()))}}}
        for row in LINUX
    }
    (variant,) = merged(facts)["records"]["R"]["variants"]
    assert (variant["when"], [*variant["fields"]]) == ({"endian": "big"}, ["b", "a"])
