"""Pages about a projection: hostile text means itself in them, every name is there, and only our own old pages go."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from hostile import WORDS
from hypothesis import given, strategies
from markdown_it import MarkdownIt
from projected import shipped

from projector import cli
from projector.stages.document import document
from projector.text import code_span, link, markdown

METADATA = Path(__file__).parent.parent / "metadata"
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def _read(source: str) -> list[tuple[str, str]]:
    """What a reader of Markdown sees in one paragraph: pieces of text and of code."""
    opened, inline, closed = READER.parse(source)
    assert (opened.type, closed.type) == ("paragraph_open", "paragraph_close")
    return [(one.type, one.content) for one in inline.children or ()]


def _line(text: str) -> str:
    return " ".join(text.encode("utf-8", "replace").decode().split()).replace("\0", "\ufffd")


@pytest.mark.parametrize("text", [word for word in WORDS if _line(word)])
@pytest.mark.parametrize("before", ["", "a: "])
def test_hostile_text_means_itself(text: str, before: str) -> None:
    shown = _read(before + markdown(text))
    assert {kind for kind, _ in shown} <= {"text", "text_special", "code_inline"}
    assert "".join(content for _, content in shown).replace("`", "") == (before + _line(text)).replace("`", "")


@given(strategies.text(strategies.characters(exclude_categories=["Cs"]), min_size=1).filter(_line))
def test_any_text_means_itself(text: str) -> None:
    shown = _read(markdown(text))
    assert {kind for kind, _ in shown} <= {"text", "text_special", "code_inline"}
    # A code span loses one space at each end, as Markdown has it.
    assert "".join(c for _, c in shown).replace("`", "").replace(" ", "") == _line(text).replace("`", "").replace(
        " ", ""
    )


@given(strategies.text("a` *\\", min_size=1).filter(_line))
def test_a_code_span_is_nothing_but_code(text: str) -> None:
    assert [(kind, content.strip()) for kind, content in _read(code_span(text))] == [
        ("code_inline", _line(text).strip())
    ]


def test_code_in_docs_stays_code() -> None:
    assert _read(markdown("Like `f(*a)` but *not*.")) == [
        ("text", "Like "),
        ("code_inline", "f(*a)"),
        ("text", " but *not*."),
    ]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://a b", "https://a>b", "ftp://x", "https://x\n<b>"])
def test_only_web_addresses_are_links(url: str) -> None:
    assert [kind for kind, _ in _read(link(url))] == ["code_inline"]
    assert [kind for kind, _ in _read(link("https://man7.org/a.2.html#b"))] == ["link_open", "text", "link_close"]


def test_every_name_has_its_place() -> None:
    plan, _, _ = shipped("linux_api", METADATA / "linux")
    index, *pages = document(plan)
    text = {page.path: page.text for page in pages}
    for space in plan.namespaces:
        file = ".".join(("linux_api", *space.path, "md"))
        for name in space.names:
            assert f"- `{name}`: [{file.removesuffix('.md')}]({file})" in index.text
            shown = (f"### {name}\n", f"- `{name}` = ", f"- `{name}`: ", f"- `{name}.value`: ")
            assert any(words in text[file] for words in shown)


def _document(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(cli.projector, ["document", *arguments], standalone_mode=False)
    return int(done.return_value or 0), done.output


def test_pages_that_are_no_more_are_removed_and_others_stay(tmp_path: Path) -> None:
    folder = tmp_path / "zlib"
    (folder / "site").mkdir(parents=True)
    zlib = str(METADATA / "zlib")
    code, shown = _document(zlib, "-o", str(tmp_path))
    (index,) = (Path(line) for line in shown.splitlines() if line.endswith("index.md"))
    assert code == 0
    (index.parent / "old.md").write_bytes(index.read_bytes())
    (index.parent / "mine.md").write_text("# Mine\n")
    assert _document(zlib, "-o", str(tmp_path))[0] == 0
    assert not (index.parent / "old.md").exists()
    assert (index.parent / "mine.md").read_text() == "# Mine\n"


def test_wrong_metadata_gives_no_pages(tmp_path: Path) -> None:
    folder = tmp_path / "bad"
    folder.mkdir()
    (folder / "module.yaml").write_text("projector: 1\nmodule: bad\n")
    (folder / "bad.yaml").write_text("projector: 1\nnamespace: bad\nfunctions: {f: {returns: nothing}}\n")
    code, _ = _document(str(folder), "-o", str(tmp_path / "site"))
    assert code == 1
    assert not (tmp_path / "site").exists()
