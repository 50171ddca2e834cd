"""Hostile YAML: each bomb ends in diagnostics or a tree, within a child's limits of memory and processor time.

All bombs run in one child process. A crash, a foreign exception or a limit that was hit ends it before its report.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from projector.diagnostics import Diagnostics
from projector.yaml import read

MEMORY = 512 << 20  # addresses, of which an interpreter with its modules takes a third
SECONDS = 20


def laughs(levels: int, width: int = 9) -> str:
    """Aliases of aliases."""
    lines = [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * width)}]" for level in range(1, levels)]
    return "\n".join(["a0: &a0 lol", *lines])


def merges(levels: int, width: int = 9) -> str:
    """Merge keys of merge keys."""
    below = (", ".join([f"*a{level}"] * width) for level in range(levels))
    lines = [f"a{level}: &a{level} {{<<: [{names}], k{level}: v}}" for level, names in enumerate(below, 1)]
    return "\n".join(["a0: &a0 {k: v}", *lines])


BOMBS: dict[str, Callable[[], str | bytes]] = {
    # aliases, anchors, merge keys, tags
    "laughs of 9 levels": lambda: laughs(9),
    "laughs of 30 levels": lambda: laughs(30),
    "merges of 7 levels": lambda: merges(7),
    "merges of 40 levels": lambda: merges(40),
    "an anchor in itself": lambda: "a: &a [*a]",
    "a key in itself": lambda: "&a ? *a : *a",
    "many anchors": lambda: "\n".join(f"k{index}: &x{index} v" for index in range(50_000)),
    "many aliases": lambda: "a: [" + "*x, " * 10_000 + "]",
    "a long anchor": lambda: f"a: &{'x' * 1_000_000} b",
    "a long alias": lambda: f"a: *{'x' * 1_000_000}",
    "a long tag": lambda: f"a: !{'x' * 1_000_000} b",
    "a tag of escapes": lambda: f"a: !<{'%41' * 100_000}> b",
    "tags that make objects": lambda: 'a: !!python/object/apply:os.system ["id"]',
    "a binary tag": lambda: "a: !!binary '###'",
    "many tag directives": lambda: "".join(f"%TAG !{index}! tag:x,{index}:\n" for index in range(20_000)) + "---\na: 1",
    "a long directive": lambda: "%" + "x" * 1_000_000 + "\n---\na: 1",
    "a version out of range": lambda: f"%YAML {'9' * 5000}.1\n---\na: 1",
    # depth
    "1,000 brackets": lambda: "[" * 1000 + "]" * 1000,
    "10,000 brackets": lambda: "[" * 10_000 + "]" * 10_000,
    "100,000 brackets": lambda: "[" * 100_000 + "]" * 100_000,
    "1,000,000 open brackets": lambda: "[" * 1_000_000,
    "1,000,000 open braces": lambda: "{" * 1_000_000,
    "100,000 braces with keys": lambda: "{a: " * 100_000,
    "100,000 brackets as keys": lambda: "[" * 100_000 + ": " * 100_000,
    "2,000 indented keys": lambda: "\n".join(" " * level + "a:" for level in range(2000)),
    "100,000 dashes": lambda: "- " * 100_000,
    "100,000 question marks": lambda: "? " * 100_000,
    "100,000 colons": lambda: ": " * 100_000,
    "1,000,000 closing brackets": lambda: "]" * 1_000_000,
    # width and size
    "as many bytes as are read": lambda: "a: |\n" + f" {'x' * 65_000}\n" * ((4 << 20) // 65_002 - 1),
    "a line of as many characters as are read": lambda: "a: " + "x" * ((1 << 16) - 3),
    "a line of more characters than are read": lambda: "a: b\nc: " + "x" * ((1 << 16) - 2),
    "more bytes than are read": lambda: b"\0" * (5 << 20),
    "as many keys as are read": lambda: "\n".join(f"{index}:" for index in range(125_000)),
    "one key more than is read": lambda: "\n".join(f"{index}:" for index in range(125_001)),
    "600,000 items": lambda: "a: [" + "1," * 600_000 + "]",
    "150,000 keys": lambda: "\n".join(f"{index}:" for index in range(150_000)),
    "300,000 equal keys": lambda: "a:\n" * 300_000,
    "100,000 empty lists": lambda: "a: [" + "[], " * 100_000 + "]",
    "a key of 4 MiB": lambda: "x" * (4 << 20) + ": 1",
    "a key of 4 MiB in braces": lambda: "{" + "x" * (4 << 20) + ": 1}",
    "a quoted key over many lines": lambda: '"' + "x\n\n" * 500_000 + '": 1',
    "a block of 1,000,000 lines": lambda: "a: |\n" + " x\n" * 1_000_000,
    "a block of 1,000,000 empty lines": lambda: "a: >+\n" + "\n" * 1_000_000,
    "a line of spaces": lambda: "a:" + " " * 4_000_000 + "1",
    "comments only": lambda: "#\n" * 2_000_000,
    "a doc with a far comment": lambda: "doc: x" + " " * 4_000_000 + "# y",
    "spaces before text after a word": lambda: "{a: b" + " " * 1_000_000 + "[",
    "many second documents": lambda: "---\n" * 1_000_000,
    # numbers and other words that loaders convert
    "5,000,000 digits": lambda: "a: " + "9" * 5_000_000,
    "base 60": lambda: "a: 1" + ":59" * 20_000,
    "an impossible date": lambda: "a: 2001-99-99\nb: 2001-02-30 10:00:00",
    "infinity and no number": lambda: "a: .inf\nb: .nan\nc: -.inf",
    # characters
    "a NUL": lambda: b"a: \0",
    "an escaped NUL": lambda: 'a: "\\0"',
    "an escaped surrogate": lambda: 'a: "\\ud800"',
    "an encoded surrogate": lambda: b"a: \xed\xa0\x80",
    "an escape out of range": lambda: 'a: "\\UFFFFFFFF"',
    "overlong UTF-8": lambda: b"a: \xf0\x80\x80\xaf",
    "half a character at the end": lambda: b"a: \xe2\x82",
    "a byte order mark": lambda: b"\xef\xbb\xbfa: 1",
    "a byte order mark inside": lambda: "a: \ufeff",
    "a byte order mark alone": lambda: b"\xef\xbb\xbf",
    "UTF-16": lambda: "a: 1\n".encode("utf-16"),
    "UTF-32": lambda: "a: 1\n".encode("utf-32"),
    "every byte": lambda: bytes(range(256)),
    "1,000,000 forbidden characters": lambda: "a: " + "\x01" * 1_000_000,
    "forbidden characters on many lines": lambda: "\x01\n" * 1_000_000,
    "rare line breaks": lambda: "a: 1\u2028b: 2\u2029c: 3\x85d: 4",
    "bidirectional controls": lambda: "a: '\u202e\u2066'",
    "carriage returns": lambda: "a: 1\r" * 10_000,
    "a tab": lambda: "a:\n\tb: 1",
    "many tabs": lambda: "\t" * 1_000_000,
    # keys that aren't text
    "a list as a key": lambda: "? [a, b]\n: 1",
    "a mapping as a key": lambda: "? {a: b}\n: 1",
    "nothing as a key": lambda: "? \n: 1",
}


def child() -> None:
    """Read every bomb; print what was said of each as JSON."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    said = {}
    for name, make in BOMBS.items():
        print(name, file=sys.stderr, flush=True)
        text = make()
        found = Diagnostics()
        root = read(text if isinstance(text, bytes) else text.encode(), Path("bomb.yaml"), found)
        said[name] = [root is not None, [one.code for one in found]]
    print(json.dumps(said))


@pytest.fixture(scope="module")
def said() -> dict[str, tuple[bool, list[str]]]:
    """What the child said of each bomb: whether there is a tree, and the codes."""
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])}
    run = subprocess.run(
        [sys.executable, __file__], capture_output=True, text=True, timeout=600, check=False, env=environment
    )
    assert run.returncode == 0, run.stderr[-2000:]
    result: dict[str, tuple[bool, list[str]]] = json.loads(run.stdout)
    return result


HARMLESS = {
    "as many bytes as are read",
    "a line of as many characters as are read",
    "as many keys as are read",
    "base 60",
    "an impossible date",
    "infinity and no number",
}


@pytest.mark.parametrize("name", BOMBS)
def test_bomb(name: str, said: dict[str, tuple[bool, list[str]]]) -> None:
    tree, codes = said[name]
    assert len(codes) <= 51
    assert (tree and not codes) if name in HARMLESS else codes


def test_limits_have_their_codes(said: dict[str, tuple[bool, list[str]]]) -> None:
    assert said["more bytes than are read"][1] == ["PJ104"]
    assert said["one key more than is read"][1] == ["PJ106"]
    assert said["a line of more characters than are read"][1] == ["PJ108"]
    assert "PJ107" in said["many aliases"][1]
    assert said["1,000 brackets"][1] == said["10,000 brackets"][1] == ["PJ105"]


WIDE = [
    "600,000 items",
    "150,000 keys",
    "300,000 equal keys",
    "100,000 empty lists",
    "many tag directives",
    "a key of 4 MiB",
    "a block of 1,000,000 lines",
    "comments only",
    "many second documents",
    "5,000,000 digits",
    "1,000,000 open brackets",
    "forbidden characters on many lines",
]


@pytest.mark.parametrize("name", WIDE)
def test_what_is_too_wide_never_reaches_the_parser(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """So it costs a few searches of the text: the parser takes a microsecond and more for each node."""
    monkeypatch.setattr("projector.yaml.reader.PARSER", None)
    text, found = BOMBS[name](), Diagnostics()
    assert read(text if isinstance(text, bytes) else text.encode(), Path("bomb.yaml"), found) is None
    assert len(found.found) == 1


if __name__ == "__main__":
    child()
