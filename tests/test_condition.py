"""The language of `fail_if` and `when`."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, strategies as st

from projector.ir.condition import AllOf, AnyOf, Comparison, Condition, comparisons, parse


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("ret < 0", Comparison("ret", "<", (0,))),
        ("ret==-1", Comparison("ret", "==", (-1,))),
        ("errno != 0x1F", Comparison("errno", "!=", (31,))),
        ("ret not in (SQLITE_OK, 100)", Comparison("ret", "not in", ("SQLITE_OK", 100))),
        ("ret in (sqlite3.OK)", Comparison("ret", "in", ("sqlite3.OK",))),
        ("ret < 0 and errno == EINTR", AllOf((Comparison("ret", "<", (0,)), Comparison("errno", "==", ("EINTR",))))),
        (
            "a == 1 or b == 2 and c == 3",
            AnyOf(
                (
                    Comparison("a", "==", (1,)),
                    AllOf((Comparison("b", "==", (2,)), Comparison("c", "==", (3,)))),
                )
            ),
        ),
    ],
)
def test_conditions(text: str, condition: Condition) -> None:
    assert parse(text) == condition


def test_comparisons_from_left_to_right() -> None:
    assert [one.subject for one in comparisons(parse("a == 1 or b == 2 and c == 3"))] == ["a", "b", "c"]


@pytest.mark.parametrize(
    "text",
    [
        "", "ret", "ret <", "< 0", "ret = 0", "ret < 0 and", "ret in 3", "ret in ()", "ret in (1", "ret in (1,)",
        "ret not 1", "(ret < 0)", "ret < 0 || errno", "ret is None", "not ret", "ret < 0; system(1)", "ret < 1.5",
        "ret < 08", "ret == 'a'", "and == 1", "ret == or", "ret < 0 ret < 1",
    ],
)  # fmt: skip
def test_what_is_no_condition(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        parse(text)


@given(st.text("retno <>=!in()and,0123x-", max_size=30) | st.text(max_size=20))
def test_any_text_is_a_condition_or_a_value_error(text: str) -> None:
    with suppress(ValueError):
        assert comparisons(parse(text))
