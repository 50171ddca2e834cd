"""The strict reader: what it reads, that it refuses the rest with a diagnostic, and never in another way."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml as pyyaml
from hypothesis import example, given, settings, strategies as st

from projector.diagnostics import CODES, Diagnostics, Place
from projector.items import KINDS
from projector.yaml import Mapping, Node, Scalar, Sequence, parse_bool, parse_int, read, reader as reader_module

FILE = Path("f.yaml")


def tree(text: str | bytes) -> Mapping:
    """The tree of a text that has nothing wrong."""
    found = Diagnostics()
    root = read(text if isinstance(text, bytes) else text.encode(), FILE, found)
    assert list(found) == []
    assert root is not None
    return root


def wrong(text: str | bytes) -> list[tuple[str, int, int]]:
    """Code, line and column of all that is wrong with a text."""
    found = Diagnostics()
    read(text if isinstance(text, bytes) else text.encode(), FILE, found)
    return [(one.code, one.place.line, one.place.column) for one in found if one.place]


def data(node: Node) -> Any:
    """A tree as Python's own data, null as None."""
    if isinstance(node, Mapping):
        return {key.value: data(value) for key, value in node.entries}
    if isinstance(node, Sequence):
        return [data(item) for item in node.items]
    return None if node.is_null else node.value


def places(node: Node) -> list[Place]:
    """The place of every node, in the order of the text."""
    if isinstance(node, Mapping):
        return [node.place, *(place for key, value in node.entries for place in (key.place, *places(value)))]
    if isinstance(node, Sequence):
        return [node.place, *(place for item in node.items for place in places(item))]
    return [node.place]


class TestTree:
    def test_every_scalar_stays_text(self) -> None:
        root = tree("a: [1, 0x1F, 017, 1_000, 1.50, yes, NO, on, true, 2001-12-14, 12:30:45]")
        written = ["1", "0x1F", "017", "1_000", "1.50", "yes", "NO", "on", "true", "2001-12-14", "12:30:45"]
        assert data(root) == {"a": written}

    def test_keys_stay_text(self) -> None:
        root = tree("no: a\non: b\nnull: c\n1: d\n~: e\ntrue: f\n")
        assert root.keys() == ("no", "on", "null", "1", "~", "true")

    @pytest.mark.parametrize("text", ["a:", "a: ~", "a: null", "{a: }", "a: # nothing"])
    def test_null(self, text: str) -> None:
        assert data(tree(text)) == {"a": None}

    @pytest.mark.parametrize("text", ["a: ''", "a: 'null'", 'a: "~"', "a: |\n  null", "a: Null", "a: NULL"])
    def test_not_null(self, text: str) -> None:
        assert isinstance(data(tree(text))["a"], str)

    def test_quotes_are_told_apart(self) -> None:
        root = tree("a: x\nb: 'x'\nc: \"x\"\nd: |\n  x\n")
        assert [node.plain for _, node in root.entries if isinstance(node, Scalar)] == [True, False, False, False]

    def test_types_of_c_need_no_quotes_in_blocks(self) -> None:
        root = tree("a: const char * const *\nb: uint16_t[260]\nc: {d: timespec *, e: 'char[16]'}\n")
        assert data(root) == {
            "a": "const char * const *",
            "b": "uint16_t[260]",
            "c": {"d": "timespec *", "e": "char[16]"},
        }

    def test_a_hash_in_a_word_is_text(self) -> None:
        assert data(tree("doc: C#\nx: a # comment\ndoc2: b # comment\n")) == {"doc": "C#", "x": "a", "doc2": "b"}

    def test_a_comment_after_quoted_doc(self) -> None:
        assert data(tree("doc: 'the # sign' # comment\n")) == {"doc": "the # sign"}

    def test_a_comment_after_what_is_only_called_doc(self) -> None:
        text = "functions: {doc: {params: {doc: int, # how much\n x: int}}}\naliases:\n  doc: int  # how much\n"
        function = {"params": {"doc": "int", "x": "int"}}
        assert data(tree(text)) == {"functions": {"doc": function}, "aliases": {"doc": "int"}}

    def test_sections_hold_names(self) -> None:
        assert {section for kind in KINDS for section in kind.sections} <= reader_module.NAMES

    def test_a_comment_in_documentation_of_what_is_called_doc(self) -> None:
        text = "functions:\n  params:\n    doc: f # lost\n  f:\n    doc: {params: {doc: the # sign, x: y}}\n"
        assert wrong(text) == [("PJ134", 3, 12), ("PJ134", 5, 29)]

    def test_explicit_key_and_start(self) -> None:
        assert data(tree("---\n? a\n: 1\n...\n")) == {"a": "1"}

    def test_escapes(self) -> None:
        assert data(tree(r'a: "\x41é\U0001F600\n\e"')) == {"a": "Aé😀\n\x1b"}


class TestPlaces:
    def test_block(self) -> None:
        root = tree("# c\na:\n  b: 1\n  c:\n    - x\n    - y: z\n")
        at = [(place.line, place.column) for place in places(root)]
        assert at == [(2, 1), (2, 1), (3, 3), (3, 3), (3, 6), (4, 3), (5, 5), (5, 7), (6, 7), (6, 7), (6, 10)]

    def test_flow(self) -> None:
        assert [place.column for place in places(tree("a: {b: [c, 'd']}"))] == [1, 1, 4, 5, 8, 9, 12]

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_every_line_end(self, end: str) -> None:
        root = tree(end.join(["a: 1", "b: 'ä😀'", "c: d"]))
        assert [(place.line, place.column) for place in places(root)][-2:] == [(3, 1), (3, 4)]

    def test_columns_count_characters(self) -> None:
        assert places(tree("ä: {😀: x}"))[-1].column == 8

    def test_missing_value_is_after_its_colon(self) -> None:
        assert places(tree("a:\nb: 1"))[2] == Place(FILE, 1, 3)


class TestNodes:
    def test_lookups(self) -> None:
        root = tree("a: {b: {c: 1}}\nn: ~\nl: [1]\n")
        assert root.at("a", "b", "c") == Scalar("1", True, Place(FILE, 9, 9))
        assert root.at("a", "x") is None
        assert root.at("n", "x") is None
        assert root.get("zzz") is None
        assert root.key("zzz") is None
        key = root.key("n")
        assert key is not None
        assert key.place.line == 2
        assert (root.text("n"), root.text("l"), root.text("x")) == (None, None, None)

    def test_an_empty_mapping_is_true(self) -> None:
        assert tree("{}")

    def test_equality_ignores_places(self) -> None:
        assert tree("a: {b: [1, 2]}") == tree("\n\na:\n  b:\n  - 1\n  - 2\n")
        assert tree("a: 1") != tree("a: '1'")

    def test_a_lookup_does_not_change_equality(self) -> None:
        one, two = tree("a: 1"), tree("a: 1")
        one.get("a")
        assert one == two
        assert "_index" not in repr(one)


class TestRefused:
    """What the corpus (test_bad.py) can't show well; the rest is there."""

    def test_all_problems_of_a_file(self) -> None:
        assert wrong("a: 1\na: 2\nb: &x 1\nc: *x\n<<: 1\nd: !t 1\n") == [
            ("PJ130", 2, 1),
            ("PJ121", 3, 4),
            ("PJ120", 4, 4),
            ("PJ123", 5, 1),
            ("PJ122", 6, 4),
        ]

    def test_what_is_refused_is_left_out(self) -> None:
        found = Diagnostics()
        root = read(b"a: 1\na: 2\nb: *x\n<<: {c: 1}\nl: [*x, 1]\n*y : 1\nd: 3\n", FILE, found)
        assert root is not None
        assert data(root) == {"a": "1", "l": ["1"], "d": "3"}
        assert found.failed

    def test_nothing_after_a_syntax_error(self) -> None:
        found = Diagnostics()
        assert read(b"a: 1\nb: [", FILE, found) is None
        assert len(found) == 1

    def test_a_consequence_on_the_same_line_is_silent(self) -> None:
        assert wrong("a: *x y\n") == [("PJ120", 1, 4)]

    def test_an_alias_alone(self) -> None:
        assert wrong("*x") == [("PJ120", 1, 1)]

    def test_not_for_ever(self) -> None:
        codes = [code for code, _, _ in wrong("".join(f"k{i}: &a 1\n" for i in range(80)))]
        assert sorted(codes) == ["PJ107"] + ["PJ121"] * 50

    def test_forbidden_characters_not_for_ever(self) -> None:
        assert len(wrong("a: \x01\n" * 80)) == 50

    def test_several_forbidden_characters_of_a_line(self) -> None:
        assert wrong("a: \x01\x02\r\nb: ä\x03\n") == [("PJ102", 1, 4), ("PJ102", 1, 5), ("PJ102", 2, 5)]
        assert wrong("a: 1\rb: \x01\x02\r") == [("PJ102", 2, 4), ("PJ102", 2, 5)]

    def test_surrogates_and_noncharacters(self) -> None:
        assert wrong("a: \ufffe") == [("PJ102", 1, 4)]
        assert wrong(b"a: \xed\xb0\x80") == [("PJ101", 1, 4)]
        assert wrong(b"a: \xf4\x90\x80\x80") == [("PJ101", 1, 4)]

    def test_the_parser_in_python_agrees_on_what_is_right(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """PyYAML without libyaml has other words, but gives the same trees."""
        text = "a: {b: [c, 'd'], e: ~}\nf:\n  - |\n    x\n  - ~\n"
        expected = tree(text)
        monkeypatch.setattr(reader_module, "PARSER", pyyaml.SafeLoader)
        assert tree(text) == expected
        assert places(tree(text)) == places(expected)
        assert wrong("a: {b: char[16]}") == [("PJ111", 1, 8)]


SYNTAX = st.text("ab:-?*&!|>'\"%@`#,[]{}<~ \t\n\r0\\", max_size=60)


@given(st.one_of(st.binary(max_size=80), SYNTAX.map(str.encode), st.text(max_size=80).map(str.encode)))
@settings(max_examples=2000, deadline=None)
@example(b"%TAG ! %ff\n---\n!a b")
@example(b"a: !<%ff> b")
@example(b"? ? ? a")
def test_any_bytes_give_a_tree_or_diagnostics(text: bytes) -> None:
    found = Diagnostics()
    root = read(text, FILE, found)
    lines = text.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for one in found:
        assert one.code in CODES
        assert one.place
        assert 1 <= one.place.line <= len(lines) + 1
        assert one.place.column >= 1
    assert root is not None or found.failed


@given(SYNTAX)
@settings(max_examples=500, deadline=None)
def test_any_text_is_safe_without_libyaml(text: str) -> None:
    found = Diagnostics()
    original = reader_module.PARSER
    reader_module.PARSER = pyyaml.SafeLoader
    try:
        root = read(text.encode(), FILE, found)
    finally:
        reader_module.PARSER = original
    assert root is not None or found.failed


@given(st.recursive(st.text(max_size=8), lambda inner: st.dictionaries(st.text(max_size=8), inner, max_size=4)))
@settings(max_examples=300, deadline=None)
def test_what_pyyaml_writes_is_read_back(value: Any) -> None:
    root = {"a": value}
    text = pyyaml.safe_dump(root, default_style='"', allow_unicode=False)
    if r"\0" in text or r"\uD" in text:
        return
    assert data(tree(text)) == root


class TestIntegers:
    @pytest.mark.parametrize(
        ("text", "value"),
        [("0", 0), ("-1", -1), ("12", 12), ("0x1f", 31), ("0xFF", 255), ("0o17", 15), ("0b101", 5), ("-0x10", -16)],
    )
    def test_right(self, text: str, value: int) -> None:
        assert parse_int(text) == value

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("017", "write 17 in decimal, 0o17 in octal"),
            ("-007", "write -7 in decimal, -0o7 in octal"),
            ("00", "write 0$"),
            ("09", "write 9$"),
            ("1_000", "without underscores"),
            ("+1", "integer without '"),
            ("0X1F", "small letters"),
            ("1.0", "is no integer"),
            ("1e3", "is no integer"),
            ("", "is no integer"),
            ("١", "is no integer"),
            ("1\n", "is no integer"),
            ("0x", "is no integer"),
            ("NO", "is no integer"),
            ("9" * 5000, "too long"),
        ],
    )
    def test_wrong(self, text: str, words: str) -> None:
        with pytest.raises(ValueError, match=words):
            parse_int(text)

    @given(st.integers(-(1 << 128), 1 << 128))
    def test_every_spelling(self, value: int) -> None:
        assert {parse_int(spell(value)) for spell in (str, hex, oct, bin)} == {value}


class TestTruth:
    def test_right(self) -> None:
        assert parse_bool("true") is True
        assert parse_bool("false") is False

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("yes", "write true"),
            ("NO", "write false"),
            ("True", "write true"),
            ("off", "write false"),
            ("1", "true or"),
        ],
    )
    def test_wrong(self, text: str, words: str) -> None:
        with pytest.raises(ValueError, match=words):
            parse_bool(text)
