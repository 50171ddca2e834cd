"""The language reference: it is what the models say now, and its examples are right."""

from __future__ import annotations

import json
import re

import pytest

from docs.reference.generate import HERE, PAGES, pages
from projector.cli import main
from projector.items import KINDS

WRITTEN = pages()


def test_it_is_up_to_date() -> None:
    assert {path.name: path.read_text("utf-8") for path in HERE.glob("*.md")} == WRITTEN, "run: make docs"


def test_its_examples_are_right_and_formatted(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--json", str(HERE / "metadata/reference")]) == 0
    found = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    assert [one for one in found if one["severity"] != "note"] == []
    assert main(["format", "--check", str(HERE / "metadata")]) == 0


def test_each_kind_has_an_example_of_itself() -> None:
    shown = {page.name: WRITTEN[f"{page.name}.md"].split("```")[1] for page in PAGES}
    for kind in KINDS:
        for section in kind.sections:
            assert f"\n{section}:\n" in shown[kind.sections[0]]


def test_its_links_lead_somewhere() -> None:
    for name, text in WRITTEN.items():
        for file, anchor in re.findall(r"\]\(([^)#]*)#?([^)]*)\)", text):
            assert not anchor or f"\n## {anchor}\n" in WRITTEN[file or name].lower()
            assert not file or file in WRITTEN
