"""Functions that are left out, each with a note that says why."""

from __future__ import annotations

import re

import pytest
from described import good

from projector.diagnostics import Diagnostics
from projector.settings import Settings
from projector.stages.compile import RUNTIME
from projector.stages.plan import plan


def _planned(text: str) -> tuple[list[str], list[str]]:
    """The functions of a namespace, and what was noted."""
    found = Diagnostics()
    made = plan(good(f"library: libc\nfunctions:\n  {text}\n"), Settings(package="m_api", metadata=["m"]), found)
    return [one.name for space in made.namespaces for one in space.functions], [one.message for one in found]


@pytest.mark.parametrize("more", ["", ", dir: out"])
def test_more_parameters_or_results_than_the_runtime_holds(more: str) -> None:
    kind = "int *" if more else "int"

    def wide(count: int) -> str:
        params = ", ".join(f"p{i}: {{type: {kind}{more}}}" for i in range(count))
        return f"wide: {{params: {{{params}}}}}"

    assert _planned(wide(31)) == (["wide"], [])
    assert _planned(wide(33)) == (
        [],
        ["wide is left out: more than 32 parameters or results aren't projected yet"],
    )
    most = re.search(r"#define PJ_MAX_PARAMETERS (\d+)", (RUNTIME / "projector.h").read_text())
    assert most is not None
    assert int(most[1]) == 32


def test_another_calling_convention() -> None:
    names, notes = _planned("other: {abi: ms}")
    assert names == []
    assert notes == ["other is left out: the calling convention ms isn't projected yet"]


@pytest.mark.parametrize("answer", ["char", "short", "long", "void *", "void"])
def test_a_system_call_answers_an_integer_of_any_width(answer: str) -> None:
    names, notes = _planned(f"ask: {{syscall: {{x86_64: 39}}, returns: {answer}}}")
    assert names == ["ask"] and not any("left out" in note for note in notes)


@pytest.mark.parametrize("answer", ["float", "double", "pair"])
def test_a_system_call_answers_nothing_else(answer: str) -> None:
    names, notes = _planned(
        f"ask: {{syscall: {{x86_64: 39}}, returns: {answer}}}\nrecords: {{pair: {{fields: {{a: int}}}}}}"
    )
    assert names == []
    assert notes == ["ask is left out: a system call answers an integer or an address"]
