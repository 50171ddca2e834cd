"""Damaged metadata through every pure stage: diagnostics come out, and never another exception.

    PYTHONPATH=tests python -m tests.fuzz.documents COUNT [FIRST]

A case is a number: it picks a seed among the metadata of this repository, the damage, and the target. What fails is
written to build/fuzz; cases that failed once are kept in tests/fuzz/kept as they were.
"""

from __future__ import annotations

import ast
import random
import re
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from everything import FACTS, MODULE
from projected import project

from projector.diagnostics import CODES, Diagnostics, to_text
from projector.ir.sources import Sources
from projector.stages.flow import flow
from projector.targets import TARGETS, Target, target

ROOT = Path(__file__).parents[2]
KEPT = Path(__file__).parent / "kept"
Files = dict[str, str]
"""A metadata folder: file name -> text."""

WORDS = re.split(
    r"[|\n]",
    r"""int|void|-1|0|null|long *|void *|const char *|char **|int[3]|int[]|int[2147483647]|[]|{}|[a, b]|~|true|''|'a b'
É|99999999999999999999999|0x80000000|1.5|1e400|ret < 0|ret in (1|errno == EINTR|errno|errno_null|errno_return|none|in
out|inout|utf8|utf16|filename|double_nul|{param: n}|{param: n, returned: true}|{const: 3}|{call: close}|{field: len}
'\0'|unsigned long long|bool|float|wchar_t|size_t|&a|*a|<<|!!int 3|"\uD800"|# c|- x|? y|: z|---|...|%YAML 1.1""",
)
KEYS = re.findall(r"[a-z_]+", """
    projector module namespace overlay platforms library include doc url attributes constants aliases enums
    records unions handles callbacks functions variables exceptions errors ioctls interfaces classes
    runtime_classes add change remove type dir count param const returned out in unit call field string encoding
    terminated nullable optional default reserved own free borrowed_from enum handle choose by cases python name
    keyword_only positional_only value returns params variadic symbol syscall since until deprecated gil
    release_above interrupt blocking iterate begin next end length next_offset array sizing wrap abi pack align
    bits offset anonymous flexible extends members flags base export invalid close also fork at_exit pseudo
    no_free fail_if exception message with when clear request arg variants
""")  # fmt: skip


def _folder(path: Path) -> Files:
    return {one.name: one.read_text(encoding="utf-8") for one in sorted(path.glob("*.yaml"))}


@cache
def seeds() -> tuple[Files, ...]:
    """Metadata to damage, all of it small."""
    found = [
        {"module.yaml": MODULE.replace("module: m\n", "module: seed\n"), "n.yaml": _of_seed(FACTS, "m.n", "seed.n")}
    ]
    folders = [
        ROOT / "tests/native/metadata/probe",
        ROOT / "metadata/linux",
        ROOT / "metadata/sqlite3",
        ROOT / "metadata/zlib",
    ]
    folders += sorted((ROOT / "tests/gold").glob("*/metadata/*"))
    for folder in folders:
        files = _folder(folder)
        module = files.get("module.yaml", "")
        for name in sorted(files):
            if name == "module.yaml" or name.endswith(".overlay.yaml"):
                continue
            overlay = name.replace(".yaml", ".overlay.yaml")
            one = {"module.yaml": module, name: files[name]}
            if overlay in files:
                one[overlay] = files[overlay]
            if sum(map(len, one.values())) < 5_000:
                found.append({key: _of_seed(text, folder.name, "seed") for key, text in one.items()})
    with tempfile.TemporaryDirectory() as folder:
        return tuple(one for one in found if attempt(one, target("x86_64-linux-gnu"), Path(folder)) == "Sources")


def _of_seed(text: str, old: str, new: str) -> str:
    """The text under another module's name."""
    return re.sub(rf"^(module|namespace|overlay): {re.escape(old)}\b", rf"\1: {new}", text, flags=re.MULTILINE)


@cache
def lines() -> tuple[str, ...]:
    """Every line of every seed."""
    return tuple(line for seed in seeds() for text in seed.values() for line in text.splitlines())


PAIR = re.compile(r"\b(\w+): ([^\s,{}\[\]\"'][^,{}\[\]]*|\{[^{}]*\}|\[[^\[\]]*\])")


@cache
def pairs() -> dict[str, list[str]]:
    """Every value that a key has somewhere."""
    found = dict[str, set[str]]()
    for line in lines():
        for key, value in PAIR.findall(line):
            found.setdefault(key, set()).add(value)
    return {key: sorted(values) for key, values in found.items()}


TOKEN = re.compile(r"[^\s,:{}\[\]]+")


def damage(text: str, rng: random.Random) -> str:
    """The text with one thing changed."""
    rows = text.splitlines() or [""]
    i = rng.randrange(len(rows))
    match rng.randrange(18):
        case 0:
            del rows[i]
        case 1:
            rows.insert(i, rows[rng.randrange(len(rows))])
        case 2:
            rows[i] = rng.choice(lines())
        case 3:
            rows[i] = rows[i].replace("  ", rng.choice(("", " ", "    ", "\t")), 1)
        case 4:
            at = rng.randrange(len(rows[i]) + 1)
            rows[i] = (
                rows[i][:at] + rng.choice(("{", "}", ":", "'", '"', "\\", "\0", "é", "*", "&", "-", " ")) + rows[i][at:]
            )
        case 5:
            rows[i] = rows[i][: rng.randrange(len(rows[i]) + 1)]
        case 6 | 7:
            rows[i] = _other_token(rows[i], KEYS, rng)
        case n if n < 14:
            rows[i] = _other_value(rows[i], rng)
        case n if n < 16 and "{" in rows[i]:
            key = rng.choice(list(pairs()))
            rows[i] = rows[i].replace("{", f"{{{key}: {rng.choice(pairs()[key])}, ", 1)
        case _:
            rows[i] = _other_token(rows[i], rng.choice((WORDS, WORDS, KEYS, _tokens(text))), rng)
    return "\n".join(rows) + "\n"


def _other_value(row: str, rng: random.Random) -> str:
    """The row with another value that its key has elsewhere."""
    found = list(PAIR.finditer(row))
    if not found:
        return row
    one = rng.choice(found)
    return row[: one.start(2)] + rng.choice(pairs().get(one[1], WORDS)) + row[one.end(2) :]


def _tokens(text: str) -> list[str]:
    return TOKEN.findall(text) or ["a"]


def _other_token(row: str, words: Sequence[str], rng: random.Random) -> str:
    found = list(TOKEN.finditer(row))
    if not found:
        return row + rng.choice(words)
    one = rng.choice(found)
    return row[: one.start()] + rng.choice(words) + row[one.end() :]


def case(number: int) -> tuple[Files, Target]:
    """A damaged folder, and the target that it is planned for."""
    rng = random.Random(number)
    files = dict(rng.choice(seeds()))
    for _ in range(rng.choice((1, 1, 1, 2, 3, 5))):
        name = rng.choice([*files, *[name for name in files if name != "module.yaml"] * 3])
        files[name] = damage(files[name], rng)
    return files, rng.choice((*TARGETS, *[one for one in TARGETS if one.os == "linux"] * 2))


def attempt(files: Files, on: Target, folder: Path) -> str:
    """Runs every pure stage; the one that it came to. Raises whatever isn't a diagnostic."""
    metadata = folder / "seed"
    metadata.mkdir(exist_ok=True)
    for old in metadata.iterdir():
        old.unlink()
    for name, text in files.items():
        (metadata / name).write_text(text, encoding="utf-8", errors="surrogatepass")
    found, stage = Diagnostics(), "nothing"
    for value in flow(project("seed_api", metadata), on, found):
        stage = type(value).__name__
        if isinstance(value, Sources):
            for one in value.package:
                ast.parse(one.text)
    for one in found:
        assert one.code in CODES and one.code != "PJ200", one
        to_text(one, None).encode()
    assert stage == "Sources" or found.failed, f"nothing is said, and nothing came but {stage}"
    return stage


def fuzz(numbers: Sequence[int], folder: Path) -> tuple[Counter[str], list[int]]:
    """How far the cases came, and which failed."""
    came, failed = Counter[str](), list[int]()
    for number in numbers:
        files, on = case(number)
        try:
            came[attempt(files, on, folder)] += 1
        except Exception:
            failed.append(number)
            print(f"case {number} for {on.name}\n{traceback.format_exc(limit=-4)}", file=sys.stderr, flush=True)
            for name, text in files.items():
                path = ROOT / "build/fuzz" / str(number) / "seed" / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8", errors="surrogatepass")
    return came, failed


def main(count: str, first: str = "0") -> int:
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        came, failed = fuzz(range(int(first), int(first) + int(count)), Path(folder))
    took = f"{count} documents in {time.monotonic() - start:.0f} s"
    print(f"{took}: {dict(came)}, {len(failed)} foreign exceptions: {failed}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
