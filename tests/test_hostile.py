"""Hostile text in every text field: the projection compiles, its stubs parse, and the text reads back as written."""

from __future__ import annotations

import ast
import inspect
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from described import codes, facts
from hostile import WORDS, quoted, quoted_in_lines
from parity import lay_out_twin
from projected import installed, planned

from projector.stages.compile import RUNTIME

MODULE = """
projector: 1
module: hostile
doc: {doc}
url: "https://example.org/{{name}}?{{section}}"
libraries: {{libc: process, libother: {{linux: {{soname: {soname}, origin: user}}}}}}
"""
HEAD = """
projector: 1
namespace: hostile.words
platforms: [linux]
library: libc
doc: {doc}
include: [{doc}]
attributes: {{"*/ ": {doc}}}
"""


def _facts(words: list[str]) -> str:
    """A namespace with an item of each kind for each word, the word in every text field."""
    sections: dict[str, list[str]] = {name: [] for name in ("constants", "enums", "records", "handles", "functions")}
    sections["functions"].append("  close: {params: {fd: int}, returns: int}")
    for i, word in enumerate(words):
        w = quoted(word)
        doc = f"doc: {{summary: {w}, returns: {w}, params: {{pid: {w}}}}}"
        sections["constants"] += [
            f"  TEXT_{i}: {{value: {w}, doc: {w}, reason: {w}}}",
            f"  BYTES_{i}: {{value: {w}, string: {{encoding: bytes}}}}",
        ]
        sections["enums"].append(f"  Enum_{i}: {{doc: {w}, members: {{ONE_{i}: {{value: 1, doc: {w}}}}}}}")
        sections["records"].append(f"  record_{i}: {{doc: {w}, fields: {{a: {{type: int, doc: {w}}}, b: int}}}}")
        sections["handles"].append(f"  Handle_{i}: {{type: int, invalid: [-1], close: close, doc: {w}}}")
        sections["functions"] += [
            f"  f_{i}: {{symbol: getsid, {doc}, url: {w}, params: {{pid: {{type: int, doc: {w}}}}},"
            f" returns: {{type: int, doc: {w}}}, deprecated: {{message: {w}, since: {w}}}, attributes: {{a: {w}}},"
            f" source: {{header: {w}}}}}",
            f"  missing_{i}: {{symbol: {w}, {doc}, since: {{linux: {w}}}, params: {{pid: int}}, returns: int}}",
            f"  raw_{i}: {{symbol: getsid, {doc}, params: {{pid: void *}}, returns: int}}",
        ]
    return "\n".join(line for name, lines in sections.items() for line in (f"{name}:", *lines)) + "\n"


@pytest.fixture(scope="module")
def metadata(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a module with every word in every text field."""
    metadata = tmp_path_factory.mktemp("metadata") / "hostile"
    metadata.mkdir()
    everything = quoted_in_lines(WORDS)
    (metadata / "module.yaml").write_text(MODULE.format(doc=everything, soname=quoted("/no*/such\"lib'??/")).lstrip())
    (metadata / "words.yaml").write_text(HEAD.format(doc=everything).lstrip() + _facts(WORDS))
    (metadata / "other.yaml").write_text(
        "projector: 1\nnamespace: hostile.other\nplatforms: [linux]\nlibrary: libother\n"
        "functions: {absent: {returns: int}}\n"
    )
    return metadata


@pytest.fixture(scope="module")
def hostile(metadata: Path, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """A folder with the package `hostile_api`, compiled with -Werror."""
    _, sources, _ = planned("hostile_api", metadata)
    return installed(sources, request.config.cache.mkdir("hostile"), tmp_path_factory.mktemp("hostile"))


LOOK = """
import json, sys, warnings
from hostile_api import other, words
from hostile_api.words import raw
found = {"doc": words.__doc__, "items": [], "other": ""}
for i in range(int(sys.argv[1])):
    record = getattr(words, f"record_{i}")
    function = getattr(words, f"f_{i}")
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        function(0)
    try:
        getattr(words, f"missing_{i}")
        missing = "there"
    except AttributeError as error:
        missing = str(error)
    found["items"].append([
        getattr(words, f"TEXT_{i}"), getattr(words, f"BYTES_{i}").decode("utf-8", "surrogatepass"),
        getattr(words, f"Enum_{i}").__doc__, record.__doc__, record.a.__doc__, getattr(words, f"Handle_{i}").__doc__,
        function.__doc__, function.__text_signature__, getattr(raw, f"raw_{i}").__doc__, str(seen[0].message), missing,
    ])
try:
    other.absent
except ImportError as error:
    found["other"] = str(error)
json.dump(found, sys.stdout)
"""


@pytest.fixture(scope="module")
def seen(hostile: Path) -> dict[str, object]:
    """What a process sees that imports the package."""
    words = [sys.executable, "-c", LOOK, str(len(WORDS))]
    done = subprocess.run(words, env={"PYTHONPATH": str(hostile)}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("i", range(len(WORDS)))
def test_text_reads_back_at_run_time(seen: dict[str, list[list[str]]], i: int) -> None:
    word = WORDS[i]
    text, data, *docs, function, signature, raw, warning, missing = seen["items"][i]
    assert text == data == word
    assert docs[0] == (word or docs[0])
    assert docs == [word] * 4
    assert signature == "(pid)"
    assert function.startswith(word)
    assert function.count(word.rstrip(": ")) >= 4
    assert raw.startswith(word)
    assert word in warning
    assert word in missing


LOOK_AT_TWIN = """
import json, sys, warnings
from hostile_api import words
from hostile_api.words import raw
found = [words.__doc__]
for i in range(int(sys.argv[1])):
    record, function = getattr(words, f"record_{i}"), getattr(words, f"f_{i}")
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        try:
            function(0)
        except NotImplementedError:
            pass
    found.append([
        getattr(words, f"TEXT_{i}"), getattr(words, f"BYTES_{i}").decode("utf-8", "surrogatepass"),
        getattr(words, f"Enum_{i}").__doc__, record.__doc__, record.a.__doc__, getattr(words, f"Handle_{i}").__doc__,
        function.__doc__, getattr(raw, f"raw_{i}").__doc__, str(seen[0].message),
    ])
json.dump(found, sys.stdout)
"""


def test_the_twin_reads_back_and_runs_nothing(metadata: Path, tmp_path: Path) -> None:
    folder = lay_out_twin("hostile_api", metadata, tmp_path)
    ours = (RUNTIME / "package" / "_trace.py").read_bytes()
    for module in (folder / "hostile_api").rglob("*.py"):
        if module.read_bytes() == ours:  # of which nothing is metadata's
            continue
        body = {type(one) for one in ast.parse(module.read_text(encoding="utf-8")).body}
        assert module.parent.name == "_twin" or not body & {ast.Import, ast.If, ast.For, ast.With}
    command = [sys.executable, "-c", LOOK_AT_TWIN, str(len(WORDS))]
    done = subprocess.run(command, env={"PYTHONPATH": str(folder)}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    doc, *items = json.loads(done.stdout)
    clean = inspect.cleandoc if sys.version_info >= (3, 13) else str  # Python's own way with docstrings
    assert clean(doc) == clean("".join(WORDS))
    for i, (text, data, *docs, function, raw, warning) in enumerate(items):
        word = WORDS[i]
        assert text == data == word and word in warning
        assert [clean(one) for one in docs] == [clean(word or one) for one in docs]
        first = clean(f"{word}\n.").removesuffix(".").rstrip()  # with other lines behind it, which aren't indented
        assert clean(function).startswith(first) and clean(raw).startswith(first)


def test_docs_of_modules_read_back(seen: dict[str, str]) -> None:
    assert seen["doc"] == "".join(WORDS)
    assert "/no*/such\"lib'??/" in seen["other"]


def test_stubs_parse_and_hold_the_text(hostile: Path) -> None:
    stubs = sorted((hostile / "hostile_api").rglob("*.pyi"))
    assert len(stubs) == 6
    tree = ast.parse((hostile / "hostile_api" / "words" / "__init__.pyi").read_text(encoding="utf-8"))
    assert ast.get_docstring(tree, clean=False) == "".join(WORDS)
    named = {one.name: one for one in tree.body if isinstance(one, ast.ClassDef | ast.FunctionDef)}
    values = {one.target.id: one.value for one in tree.body if isinstance(one, ast.AnnAssign)}
    for i, word in enumerate(WORDS):
        for kind in ("Enum", "record", "Handle"):
            assert ast.get_docstring(named[f"{kind}_{i}"], clean=False) == word
        assert ast.get_docstring(named[f"f_{i}"], clean=False).startswith(word)
        assert ast.literal_eval(values[f"TEXT_{i}"]) == word
        assert ast.literal_eval(values[f"BYTES_{i}"]) == word.encode("utf-8", "surrogatepass")
    statements = ast.Import | ast.ImportFrom | ast.Assign | ast.AnnAssign | ast.ClassDef | ast.FunctionDef | ast.Expr
    assert all(isinstance(one, statements) for one in tree.body)
    assert not any(alias.name == "os" for one in tree.body if isinstance(one, ast.Import) for alias in one.names)


NAMES = ["a b", "a;", "1a", "a-b", "", 'a"', "a\\", "é", "a\n", "\na", "a.b.", ".a", "*/", "a b.c", "\ufb01", "a\x00"]
ITEMS: dict[str, Callable[[str], str]] = {
    "constant": lambda name: f"constants: {{{name}: 1}}",
    "enum": lambda name: f"enums: {{{name}: {{members: {{A: 1}}}}}}",
    "member": lambda name: f"enums: {{E: {{members: {{{name}: 1}}}}}}",
    "record": lambda name: f"records: {{{name}: {{fields: {{a: int}}}}}}",
    "field": lambda name: f"records: {{r: {{fields: {{{name}: int}}}}}}",
    "alias": lambda name: f"aliases: {{{name}: int}}",
    "function": lambda name: f"functions: {{{name}: {{returns: int}}}}",
    "parameter": lambda name: f"functions: {{f: {{params: {{{name}: int}}}}}}",
    "type": lambda name: f"functions: {{f: {{params: {{a: {name}}}}}}}",
    "python name": lambda name: f"functions: {{f: {{python: {{name: {name}}}}}}}",
    "handle": lambda name: f"handles: {{{name}: {{type: int}}}}",
    "enum of a slot": lambda name: f"functions: {{f: {{params: {{a: {{type: int, enum: {name}}}}}}}}}",
    "namespace": lambda name: f"attributes: {{}}\nlibrary: {name}",
}


@pytest.mark.parametrize("kind", ITEMS)
@pytest.mark.parametrize("name", [name for name in NAMES if "\x00" not in name])
def test_hostile_names_are_refused(kind: str, name: str) -> None:
    _, found = facts(
        f"library: libc\n{ITEMS[kind](quoted(name))}\n" if kind != "namespace" else ITEMS[kind](quoted(name))
    )
    assert found.failed, "accepted"
    assert {one.code[:3] for one in found if one.severity.name == "ERROR"} <= {"PJ2", "PJ3"}


def test_plain_names_are_accepted() -> None:
    for kind, item in ITEMS.items():
        if kind in ("type", "enum of a slot", "namespace"):
            continue
        assert codes(f"library: libc\n{item('plain')}\n") == [], kind
