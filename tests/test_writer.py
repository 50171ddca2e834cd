"""The writer: what importers write is read as it was meant, and is in the layout that `projector format` keeps."""

from __future__ import annotations

from formatted import FILE, formatted, said, tree_of
from hypothesis import given, settings, strategies as st

from projector.diagnostics import Place
from projector.yaml import Mapping, Node, Scalar, Sequence, write

HERE = Place(FILE, 1, 1)
TRAPS = ["null", "no", "1", "0o7", "1.5", "char[16]", "a: b", "a #b", "x\ny\n", " x\n\ny", "*", "<<", "2001-01-01"]
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)
WORDS = st.sampled_from(["null", "", "true", "-1", "0x1F", "const char *", "char[16]"])
SCALARS = st.builds(Scalar, TEXTS | st.sampled_from(TRAPS), st.just(False), st.just(HERE)) | st.builds(
    Scalar, WORDS, st.just(True), st.just(HERE)
)


def mappings(values: st.SearchStrategy[Node]) -> st.SearchStrategy[Mapping]:
    """Mappings of any texts to such values."""
    entries = st.dictionaries(TEXTS, values, max_size=4)
    return entries.map(lambda found: Mapping(tuple((Scalar(k, False, HERE), v) for k, v in found.items()), HERE))


TREES = mappings(
    st.recursive(
        SCALARS,
        lambda inner: mappings(inner) | st.lists(inner).map(lambda items: Sequence(tuple(items), HERE)),
        max_leaves=20,
    )
)


class TestWriter:
    @settings(deadline=None)
    @given(TREES)
    def test_what_is_written_is_read_again_and_canonical(self, tree: Mapping) -> None:
        text = write(tree)
        assert said(tree_of(text)) == said(tree)
        assert formatted(text) == text

    def test_style(self) -> None:
        """As our metadata is written: sections and functions as blocks, flat things and parts in a line."""
        text = """\
# yaml-language-server: $schema=../../.projector.schema.json
projector: 1
namespace: m.n
include: [a.h, b.h]

constants:
  A: {type: int, value: 0x10}

records:
  empty: {}
  r:
    doc: |
      One.

      Two.
    fields: {id: int, name: "char[16]"}

functions:
  f:
    since: {glibc: 2.8}
    params: {a: const char *, b: "x * [2]"}
    returns: int
"""
        assert write(tree_of(text), "yaml-language-server: $schema=../../.projector.schema.json") == text

    def test_quotes_only_where_a_reader_needs_them(self) -> None:
        plain = ["open.2", "it's", "é", "x - y", "C:/x"]
        others = ["no", "1.5", "12", "null", "a: b", "# c", "", "<<", " x", "x "]
        entries = (
            (Scalar(f"k{at}", True, HERE), Scalar(word, False, HERE)) for at, word in enumerate([*plain, *others])
        )
        lines = write(Mapping(tuple(entries), HERE)).splitlines()
        assert [line.split(": ", 1)[1] for line in lines] == [*plain, *(f'"{word}"' for word in others)]

    def test_what_nobody_sees_is_escaped(self) -> None:
        tree = Mapping(((Scalar("a", True, HERE), Scalar("\t\u2028\u202e\n", False, HERE)),), HERE)
        assert write(tree) == r'a: "\t\u2028\u202e\n"' + "\n"
