"""Diagnostics: collected once each, in order, and shown as text and as JSON."""

from __future__ import annotations

import json
import re
from pathlib import Path

from projector.diagnostics import CODES, Diagnostic, Diagnostics, Place, Severity, to_json, to_text

SOURCE = Path(__file__).parents[1] / "projector"
AT = Place(Path("metadata") / "linux" / "time.yaml", 2, 3)


def one(message: str = "what", hint: str = "do", place: Place | None = AT) -> Diagnostic:
    """A diagnostic at line 2, column 3."""
    return Diagnostic("PJ204", Severity.ERROR, place, message, hint)


class TestText:
    def test_everything(self) -> None:
        assert to_text(one(), "first\n  second\nthird") == (
            "metadata/linux/time.yaml:2:3: error PJ204: what\n      second\n      ^\nhelp: do"
        )

    def test_without_source_hint_or_place(self) -> None:
        assert to_text(one(hint="")) == "metadata/linux/time.yaml:2:3: error PJ204: what"
        assert to_text(one(place=None), "source") == "error PJ204: what\nhelp: do"

    def test_a_source_that_changed_since(self) -> None:
        for source in ("", "one line", "one\na"):
            assert "^" not in to_text(one(), source)

    def test_a_place_after_the_end_of_a_line(self) -> None:
        assert to_text(one(hint=""), "\n12").endswith("\n    12\n      ^")

    def test_tabs_keep_the_caret_in_place(self) -> None:
        assert to_text(one(hint=""), "\n\t\tx").splitlines()[1:] == ["      x", "      ^"]

    def test_every_line_end(self) -> None:
        for end in ("\n", "\r\n", "\r"):
            assert to_text(one(hint=""), f"a{end}  b{end}c").splitlines()[1] == "      b"

    def test_a_long_line_is_cut_around_the_place(self) -> None:
        place = Place(Path("f"), 1, 5001)
        _, line, caret = to_text(one(hint="", place=place), "a" * 5000 + "X" + "b" * 5000).splitlines()
        assert len(line) == 4 + 120
        assert line[caret.index("^")] == "X"

    def test_nothing_steers_the_terminal(self) -> None:
        text = to_text(one(message="\x1b[31m\u202e\r", hint="\x07"), "a\n  \x1b[2J\x9b")
        assert all(char.isprintable() for line in text.split("\n") for char in line)
        assert len(text.split("\n")) == 4


class TestJson:
    def test_everything(self) -> None:
        assert json.loads(to_json(one())) == {
            "code": "PJ204",
            "severity": "error",
            "file": "metadata/linux/time.yaml",
            "line": 2,
            "column": 3,
            "message": "what",
            "hint": "do",
        }

    def test_no_place(self) -> None:
        shown = json.loads(to_json(one(place=None)))
        assert [shown[key] for key in ("file", "line", "column")] == [None, None, None]

    def test_one_line(self) -> None:
        assert "\n" not in to_json(one(message="a\nb\u2028c"))


def test_each_once_and_in_order() -> None:
    found = Diagnostics()
    found.warning("PJ315", Place(Path("b"), 1, 1), "later")
    found.note("PJ107", Place(Path("a"), 2, 1), "second")
    found.note("PJ107", Place(Path("a"), 10, 1), "third")
    found.warning("PJ315", Place(Path("b"), 1, 1), "later")
    assert not found.failed
    found.error("PJ301", None, "first")
    assert [each.message for each in found] == ["first", "second", "third", "later"]
    assert len(found) == 4
    assert found.failed


def test_codes_are_sorted_and_titled() -> None:
    assert list(CODES) == sorted(CODES)
    assert all(re.fullmatch(r"PJ\d{3}", code) and title for code, title in CODES.items())


def test_every_code_in_use_has_a_title() -> None:
    used = {code for path in SOURCE.rglob("*.py") for code in re.findall(r'"(PJ\d{3})"', path.read_text("utf-8"))}
    assert sorted(used - CODES.keys()) == []


def test_every_code_has_a_case() -> None:
    """In a test, or in the corpus of wrong metadata."""
    here = Path(__file__).parent
    texts = [path.read_text("utf-8") for path in here.rglob("test_*.py")]
    texts += [path.name.upper() for path in (here / "bad").iterdir()]
    assert set(CODES) == set(re.findall(r"PJ\d{3}", "\n".join(texts))) & set(CODES)
