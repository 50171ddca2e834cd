"""`projector format`: the layout becomes canonical, what a file says and its comments stay."""

from __future__ import annotations

import re
import stat
import subprocess
from pathlib import Path
from random import Random

import pytest
import yaml
from formatted import formatted, outcome
from hypothesis import given, settings, strategies as st
from scribe import Scribe

from projector.cli import main
from projector.yaml import reader

SEEDS = st.integers(0, 1 << 32)


class TestLayout:
    @pytest.mark.parametrize(
        ("written", "canonical"),
        [
            ("a:   b   \n\n\n", "a: b\n"),
            ("a: b", "a: b\n"),
            ("a:\r\n    b: c\r\n", "a:\n  b: c\n"),
            ("---\na: b\n...\n", "a: b\n"),
            ("a:\n- b\n-   - c\n    - d\n", "a:\n  - b\n  - - c\n    - d\n"),
            ("a: {b: c,d: [ e ,f, ], }", "a: {b: c, d: [e, f]}\n"),
            ("a: {\n  b: c,\n  d: e\n}\n", "a: {b: c, d: e}\n"),
            ('{a: b, "c":d}', 'a: b\n"c": d\n'),
            ("{}", "{}\n"),
            ("a: 'b'\nc: 'it''s'\nd: 'a \"b\"'\n", 'a: "b"\nc: "it\'s"\nd: \'a "b"\'\n'),
            ("? a\n: b\n", "a: b\n"),
            ("a:   # b\n  c: d   # e\n", "a:  # b\n  c: d  # e\n"),
            ("a: |\n     b\n\n       c\n\n\n", "a: |\n  b\n\n    c\n"),
            ("a: one\n     two\n", "a: one\n  two\n"),
            ("a: b\nc:\n  d: e\nf: g\n", "a: b\n\nc:\n  d: e\n\nf: g\n"),
            ("a:\n\n  b: c\n\n\n  d: e\n", "a:\n  b: c\n\n  d: e\n"),
        ],
    )  # fmt: skip
    def test_canonical(self, written: str, canonical: str) -> None:
        assert formatted(written) == canonical

    def test_brackets_that_fit_stay_and_others_become_blocks(self) -> None:
        fits = f"a: {{b: {'x' * 100}, c: {'y' * 7}}}\n"
        assert len(fits) == 120 + 1
        assert formatted(fits) == fits
        assert formatted(fits.replace("yy", "yyy", 1)) == f"a:\n  b: {'x' * 100}\n  c: {'y' * 8}\n"

    def test_only_the_outermost_brackets_become_a_block(self) -> None:
        wide = f"f:\n  g: {{doc: {'word ' * 20}end, params: {{a: {{dir: in}}}}, returns: int}}\n"
        assert formatted(wide).splitlines()[2:] == [
            f"    doc: {'word ' * 20}end",
            "    params: {a: {dir: in}}",
            "    returns: int",
        ]

    def test_a_comment_beside_does_not_count_as_width(self) -> None:
        line = f"a: {{b: {'x' * 100}}}  # {'y' * 40}\n"
        assert formatted(line) == line

    def test_text_that_a_block_could_lose_stays(self) -> None:
        """Folding, indicators and ends of block scalars, escaped line ends, spaces that only look like layout."""
        text = (
            'a: |2+\n     x\n   y\n\n\nb: "one \\\n      two\\  \n\n     # three"\nc: >-\n      p\n      q\nd: |\n    z'
        )
        assert (
            formatted(text)
            == 'a: |2+\n     x\n   y\n\n\nb: "one \\\n  two\\ \n\n  # three"\nc: >-\n  p\n  q\nd: |-\n  z\n'
        )


class TestComments:
    def test_each_stays_where_it_says_something(self) -> None:
        written = """
# mode line
projector: 1
functions:      # beside a section
   # above a function
   a: {params: {x: int}}      # beside it

   # a group

   b:
        returns: int
        # at the end of b
   # at the end of the section
# above the next section
records: {r: {fields: {   # beside r's fields
    x: int,   # beside x
    # above y
    y: int
}}}
# the end
"""
        assert (
            formatted(written)
            == """\
# mode line
projector: 1

functions:  # beside a section
  # above a function
  a: {params: {x: int}}  # beside it

  # a group

  b:
    returns: int
    # at the end of b
  # at the end of the section

# above the next section
records:
  r:
    fields:  # beside r's fields
      x: int  # beside x
      # above y
      y: int

# the end
""".replace("\n\n# the end", "\n# the end")
        )

    def test_in_lists(self) -> None:
        written = "a:\n- # one\n  b\n-   c: d # two\n    # three\n    e: f\n    # four\n# five\n"
        assert formatted(written) == "a:\n  # one\n  - b\n  - c: d  # two\n    # three\n    e: f\n    # four\n# five\n"

    def test_a_sign_in_a_text_is_none(self) -> None:
        text = 'a: x#y\nb: "# z"\nc: |\n  # w\nd: [p#q]\n'
        assert formatted(text) == text

    def test_beside_a_plain_doc_it_would_be_refused(self) -> None:
        assert formatted('doc: # why\n  text\nx: {"doc": text, # then\n a: b}\n') == (
            '# why\ndoc: text\n\nx:\n  # then\n  "doc": text\n  a: b\n'
        )

    @settings(deadline=None)
    @given(SEEDS)
    def test_each_stays_by_its_key(self, seed: int) -> None:
        scribe = Scribe(Random(seed))
        lines = formatted(scribe.document()).splitlines()
        for comment in scribe.comments:
            (at,) = (at for at, line in enumerate(lines) if line.endswith(comment))
            _, where, key, _ = re.split(r"[ ]", comment + " ", maxsplit=3)
            if where == "end":
                assert not [line for line in lines[at:] if line and "#" not in line]
            else:
                words = re.compile(rf"\b{key}\b")
                below = next(line for line in lines[at:] if line.strip() and not line.lstrip().startswith("#"))
                assert words.search(
                    lines[at].removesuffix(comment) if where == "beside" and below is lines[at] else below
                )


class TestProperties:
    @settings(max_examples=30, deadline=None)
    @given(SEEDS)
    def test_the_parser_in_python_gives_the_same(self, seed: int) -> None:
        text = Scribe(Random(seed)).document().replace("\r\n", "\n").replace("\r", "\n")
        expected = formatted(text)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(reader, "PARSER", yaml.SafeLoader)
            assert formatted(text) == expected

    @settings(deadline=None)
    @given(SEEDS, st.integers(0, 3))
    def test_damaged_files(self, seed: int, times: int) -> None:
        random = Random(seed)
        text = Scribe(random).document()
        for _ in range(times):
            at = random.randrange(len(text) + 1)
            text = (
                text[:at]
                + random.choice(["#", "\n", " ", ":", "- ", "{", "]", '"', "'", "|", "\t", "? "])
                + text[at + 1 :]
            )
        result, tree, ours, readers = outcome(text.encode())
        assert list(ours) == list(readers)
        assert (result is None) == (readers.failed or tree is None)
        if result is not None:
            formatted(text)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder: metadata and a projection with an overlay, in need of formatting, all but module.yaml."""
    monkeypatch.chdir(tmp_path)
    files = {
        "metadata/m/module.yaml": "projector: 1\nmodule: m\n",
        "metadata/m/m.yaml": "projector:   1\nnamespace: m   # a module\n",
        "projections/m/pyproject.toml": '[project]\nname = "m"\nversion = "1"\n[tool.projector]\n'
        'package = "m_api"\nmetadata = ["../../metadata/m"]\noverlays = ["own.yaml", "more"]\n',
        "projections/m/own.yaml": "projector: 1\noverlay:  m\n",
        "projections/m/more/own.yaml": "projector: 1\noverlay:  m\n",
        "projections/m/other.yaml": "a:   b\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


class TestCommand:
    changed = ("metadata/m/m.yaml", "projections/m/own.yaml", "projections/m/more/own.yaml")

    def test_everything_by_default(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["format"]) == 0
        assert tuple(capsys.readouterr().out.split()) == self.changed
        assert (folder / "metadata/m/m.yaml").read_text() == "projector: 1\nnamespace: m  # a module\n"
        assert (folder / "projections/m/other.yaml").read_text() == "a:   b\n"
        assert main(["format"]) == 0
        assert capsys.readouterr() == ("", "0 formatted, 4 fine\n")

    @pytest.mark.parametrize("path", ["metadata/m/m.yaml", "metadata/m", "metadata"])
    def test_check_names_files_and_writes_nothing(
        self, folder: Path, path: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        before = (folder / "metadata/m/m.yaml").read_bytes()
        assert main(["format", "--check", path, "metadata/m"]) == 1
        assert capsys.readouterr().out == "metadata/m/m.yaml\n"
        assert (folder / "metadata/m/m.yaml").read_bytes() == before
        assert main(["format", path]) == 0
        assert main(["format", "--check", path]) == 0

    def test_diff_is_a_patch(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = folder / "metadata/m/m.yaml"
        path.write_bytes(path.read_bytes().rstrip())
        assert main(["format", "--diff"]) == 1
        patch = capsys.readouterr().out
        subprocess.run(["git", "apply", "-p0"], input=patch, text=True, check=True, cwd=folder)
        assert main(["format", "--check"]) == 0

    def test_a_wrong_file_is_reported_and_left_and_the_others_are_formatted(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (folder / "metadata/m/a.yaml").write_text("a:   {b\n")
        assert main(["format", "metadata"]) == 1
        out, err = capsys.readouterr()
        assert out == "metadata/m/m.yaml\n"
        assert "metadata/m/a.yaml:1:6: error PJ115" in err
        assert (folder / "metadata/m/a.yaml").read_text() == "a:   {b\n"

    def test_links_and_permissions_stay(self, folder: Path) -> None:
        path, link = folder / "metadata/m/m.yaml", folder / "link.yaml"
        path.chmod(0o640)
        link.symlink_to(path)
        assert main(["format", "link.yaml"]) == 0
        assert link.is_symlink()
        assert stat.S_IMODE(path.stat().st_mode) == 0o640
        assert path.read_text() == "projector: 1\nnamespace: m  # a module\n"
        assert sorted(each.name for each in path.parent.iterdir()) == ["m.yaml", "module.yaml"]

    def test_a_folder_without_metadata(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (folder / "empty").mkdir()
        assert main(["format", "empty"]) == 1
        assert "error PJ009: empty holds neither metadata nor projections" in capsys.readouterr().err

    def test_what_new_writes_is_formatted(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        assert main(["new", "tiny"]) == 0
        assert main(["format", "--check"]) == 0
